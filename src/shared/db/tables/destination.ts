import sql from 'sql-template-tag';
import { personAddress } from '../../domain/address.ts';
import type { Db } from '../database.ts';

export interface NewDestination {
  /** Our number of the workspace that it belongs to; null for direct messages, the console and files. */
  workspaceId: number | null;
  platform: string;
  /** The platform's own form. Unique within the platform. */
  address: string;
  /** As people call it; may be empty. */
  name: string;
}

/** The number of a destination, which is made where it is not there yet, and takes a new name over. */
export async function saveDestination(db: Db, wanted: NewDestination, at: Date): Promise<number> {
  const [row] = await db.query<{ id: number }>(sql`
    insert into news.destination (workspace_id, platform, address, name, created_at)
    values (${wanted.workspaceId}, ${wanted.platform}, ${wanted.address}, ${wanted.name}, ${at})
    on conflict (platform, address) do update set
      workspace_id = coalesce(excluded.workspace_id, destination.workspace_id),
      name = coalesce(nullif(excluded.name, ''), destination.name)
    returning id`);
  if (!row) throw new Error('The database returned no id for a destination.');
  return row.id;
}

/**
 * Notes that nothing can be sent there until a person mends it.
 *
 * @returns whether it was in order until now
 */
export async function pauseDestination(db: Db, id: number, reason: string, at: Date): Promise<boolean> {
  const rows = await db.query<{ paused_at: Date }>(sql`
    update news.destination set paused_at = coalesce(destination.paused_at, ${at}), paused_reason = ${reason}
    from (select id, paused_at from news.destination where id = ${id} for update) before
    where destination.id = before.id and before.paused_at is null returning destination.id`);
  if (rows.length > 0) return true;
  await db.query(sql`update news.destination set paused_reason = ${reason} where id = ${id}`);
  return false;
}

/** Sends there again. Returns whether it was paused. What was decided meanwhile and failed is not sent again. */
export async function resumeDestination(db: Db, id: number): Promise<boolean> {
  const rows = await db.query(sql`
    update news.destination set paused_at = null, paused_reason = null
    where id = ${id} and paused_at is not null returning id`);
  return rows.length > 0;
}

/** Addresses of direct messages that are paused, of people whose own addresses begin so. */
export async function pausedDirects(db: Db, platform: string, beginning: string): Promise<string[]> {
  const rows = await db.query<{ address: string }>(sql`
    select address from news.destination
    where platform = ${platform} and workspace_id is null and paused_at is not null
      and (starts_with(address, ${beginning}) or starts_with(address, ${personAddress(beginning)}))
    order by id`);
  return rows.map(({ address }) => address);
}

export interface KnownDestination {
  id: number;
  address: string;
}

/** The destinations of a workspace, those alone that are paused where asked for, or the one at an address. */
export const destinationsOf = (
  db: Db,
  which: { workspaceId: number; paused?: true } | { platform: string; address: string },
): Promise<KnownDestination[]> =>
  db.query<KnownDestination>(
    'workspaceId' in which
      ? sql`
        select id, address from news.destination where workspace_id = ${which.workspaceId}
          and (paused_at is not null or not ${which.paused === true}::boolean) order by id`
      : sql`
        select id, address from news.destination
        where platform = ${which.platform} and address = ${which.address}`,
  );
