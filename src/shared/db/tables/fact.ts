import sql from 'sql-template-tag';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';

/** Single values that outlive the process, such as how far a replay has come. */
export async function readFact<T>(db: Db, name: string): Promise<T | undefined> {
  const [row] = await db.query<{ value: T }>(sql`select value from news.fact where name = ${name}`);
  return row?.value;
}

export async function writeFact(db: Db, name: string, value: unknown): Promise<void> {
  await db.query(sql`
    insert into news.fact (name, value) values (${name}, ${toJson(value)}::jsonb)
    on conflict (name) do update set value = excluded.value`);
}
