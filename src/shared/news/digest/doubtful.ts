import type { Db } from '../../db/database.ts';
import type { DigestNote } from '../../db/tables/digest.ts';
import {
  addToDigest,
  findDoubtful,
  findOwedDoubtful,
  insertDoubtfulDigest,
  nextDigestAt,
} from '../../db/tables/doubtful.ts';
import { settingsOf } from '../../db/tables/settings.ts';
import { usualDigestTime } from '../../domain/subscription.ts';
import { localDay } from './local-time.ts';
import { nextDigest } from './schedule.ts';

const hourMs = 3_600_000;
/** The digest that comes first takes them along; only where there is none do they come by themselves. */
const afterDigestMs = 5 * 60_000;

/**
 * Owes the stories of a message that may or may not have arrived, where the bot was not allowed to look: they come in the
 * next digest, or where there is none within a day, in one of their own at the usual time. To be sent again at once, they
 * might stand there twice.
 *
 * @param usualZone IANA zone of destinations that have set none
 */
export async function oweDoubtful(tx: Db, deliveryId: string, now: Date, usualZone: string): Promise<void> {
  const doubtful = await findDoubtful(tx, deliveryId);
  if (!doubtful) return;
  const { destination_id: destinationId, platform, stories } = doubtful;
  const levels = Object.fromEntries(stories.map(({ id, level }) => [String(id), level]));
  const ids = stories.map(({ id }) => id);
  const owed = await findOwedDoubtful(tx, destinationId);
  if (owed) {
    const all = [...new Set([...owed.note.stories, ...ids])];
    const note = { ...owed.note, stories: all, levels: { ...owed.note.levels, ...levels } };
    await addToDigest(tx, owed.id, note, stories);
    return;
  }
  const settings = (await settingsOf(tx, [destinationId])).get(destinationId);
  const timeZone = settings?.timeZone ?? usualZone;
  const usually = nextDigest({ mode: 'daily', localTime: usualDigestTime, timeZone }, now);
  const next = await nextDigestAt(tx, destinationId, new Date(now.getTime() + 24 * hourMs));
  const comes = Math.max(now.getTime(), (next ?? usually).getTime());
  const dueAt = new Date(comes + afterDigestMs);
  const day = localDay(dueAt, timeZone);
  const note: DigestNote = { mode: 'daily', day, stories: ids, levels, more: 0, doubtful: true };
  const id = await insertDoubtfulDigest(tx, { destinationId, platform }, note, { at: now, dueAt });
  await addToDigest(tx, id, note, stories);
}
