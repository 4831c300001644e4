import { toApplication, toChannel, toOwnUser, toUser } from '../wire.ts';
import { type Call, type Route, param } from './context.ts';
import { ApiError } from './errors.ts';

function user(call: Call): unknown {
  const found = call.world.users.get(param(call, 'user_id'));
  if (found === undefined) throw new ApiError(10013);
  return toUser(found);
}

/** Opening a channel succeeds with anybody: whether a message gets through shows when one is sent. */
function openDm(call: Call): unknown {
  const { recipient_id: id } = call.body as { recipient_id?: string };
  const other = call.world.users.get(id ?? '');
  if (other === undefined || other === call.app.user) {
    throw new ApiError(50035, [
      { path: ['recipient_id'], code: 'INVALID_USER', message: 'Invalid Recipient(s)' },
    ]);
  }
  return toChannel(call.world.dmOf(call.app.user, other), call.app.user);
}

const gatewayUrl = (call: Call): string => call.settings.origin.replace(/^http/, 'ws');

/** Discord: "Get Gateway Bot". Many identifies at once, unlike for a small bot, so that tests with shards are quick. */
function gatewayBot(call: Call): unknown {
  return {
    url: gatewayUrl(call),
    shards: call.app.shards,
    session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 16 },
  };
}

const application = (call: Call) => toApplication(call.app);

export const userRoutes: Route[] = [
  { method: 'GET', path: '/gateway', handle: (call) => ({ url: gatewayUrl(call) }) },
  { method: 'GET', path: '/gateway/bot', handle: gatewayBot },
  { method: 'GET', path: '/users/@me', handle: (call) => toOwnUser(call.app.user) },
  { method: 'GET', path: '/users/{user_id}', handle: user },
  { method: 'POST', path: '/users/@me/channels', handle: openDm },
  { method: 'GET', path: '/applications/@me', handle: application },
  { method: 'GET', path: '/oauth2/applications/@me', handle: application },
];
