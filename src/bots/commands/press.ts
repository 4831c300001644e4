import { findButton } from '../../shared/db/tables/button.ts';
import type { Message } from '../../shared/domain/message.ts';
import { userError } from '../../shared/errors.ts';
import { storyOfCard } from './card.ts';
import type { Answer, Call, OptionValue } from './command.ts';
import { menuActions, menuOf } from './menu.ts';
import { forgetMe } from './privacy.ts';
import { useCommandQuota } from './quotas.ts';
import { searchPage } from './search.ts';
import { stopDirect } from './stop.ts';
import { storyAnswer } from './story.ts';
import { topPage } from './top.ts';
import { words } from './words.en.ts';

/**
 * Does what a pressed button stands for. Everything that an action names is looked up, and who presses is checked as for
 * a command, so that a forged one does nothing. Raises a user error for one that means nothing here.
 */
export async function press(action: string, call: Call): Promise<Answer> {
  useCommandQuota(call);
  const [name = '', ...rest] = action.split(':');
  const reference = rest.join(':');
  // Of a card: the delivery stands for the story.
  if (name === 'brief') return storyAnswer(call, await storyOfCard(call, reference));
  if (name === 'menu') return menuOf(call, await storyOfCard(call, reference));
  if (name === 'stop') return stopDirect(call, reference);
  if (name === 'story') return storyAnswer(call, reference);
  if (name === 'about') return menuOf(call, reference);
  if (name === 'b') return pressStored(call, reference);
  const doing = Object.hasOwn(menuActions, name) ? menuActions[name] : undefined;
  if (doing) return doing(call, reference);
  throw userError('button_unknown', words.errors.gone);
}

async function pressStored(call: Call, id: string): Promise<Answer> {
  const button = await findButton(call.desk.db, id);
  switch (button?.action) {
    case 'page':
      return turnPage(call, button.payload as unknown as PageRequest);
    case 'share':
      if (!call.person.writes) throw userError('writers_only', words.errors.writersOnly);
      return { message: (button.payload as unknown as { message: Message }).message, seenBy: 'everybody' };
    case 'forget':
      return forgetMe(call);
    default:
      throw userError('button_unknown', words.errors.gone);
  }
}

interface PageRequest {
  name: 'top' | 'search';
  options: Record<string, OptionValue>;
  offset: number;
}

async function turnPage(call: Call, { name, options, offset }: PageRequest): Promise<Answer> {
  const page = name === 'top' ? topPage : searchPage;
  return { ...(await page({ ...call, options }, offset)), instead: true };
}
