import type { Db } from '../shared/db/database.ts';
import { saveSettings } from '../shared/db/tables/settings.ts';
import { everything, subscribe, subscriptionsAt } from '../shared/db/tables/subscription.ts';
import { unquietSettings } from '../shared/domain/settings.ts';

/**
 * Makes a terminal or a file take all news at once, at every hour. Where it has subscriptions already, they stay as
 * they are.
 */
export async function tellEverything(
  db: Db,
  {
    platform,
    address,
    name,
    language,
  }: { platform: string; address: string; name: string; language?: string | undefined },
  now: Date,
): Promise<void> {
  if ((await subscriptionsAt(db, platform, address)).length > 0) return;
  // Instant news and no quiet hours: nothing here depends on a zone.
  const usually = { now, timeZone: 'UTC' };
  const { subscription } = await subscribe(
    db,
    {
      destination: { workspaceId: null, platform, address, name },
      topic: everything,
      mode: 'instant',
      minLevel: 'minor',
      createdBy: null,
    },
    usually,
  );
  await saveSettings(
    db,
    { destinationId: subscription.destination_id },
    { ...unquietSettings, language },
    usually,
  );
}
