import sql from 'sql-template-tag';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';

/** A workspace that installed the bot by itself. */
export interface InstallationRow {
  external_id: string;
  /** Nobody can read it without the operator's key: see `seal`. */
  sealed_token: string;
  /** Who the bot is there, in the platform's own terms. */
  details: unknown;
}

/** Stores it; a new one takes the place of the old one. */
export async function saveInstallation(
  db: Db,
  of: { platform: string; externalId: string },
  kept: { sealedToken: string; details: unknown },
  at: Date,
): Promise<void> {
  await db.query(sql`
    insert into news.installation (platform, external_id, sealed_token, details, installed_at)
    values (${of.platform}, ${of.externalId}, ${kept.sealedToken}, ${toJson(kept.details)}::jsonb, ${at})
    on conflict (platform, external_id) do update set sealed_token = excluded.sealed_token,
      details = excluded.details, installed_at = excluded.installed_at`);
}

export async function findInstallation(
  db: Db,
  platform: string,
  externalId: string,
): Promise<InstallationRow | undefined> {
  const [row] = await db.query<InstallationRow>(sql`
    select external_id, sealed_token, details from news.installation
    where platform = ${platform} and external_id = ${externalId}`);
  return row;
}

export const listInstallations = (db: Db, platform: string): Promise<InstallationRow[]> =>
  db.query<InstallationRow>(sql`
    select external_id, sealed_token, details from news.installation
    where platform = ${platform} order by external_id`);

export async function deleteInstallation(db: Db, platform: string, externalId: string): Promise<void> {
  await db.query(
    sql`delete from news.installation where platform = ${platform} and external_id = ${externalId}`,
  );
}
