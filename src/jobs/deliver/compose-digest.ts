import type { Database } from '../../shared/db/database.ts';
import type { DeliveryRow } from '../../shared/db/tables/delivery.ts';
import { type DigestNote } from '../../shared/db/tables/digest.ts';
import { type DigestEditNote, digestedStories, findDigest } from '../../shared/db/tables/told-digest.ts';
import { settingsOf } from '../../shared/db/tables/settings.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { Outgoing, Sender, ToldStory } from '../../shared/domain/sender.ts';
import { stopButton, withButtons } from '../../shared/news/present/buttons.ts';
import { type DigestEntry, presentDigest } from '../../shared/news/present/digest.ts';
import { type Order, type Waiting, briefFor } from '../../shared/news/write/need.ts';

interface Deps {
  db: Database;
  sender: Sender;
  /** Undefined where nothing is waited for. */
  order?: Order | undefined;
}

type Place = Pick<DeliveryRow, 'id' | 'destination_id' | 'address' | 'workspace_id' | 'note'>;

/** A digest as it was decided, without what was taken back since; undefined where nothing is left to be told again. */
export async function composeDigest(deps: Deps, delivery: Place): Promise<Outgoing | Waiting | undefined> {
  const note = delivery.note as DigestNote;
  const composed = await digestOf(deps, delivery, delivery.id, note);
  if ('waitsFor' in composed) return composed;
  const { message, stories } = composed;
  if (note.doubtful && stories.length === 0) return undefined;
  return {
    deliveryId: delivery.id,
    kind: 'digest',
    address: delivery.address,
    message,
    stories,
    ...(note.mention !== undefined && { mention: note.mention }),
  };
}

/** The same digest again, after a story of it was taken back; undefined where it stands no more. */
export async function composeDigestEdit(
  { db, sender }: Deps,
  delivery: Place,
): Promise<Outgoing | undefined> {
  const { digest: digestId } = delivery.note as DigestEditNote;
  const digest = await findDigest(db, digestId);
  if (!digest?.message_id) return undefined;
  const composed = await digestOf({ db, sender }, delivery, digestId, digest.note);
  if ('waitsFor' in composed) return undefined;
  const { message, stories } = composed;
  const { id: deliveryId, address } = delivery;
  return { deliveryId, kind: 'edit', address, message, stories, messageId: digest.message_id };
}

/** @param deliveryId of the digest itself, by which its buttons are known */
async function digestOf(
  { db, sender, order }: Deps,
  { destination_id: destinationId, workspace_id: workspaceId }: Place,
  deliveryId: string,
  note: DigestNote,
): Promise<{ message: Message; stories: ToldStory[] } | Waiting> {
  const standing = await digestedStories(db, deliveryId, workspaceId);
  const language = (await settingsOf(db, [destinationId])).get(destinationId)?.language;
  const entries: DigestEntry[] = [];
  const stories: ToldStory[] = [];
  let waiting: Waiting | undefined;
  for (const [index, id] of note.stories.entries()) {
    const told = standing.get(id);
    const of = told && { storyId: id, version: told.version };
    const found = of && (await briefFor(db, of, language, order));
    if (!found) continue;
    // Those after it are asked for all the same, so that they are written at the same time.
    if ('waitsFor' in found) {
      waiting ??= found;
      continue;
    }
    const { brief, version } = found;
    const { headline, sources } = brief;
    entries.push({ number: index + 1, brief, level: note.levels[String(id)] ?? 'minor' });
    stories.push({ publicId: told.public_id, version, headline, links: sources.map(({ url }) => url) });
  }
  if (waiting) return waiting;
  const { mode, day, more, since, doubtful } = note;
  const shown = { mode, day, more, deliveryId, stories: entries };
  const digest = { ...shown, ...(since !== undefined && { since }), ...(doubtful && { doubtful }) };
  const message = presentDigest(digest);
  const stop = sender.pressable && workspaceId === null ? [stopButton(deliveryId)] : [];
  return { message: withButtons(message, stop), stories };
}
