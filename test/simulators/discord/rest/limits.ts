import { createHash } from 'node:crypto';

interface Rule {
  limit: number;
  perMs: number;
}

/**
 * Discord publishes no figures and asks to read the headers. These are what its server sends today, and for
 * crossposts what its help pages say: ten an hour and channel.
 */
const RULES: Record<string, Rule> = {
  'POST /channels/{channel_id}/messages': { limit: 5, perMs: 5000 },
  'PATCH /channels/{channel_id}/messages/{message_id}': { limit: 5, perMs: 5000 },
  'DELETE /channels/{channel_id}/messages/{message_id}': { limit: 5, perMs: 1000 },
  'POST /channels/{channel_id}/messages/{message_id}/crosspost': { limit: 10, perMs: 3_600_000 },
  'POST /channels/{channel_id}/threads': { limit: 50, perMs: 300_000 },
  'GET /channels/{channel_id}/messages': { limit: 5, perMs: 5000 },
  'POST /users/@me/channels': { limit: 10, perMs: 10_000 },
  'GET /gateway/bot': { limit: 2, perMs: 5000 },
};
const ANY: Rule = { limit: 50, perMs: 1000 };

/** Discord: "Rate Limits", global: 50 requests a second, answers to interactions not counted. */
const GLOBAL: Rule = { limit: 50, perMs: 1000 };

interface Window {
  startedAt: number;
  used: number;
}

export interface Verdict {
  headers: Record<string, string>;
  /** In seconds, when the request is refused. */
  retryAfter?: number;
  scope?: 'user' | 'global';
}

const seconds = (ms: number): string => (Math.max(ms, 0) / 1000).toFixed(3);

/** Counts requests by bot, route and major parameter (Discord: "Rate Limits"), by the simulator's own clock. */
export class RateLimits {
  enabled: boolean;
  readonly #now: () => Date;
  readonly #windows = new Map<string, Window>();

  constructor(now: () => Date, enabled: boolean) {
    this.#now = now;
    this.enabled = enabled;
  }

  #take(key: string, { limit, perMs }: Rule): { used: number; resetInMs: number; refused: boolean } {
    const now = this.#now().getTime();
    const known = this.#windows.get(key);
    const window = known !== undefined && now < known.startedAt + perMs ? known : { startedAt: now, used: 0 };
    this.#windows.set(key, window);
    const refused = window.used >= limit;
    if (!refused) window.used += 1;
    return { used: window.used, resetInMs: window.startedAt + perMs - now, refused };
  }

  /** Counts one request and says what the answer's headers are, and whether it is one too many. */
  take(bot: string, route: string, params: Record<string, string>, answersInteraction: boolean): Verdict {
    if (!this.enabled) return { headers: {} };
    if (!answersInteraction) {
      const { refused, resetInMs } = this.#take(`global ${bot}`, GLOBAL);
      if (refused) {
        return { headers: { 'x-ratelimit-global': 'true' }, retryAfter: resetInMs / 1000, scope: 'global' };
      }
    }
    const major =
      params['channel_id'] ?? params['guild_id'] ?? params['webhook_token'] ?? params['interaction_token'];
    const rule = RULES[route] ?? ANY;
    const { used, resetInMs, refused } = this.#take(`${bot} ${route} ${major ?? ''}`, rule);
    const headers = {
      'x-ratelimit-limit': String(rule.limit),
      'x-ratelimit-remaining': String(rule.limit - used),
      'x-ratelimit-reset': seconds(this.#now().getTime() + resetInMs),
      'x-ratelimit-reset-after': seconds(resetInMs),
      'x-ratelimit-bucket': createHash('md5').update(route).digest('hex'),
    };
    return refused ? { headers, retryAfter: Math.max(resetInMs, 1) / 1000, scope: 'user' } : { headers };
  }
}
