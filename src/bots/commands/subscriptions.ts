import type { SubscriptionRow } from '../../shared/db/tables/subscription.ts';
import type { Block, Run } from '../../shared/domain/message.ts';
import { momentInWords } from '../../shared/news/present/moment.ts';
import type { Answer, Call, Command } from './command.ts';
import { subscriptionsHere } from './here.ts';
import { saying } from './say.ts';
import { topicInWords } from './topics.ts';
import { nextOf, whenOf } from './when.ts';
import { words } from './words.en.ts';
import { timeZoneOf } from './zone.ts';

export const subscriptions: Command = {
  name: 'subscriptions',
  description: words.commands.subscriptions,
  options: [],
  execute,
};

async function execute(call: Call): Promise<Answer> {
  const here = await subscriptionsHere(call);
  if (here.length === 0) return saying(words.subscriptions.none);
  const timeZone = await timeZoneOf(call);
  const lines = here.map((each): Block => ({
    type: 'text',
    runs: [...nameRuns(call, each), ...stateRuns(call, each, timeZone)],
  }));
  const { title } = words.subscriptions;
  return { message: { blocks: [{ type: 'heading', text: title }, ...lines], fallback: title } };
}

function nameRuns({ desk, place }: Call, each: SubscriptionRow): Run[] {
  const where = place.kind === 'direct' ? '' : `${desk.platform.nameOfPlace(each.address)}: `;
  return [{ text: where }, { text: topicInWords(each), bold: true }, { text: `, ${whenOf(each)}` }];
}

/** Who made it, and whether and when something comes. */
function stateRuns({ desk }: Call, each: SubscriptionRow, timeZone: string): Run[] {
  const now = desk.clock.now();
  const by: Run[] =
    each.created_by === null
      ? []
      : [{ text: ` · ${words.subscriptions.by}${desk.platform.nameOfPerson(each.created_by)}` }];
  return [...by, { text: ` · ${stateOf(each, now, timeZone)}` }];
}

function stateOf(each: SubscriptionRow, now: Date, timeZone: string): string {
  const { subscriptions: say } = words;
  if (each.paused_reason !== null) return say.paused(each.paused_reason);
  if (each.paused_until !== null && each.paused_until > now) {
    return each.paused_until.getTime() > forGood
      ? say.pausedForGood
      : say.pausedUntil(momentInWords(each.paused_until, now, timeZone));
  }
  const next = nextOf(each, now, timeZone);
  return next === undefined ? words.subscribe.active : say.next(next);
}

/** A pause without an end is one until after this. */
const forGood = Date.UTC(9000, 0, 1);
