import type { Database } from '../../shared/db/database.ts';
import type { DeliveryRow } from '../../shared/db/tables/delivery.ts';
import { type DigestNote } from '../../shared/db/tables/digest.ts';
import { type DigestEditNote, digestedStories, findDigest } from '../../shared/db/tables/told-digest.ts';
import { settingsOf } from '../../shared/db/tables/settings.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { Outgoing, Sender, ToldStory } from '../../shared/domain/sender.ts';
import { stopButton, withButtons } from '../../shared/news/present/buttons.ts';
import { type DigestEntry, presentDigest } from '../../shared/news/present/digest.ts';
import { briefIn } from '../../shared/news/summarize/brief-in.ts';

interface Deps {
  db: Database;
  sender: Sender;
}

type Place = Pick<DeliveryRow, 'id' | 'destination_id' | 'address' | 'workspace_id' | 'note'>;

/** A digest as it was decided, without what was taken back since; undefined where nothing is left to be told again. */
export async function composeDigest({ db, sender }: Deps, delivery: Place): Promise<Outgoing | undefined> {
  const note = delivery.note as DigestNote;
  const { message, stories } = await digestOf({ db, sender }, delivery, delivery.id, note);
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
  const { message, stories } = await digestOf({ db, sender }, delivery, digestId, digest.note);
  const { id: deliveryId, address } = delivery;
  return { deliveryId, kind: 'edit', address, message, stories, messageId: digest.message_id };
}

/** @param deliveryId of the digest itself, by which its buttons are known */
async function digestOf(
  { db, sender }: Deps,
  { destination_id: destinationId, workspace_id: workspaceId }: Place,
  deliveryId: string,
  note: DigestNote,
): Promise<{ message: Message; stories: ToldStory[] }> {
  const standing = await digestedStories(db, deliveryId, workspaceId);
  const language = (await settingsOf(db, [destinationId])).get(destinationId)?.language;
  const entries: DigestEntry[] = [];
  const stories: ToldStory[] = [];
  for (const [index, id] of note.stories.entries()) {
    const told = standing.get(id);
    const found = told && (await briefIn(db, { storyId: id, version: told.version }, language));
    if (!found) continue;
    const { brief, version } = found;
    const { headline, sources } = brief;
    entries.push({ number: index + 1, brief, level: note.levels[String(id)] ?? 'minor' });
    stories.push({ publicId: told.public_id, version, headline, links: sources.map(({ url }) => url) });
  }
  const { mode, day, more, since, doubtful } = note;
  const shown = { mode, day, more, deliveryId, stories: entries };
  const digest = { ...shown, ...(since !== undefined && { since }), ...(doubtful && { doubtful }) };
  const message = presentDigest(digest);
  const stop = sender.pressable && workspaceId === null ? [stopButton(deliveryId)] : [];
  return { message: withButtons(message, stop), stories };
}
