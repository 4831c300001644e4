import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

export interface NewWorkspace {
  platform: string;
  /** The platform's own id of the server or team. */
  externalId: string;
  /** As people call it; may be empty. */
  name: string;
}

export interface SavedWorkspace {
  id: number;
  /** It was not there before, or had left. */
  joined: boolean;
}

/** The number of a workspace that the bot is in. It is made where it is not there yet, and takes a new name over. */
export async function saveWorkspace(db: Db, wanted: NewWorkspace, at: Date): Promise<SavedWorkspace> {
  const [before] = await db.query<{ id: number; name: string; left_at: Date | null }>(sql`
    select id, name, left_at from news.workspace
    where platform = ${wanted.platform} and external_id = ${wanted.externalId}`);
  const renamed = wanted.name !== '' && wanted.name !== before?.name;
  if (before?.left_at === null && !renamed) return { id: before.id, joined: false };
  const [row] = await db.query<{ id: number }>(sql`
    insert into news.workspace (platform, external_id, name, created_at)
    values (${wanted.platform}, ${wanted.externalId}, ${wanted.name}, ${at})
    on conflict (platform, external_id) do update set
      name = coalesce(nullif(excluded.name, ''), workspace.name), left_at = null
    returning id`);
  if (!row) throw new Error('The database returned no id for a workspace.');
  return { id: row.id, joined: before?.left_at !== null };
}

/** What is known of a workspace when somebody does something in it; undefined where the bot is not in it. */
export async function findWorkspace(
  db: Db,
  platform: string,
  externalId: string,
): Promise<{ id: number; managerRole: string | undefined } | undefined> {
  const [row] = await db.query<{ id: number; manager_role: string | null }>(sql`
    select id, settings ->> 'managerRole' as manager_role from news.workspace
    where platform = ${platform} and external_id = ${externalId} and left_at is null`);
  return row && { id: row.id, managerRole: row.manager_role ?? undefined };
}

/** Notes that the bot is no longer there. Returns the number of the workspace where that is news. */
export async function leaveWorkspace(
  db: Db,
  platform: string,
  externalId: string,
  at: Date,
): Promise<number | undefined> {
  const [row] = await db.query<{ id: number }>(sql`
    update news.workspace set left_at = ${at}
    where platform = ${platform} and external_id = ${externalId} and left_at is null returning id`);
  return row?.id;
}

/** Notes that the bot is in no other workspaces of the platform than these. Returns the numbers of those it left. */
export async function leaveOthers(
  db: Db,
  platform: string,
  externalIds: readonly string[],
  at: Date,
): Promise<number[]> {
  const rows = await db.query<{ id: number }>(sql`
    update news.workspace set left_at = ${at}
    where platform = ${platform} and left_at is null and external_id <> all(${[...externalIds]}::text[])
    returning id`);
  return rows.map(({ id }) => id);
}
