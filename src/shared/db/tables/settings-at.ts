import sql from 'sql-template-tag';
import { type Settings, usualSettings } from '../../domain/settings.ts';
import type { Db } from '../database.ts';
import { settingsOf, settingsOfWorkspace } from './settings.ts';

/** What holds at a place that need not be a destination yet: of its workspace, or of somebody's direct messages. */
export async function settingsAt(
  db: Db,
  place: { workspaceId: number | null; platform: string; address: string },
): Promise<Settings> {
  if (place.workspaceId !== null) return settingsOfWorkspace(db, place.workspaceId);
  const [row] = await db.query<{ id: number }>(sql`
    select id from news.destination where platform = ${place.platform} and address = ${place.address}`);
  return (row && (await settingsOf(db, [row.id])).get(row.id)) ?? usualSettings;
}
