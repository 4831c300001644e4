import { insertButton } from '../../shared/db/tables/button.ts';
import type { ListedStory } from '../../shared/db/tables/search.ts';
import type { Block, Button } from '../../shared/domain/message.ts';
import { presentList } from '../../shared/news/present/list.ts';
import type { Answer, Call, OptionValue } from './command.ts';
import { shareButton } from './share.ts';
import { timeZoneOf } from './zone.ts';
import { words } from './words.en.ts';

/** Stories on a page: as many as there are buttons in a row. */
export const pageSize = 5;

export interface ListedPage {
  title: string;
  /** One more than a page holds tells that there are more. */
  stories: readonly ListedStory[];
  offset: number;
  notes?: readonly string[];
  /** How to ask for another page of the same. */
  view: { name: 'top' | 'search'; options: Readonly<Record<string, OptionValue | undefined>> };
}

/** A page of stories with a button for each, and buttons for what is before and after. */
export async function listAnswer(call: Call, page: ListedPage): Promise<Answer> {
  const shown = page.stories.slice(0, pageSize);
  const message = presentList({ ...page, stories: shown }, { timeZone: await timeZoneOf(call) });
  const numbers = shown.map((story, index): Button => ({
    label: String(page.offset + index + 1),
    to: { action: `story:${story.public_id}` },
  }));
  const turns: Button[] = [];
  const turn = async (label: string, offset: number): Promise<void> => {
    const payload = { ...page.view, offset };
    const id = await insertButton(call.desk.db, { action: 'page', payload }, call.desk.clock.now());
    turns.push({ label, to: { action: `b:${id}` } });
  };
  if (page.offset > 0) await turn(words.buttons.previous, Math.max(0, page.offset - pageSize));
  if (page.stories.length > pageSize) await turn(words.buttons.next, page.offset + pageSize);
  if (shown.length > 0) turns.push(...(await shareButton(call, message)));
  const rows = [numbers, turns].filter((buttons) => buttons.length > 0);
  const blocks: Block[] = rows.map((buttons) => ({ type: 'buttons', buttons }));
  return { message: { ...message, blocks: [...message.blocks, ...blocks] } };
}
