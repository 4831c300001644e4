import {
  type SubscriptionRow,
  subscriptionsAt,
  subscriptionsOfWorkspace,
} from '../../shared/db/tables/subscription.ts';
import type { Call } from './command.ts';

/** All that a place shows: of a workspace every channel's, in direct messages one's own. */
export const subscriptionsHere = ({ desk, place }: Call): Promise<SubscriptionRow[]> =>
  place.workspaceId === null
    ? subscriptionsAt(desk.db, desk.platform.name, place.address)
    : subscriptionsOfWorkspace(desk.db, place.workspaceId);
