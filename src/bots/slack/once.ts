import { createHash } from 'node:crypto';
import type { Middleware, AnyMiddlewareArgs } from '@slack/bolt';
import type { Clock } from '../../shared/clock.ts';
import type { Db } from '../../shared/db/database.ts';
import { hearOnce } from '../../shared/db/tables/heard.ts';
import { slackPlatform } from './address.ts';

/** What Slack tells, as far as it says which telling it is. */
interface Told {
  type?: string;
  event_id?: string;
  trigger_id?: string;
  view?: { id?: string; hash?: string };
}

/**
 * The same for the same thing told again, which Slack does where it waited in vain; undefined for what may be told as often
 * as somebody types.
 */
export function tellingOf({
  type,
  event_id: eventId,
  trigger_id: triggerId,
  view,
}: Told): string | undefined {
  if (type === 'block_suggestion') return undefined;
  const told = eventId ?? triggerId ?? (view && `${view.id ?? ''} ${view.hash ?? ''}`);
  // A trigger opens forms: it is not kept as it is.
  return told && createHash('sha256').update(told).digest('base64url');
}

/** Lets everything through once; what is told again is acknowledged again and goes no further. */
export const once =
  ({ db, clock }: { db: Db; clock: Clock }): Middleware<AnyMiddlewareArgs> =>
  async ({ body, next, ...args }) => {
    const telling = tellingOf(body);
    if (telling === undefined || (await hearOnce(db, slackPlatform, telling, clock.now()))) return next();
    const { ack } = args as { ack?: () => Promise<void> };
    await ack?.();
  };
