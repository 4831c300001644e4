import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

/** A destination that somebody subscribed, in a workspace that the bot is in, or of a person. */
export interface PlaceRow {
  address: string;
  /** Its name, which may be empty; null for direct messages. */
  workspace: string | null;
  paused_reason: string | null;
}

/** Where a platform is to be posted to, those in order first. */
export const placesOf = (db: Db, platform: string): Promise<PlaceRow[]> =>
  db.query<PlaceRow>(sql`
    select address, workspace.name as workspace,
      case when paused_at is not null then coalesce(paused_reason, '') end as paused_reason
    from news.destination left join news.workspace on workspace.id = workspace_id
    where destination.platform = ${platform} and left_at is null
      and exists (select 1 from news.subscription where destination_id = destination.id)
    order by paused_at is not null, destination.id`);

export interface DatabaseFacts {
  /** As PostgreSQL counts: 160004 is 16.4. */
  version: number;
  bytes: number;
}

/** Which PostgreSQL it is, and how much it holds. */
export async function databaseFacts(db: Db): Promise<DatabaseFacts> {
  const [row] = await db.query<DatabaseFacts>(sql`
    select current_setting('server_version_num')::int as version,
      pg_database_size(current_database())::float8 as bytes`);
  if (!row) throw new Error('The database returned nothing about itself.');
  return row;
}

/** The outcome of the last nightly backup; undefined before the first one was planned. */
export async function lastNightlyBackup(db: Db): Promise<{ last_error: string | null } | undefined> {
  const [row] = await db.query<{ last_error: string | null }>(
    sql`select last_error from news.upkeep where name = 'backup'`,
  );
  return row;
}
