import { EventEmitter } from 'node:events';
import type { Mutex } from 'async-mutex';
import type { EmbeddedSession } from './embedded-session.ts';

type Notification = { channel: string; payload?: string };

/** As much of a `pg.Pool` as BullMQ's PostgreSQL backend uses. */
export interface QueuePool {
  query(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
  connect(): Promise<unknown>;
}

/** Comments go first: BullMQ's statements begin with some. */
const withoutLeadingComments = (text: string): string =>
  text.replace(/^(\s*--[^\n]*\n|\s*\/\*[\s\S]*?\*\/|\s+)+/, '');

const listenPattern = /^(un)?listen\s+(\*|"?[\w$]+"?)\s*;?\s*$/i;

/**
 * One "connection" of the embedded pool. All share PGlite's single session; each has its own subscriptions.
 * They take the lock as well: a LISTEN inside somebody else's transaction would be rolled back with it.
 */
class EmbeddedClient extends EventEmitter {
  readonly #subscriptions = new Map<string, () => Promise<void>>();

  constructor(
    private readonly session: EmbeddedSession,
    private readonly lock: Mutex,
  ) {
    super();
  }

  async query(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }> {
    const listen = listenPattern.exec(withoutLeadingComments(text));
    return this.lock.runExclusive(async () => {
      if (!listen) return this.session.query(text, values);
      const channel = (listen[2] ?? '*').replaceAll('"', '');
      if (listen[1]) await this.#unsubscribe(channel);
      else await this.#subscribe(channel);
      return { rows: [] };
    });
  }

  async #subscribe(channel: string): Promise<void> {
    if (this.#subscriptions.has(channel)) return;
    const forward = (payload: string): void => {
      this.emit('notification', { channel, payload } satisfies Notification);
    };
    const unlisten = await this.session.pglite.listen(channel, forward);
    this.#subscriptions.set(channel, () => unlisten());
  }

  async #unsubscribe(channel: string): Promise<void> {
    const names = channel === '*' ? [...this.#subscriptions.keys()] : [channel];
    for (const name of names) {
      const unlisten = this.#subscriptions.get(name);
      this.#subscriptions.delete(name);
      if (unlisten && !this.session.pglite.closed) await unlisten();
    }
  }

  release(): void {
    this.removeAllListeners();
    void this.lock
      .runExclusive(() => this.#unsubscribe('*'))
      // Nobody hears the channel any more either way.
      .catch(() => undefined);
  }
}

/**
 * An in-process stand-in for `pg.Pool` on PGlite's one session. Every statement takes the lock that
 * transactions take, so that nothing slips between somebody's BEGIN and COMMIT.
 */
export class EmbeddedPool implements QueuePool {
  constructor(
    private readonly session: EmbeddedSession,
    private readonly lock: Mutex,
  ) {}

  readonly query = (text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }> =>
    this.lock.runExclusive(() => this.session.query(text, values));

  connect(): Promise<EmbeddedClient> {
    return Promise.resolve(new EmbeddedClient(this.session, this.lock));
  }
}
