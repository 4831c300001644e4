/**
 * Slack: "Rate limits", by method and workspace: the least that each tier allows in a minute. "1+" of the first tier
 * comes with bursts; five are taken for that.
 */
const TIERS = { 1: 5, 2: 20, 3: 50, 4: 100 } as const;

type Tier = keyof typeof TIERS;

const TIER_OF: Record<string, Tier> = {
  // The first tier by the list, but every reconnection needs it.
  'apps.connections.open': 3,
  'apps.uninstall': 1,
  'auth.revoke': 3,
  'bots.info': 3,
  'chat.delete': 3,
  'chat.postEphemeral': 4,
  'chat.update': 3,
  'conversations.history': 3,
  'conversations.info': 3,
  'conversations.join': 3,
  'conversations.list': 2,
  'conversations.members': 4,
  'conversations.open': 3,
  'conversations.replies': 3,
  'oauth.v2.access': 4,
  'team.info': 3,
  'usergroups.list': 2,
  'usergroups.users.list': 2,
  'users.info': 4,
  'views.open': 4,
  'views.publish': 4,
  'views.push': 4,
  'views.update': 4,
};

const MINUTE_MS = 60_000;
const HISTORY = new Set(['conversations.history', 'conversations.replies']);

/** chat.postMessage: one message a second in a channel, short bursts tolerated; some hundreds a minute in all. */
const BURST = 4;
const MESSAGES_A_MINUTE = 300;

interface Window {
  startedAt: number;
  used: number;
}

/** Counts calls by the simulator's own clock. */
export class RateLimits {
  enabled: boolean;
  readonly #now: () => Date;
  readonly #unlisted: () => boolean;
  readonly #windows = new Map<string, Window>();
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(now: () => Date, enabled: boolean, unlisted: () => boolean) {
    this.#now = now;
    this.enabled = enabled;
    this.#unlisted = unlisted;
  }

  /** Counts one call. Returns the seconds to wait when it is one too many. */
  take(teamId: string, method: string, channel: string | undefined): number | undefined {
    if (!this.enabled) return undefined;
    if (method === 'chat.postMessage')
      return this.#bucket(`${teamId} ${channel ?? ''}`) ?? this.#window(`${teamId} posts`, MESSAGES_A_MINUTE);
    const tier = TIER_OF[method];
    if (tier === undefined) return undefined;
    const limit = HISTORY.has(method) && this.#unlisted() ? 1 : TIERS[tier];
    return this.#window(`${teamId} ${method}`, limit);
  }

  #window(key: string, limit: number): number | undefined {
    const now = this.#now().getTime();
    const known = this.#windows.get(key);
    const window =
      known !== undefined && now < known.startedAt + MINUTE_MS ? known : { startedAt: now, used: 0 };
    this.#windows.set(key, window);
    if (window.used < limit) {
      window.used += 1;
      return undefined;
    }
    return Math.max(Math.ceil((window.startedAt + MINUTE_MS - now) / 1000), 1);
  }

  #bucket(key: string): number | undefined {
    const now = this.#now().getTime();
    const known = this.#buckets.get(key) ?? { tokens: BURST, at: now };
    const tokens = Math.min(BURST, known.tokens + Math.max(now - known.at, 0) / 1000);
    const allowed = tokens >= 1;
    this.#buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: now });
    return allowed ? undefined : Math.ceil(1 - tokens);
  }
}
