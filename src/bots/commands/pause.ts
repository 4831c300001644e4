import { pauseSubscriptions } from '../../shared/db/tables/subscription.ts';
import { userError } from '../../shared/errors.ts';
import { momentInWords } from '../../shared/news/present/moment.ts';
import type { Call, Command } from './command.ts';
import { subscriptionsHere } from './here.ts';
import { saying } from './say.ts';
import { assertMayPost } from './target.ts';
import { words } from './words.en.ts';
import { timeZoneOf } from './zone.ts';

const hourMs = 3_600_000;
/** 30 days. */
const mostHours = 720;
/** Stands for "until somebody resumes it". */
const never = new Date(Date.UTC(9999, 0, 1));

export const pause: Command = {
  name: 'pause',
  description: words.commands.pause,
  options: [{ name: 'hours', description: words.options.hours, kind: 'number', min: 1, max: mostHours }],
  async execute(call) {
    await assertMayPost(call, call.place.address);
    const { hours } = call.options;
    const now = call.desk.clock.now();
    const until = typeof hours === 'number' ? new Date(now.getTime() + hours * hourMs) : never;
    await pauseHere(call, until);
    if (until === never) return saying(words.pause.open);
    return saying(words.pause.until(momentInWords(until, now, await timeZoneOf(call))));
  },
};

export const resume: Command = {
  name: 'resume',
  description: words.commands.resume,
  options: [],
  async execute(call) {
    await assertMayPost(call, call.place.address);
    await pauseHere(call, null);
    call.desk.wake();
    return saying(words.pause.resumed);
  },
};

/** Of the channel where the command is given, not of the whole workspace. */
async function pauseHere(call: Call, until: Date | null): Promise<void> {
  const here = (await subscriptionsHere(call)).filter(({ address }) => address === call.place.address);
  const destinations = new Set(here.map(({ destination_id }) => destination_id));
  if (destinations.size === 0) throw userError('nothing_here', words.pause.nothing);
  for (const id of destinations) await pauseSubscriptions(call.desk.db, id, until);
}
