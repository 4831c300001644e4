import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';

export interface ButtonRow {
  action: string;
  payload: Record<string, unknown>;
}

/** Remembers what a button stands for. Returns an id of 16 letters that nobody can guess. */
export async function insertButton(db: Db, button: ButtonRow, at: Date): Promise<string> {
  const id = randomBytes(12).toString('base64url');
  await db.query(sql`
    insert into news.button (id, action, payload, created_at)
    values (${id}, ${button.action}, ${toJson(button.payload)}::jsonb, ${at})`);
  return id;
}

/** Undefined for one that was never shown, or so long ago that it is forgotten. */
export async function findButton(db: Db, id: string): Promise<ButtonRow | undefined> {
  const [row] = await db.query<ButtonRow>(sql`select action, payload from news.button where id = ${id}`);
  return row;
}
