import { revoke, uninstall } from '../state/installing.ts';
import { type Call, type Method, flag, me, required } from './context.ts';
import { ApiError } from './errors.ts';

function test(call: Call): Record<string, unknown> {
  const { team } = call;
  const bot = me(call);
  return {
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: bot.name,
    team_id: team.id,
    user_id: bot.id,
    bot_id: bot.botId ?? '',
    is_enterprise_install: false,
  };
}

function revokeToken(call: Call): Record<string, unknown> {
  if (flag(call, 'test')) return { revoked: false };
  revoke(call.world, call.team);
  return { revoked: true };
}

function uninstallApp(call: Call): Record<string, unknown> {
  const { app } = call.world;
  if (required(call, 'client_id') !== app.clientId) throw new ApiError('invalid_client_id');
  if (required(call, 'client_secret') !== app.clientSecret) throw new ApiError('bad_client_secret');
  uninstall(call.world, call.team);
  return {};
}

export const authMethods: Record<string, Method> = {
  'auth.test': { scopes: [], handle: test },
  'auth.revoke': { scopes: [], handle: revokeToken },
  'apps.uninstall': { scopes: [], handle: uninstallApp },
};
