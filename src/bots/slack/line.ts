import { setTimeout as pause } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import { type AppError, describeError, permanent } from '../../shared/errors.ts';
import type { Logger } from '../../shared/logger.ts';
import { errorOf, slackErrorOf } from './errors.ts';
import { notices } from './notices.en.ts';

type Client = SocketModeReceiver['client'];
type Opened = Awaited<ReturnType<Client['start']>>;

/** Between two tries to connect, in milliseconds of the real time. */
const firstWaitMs = 500;
const longestWaitMs = 30_000;

/** Keeps a socket to Slack open: whatever ends it, another one is asked for, which changes nothing at Slack. */
export class Line {
  readonly #connect: () => Promise<Opened>;
  readonly #ended = new AbortController();
  #opening = false;
  #wasOpen = false;

  constructor(
    private readonly client: Client,
    private readonly log: Logger,
  ) {
    this.#connect = client.start.bind(client);
    client.on('disconnected', () => {
      if (!this.#opening && this.#wasOpen) void this.#reopen();
    });
  }

  /** Tries until there is a socket. @throws what only a person can mend, before the first one */
  async open(): Promise<Opened> {
    this.#opening = true;
    try {
      for (let wait = firstWaitMs; !this.#isOver(); wait = Math.min(2 * wait, longestWaitMs)) {
        try {
          const opened = await this.#connect();
          this.#wasOpen = true;
          // Told to end while a socket was being opened, the library had none to close.
          if (this.#isOver()) await this.#hangUp();
          return opened;
        } catch (thrown) {
          await this.#rest(this.#judge(thrown), wait);
        }
      }
      return { ok: false };
    } finally {
      this.#opening = false;
    }
  }

  /** No more sockets after this one. */
  end(): void {
    this.#ended.abort();
  }

  #isOver(): boolean {
    return this.#ended.signal.aborted;
  }

  /** Told a second time, the library no longer waits for an answer to its goodbye, which might take half a minute. */
  async #hangUp(): Promise<void> {
    this.client.disconnect().catch(() => undefined);
    await this.client.disconnect();
  }

  async #reopen(): Promise<void> {
    this.#opening = true;
    await this.#pause(firstWaitMs);
    await this.open();
    if (!this.#isOver()) this.log.info('listening to slack again');
  }

  /** @throws what only a person can mend, before there was a socket: then whoever starts the bot is looking */
  #judge(thrown: unknown): AppError {
    // A socket that closes before Slack has greeted gives no reason.
    const error = errorOf(thrown ?? new Error('the socket was closed'), { reads: true });
    if (error.errorClass !== 'permanent') {
      this.log.warn({ code: error.code, reason: describeError(error) }, 'slack not reached');
      return error;
    }
    const refused = permanent('token_wrong', notices.appTokenWrong(slackErrorOf(error) ?? ''), {
      cause: thrown,
    });
    if (!this.#wasOpen) throw refused;
    this.log.error({ code: refused.code, reason: refused.message }, 'slack refuses the connection');
    return refused;
  }

  #rest({ retryAfterMs = 0 }: AppError, waitMs: number): Promise<void> {
    return this.#pause(Math.max(retryAfterMs, waitMs));
  }

  /** Shorter where the line ends. */
  async #pause(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#ended.signal }).catch(() => undefined);
  }
}
