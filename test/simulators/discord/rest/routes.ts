import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import type { Route } from './context.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';
import { threadRoutes } from './threads.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';

const compiled = [
  ...userRoutes,
  ...guildRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...threadRoutes,
  ...commandRoutes,
  ...interactionRoutes,
  ...webhookRoutes,
].map((route) => ({ route, parts: route.path.split('/') }));

export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** discord.js writes @original as %40original. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The route of a path like "/channels/123". What is spelled out wins over a parameter: "@me" is no user's id. */
export function matchRoute(method: string, path: string): Match | undefined {
  const asked = path.split('/').map(decoded);
  let best: (Match & { literal: number }) | undefined;
  for (const { route, parts } of compiled) {
    if (route.method !== method || parts.length !== asked.length) continue;
    const params: Record<string, string> = {};
    const fits = parts.every((part, index) => {
      const given = asked[index] ?? '';
      if (!part.startsWith('{')) return part === given;
      params[part.slice(1, -1)] = given;
      return given !== '';
    });
    const literal = parts.filter((part) => !part.startsWith('{')).length;
    if (fits && (best === undefined || literal > best.literal)) best = { route, params, literal };
  }
  return best;
}
