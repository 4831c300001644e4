import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Message } from '../../domain/message.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';

/** Owes a plain message of the bot's own to a destination. */
export async function insertNote(
  db: Db,
  destination: { destination_id: number; platform: string },
  message: Message,
  at: Date,
): Promise<void> {
  await db.query(sql`
    insert into news.delivery (id, destination_id, platform, kind, note, state, decided_at, due_at)
    values (${randomBytes(12).toString('base64url')}, ${destination.destination_id}, ${destination.platform}, 'note',
      ${toJson(message)}::jsonb, 'due', ${at}, ${at})`);
}
