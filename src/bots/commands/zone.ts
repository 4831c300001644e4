import { settingsAt } from '../../shared/db/tables/settings-at.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import type { PresentOptions } from '../../shared/news/present/parts.ts';
import type { Call } from './command.ts';

/** What holds where the command was given: of the workspace, or of the person's direct messages. */
export const settingsHere = ({ desk, place }: Call): Promise<Settings> =>
  settingsAt(desk.db, {
    workspaceId: place.workspaceId,
    platform: desk.platform.name,
    address: place.address,
  });

/** How stories are shown there. */
export async function presentation(call: Call): Promise<PresentOptions> {
  const { timeZone = call.desk.timeZone, pictures, language } = await settingsHere(call);
  return { timeZone, pictures, ...(language !== undefined && { language }) };
}

/** The zone in which times are written there: as set, else the operator's. */
export const timeZoneOf = async (call: Call): Promise<string> =>
  (await settingsHere(call)).timeZone ?? call.desk.timeZone;
