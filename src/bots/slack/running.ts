import type { App } from '@slack/bolt';
import { asAppError, permanent } from '../../shared/errors.ts';
import type { Logger } from '../../shared/logger.ts';
import { errorOf } from './errors.ts';
import { notices } from './notices.en.ts';
import { within } from './within.ts';

/** How long what people asked for may go on when the bot is stopped. */
const graceMs = 5_000;
/** The bot starts without Slack where that takes longer, and goes on trying. */
const patienceMs = 10_000;
const againMs = 60_000;

/** The app while it listens, and the work that it has begun. */
export class Running {
  readonly #working = new Set<Promise<void>>();
  #app: App | undefined;
  #retry: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    private readonly log: Logger,
    /** Asks which teams the bot is in. */
    private readonly lookAround: () => Promise<void>,
    private readonly open: () => App,
  ) {}

  /** @throws what only a person can mend, such as a wrong token; everything else is tried again. */
  async start(): Promise<void> {
    try {
      await this.lookAround();
    } catch (thrown) {
      this.#assertPassing(thrown);
      this.#lookAgain();
    }
    this.#app = this.open();
    await within(this.#listen(this.#app), patienceMs);
  }

  async #listen(app: App): Promise<void> {
    try {
      await app.start();
      if (!this.#stopped) this.log.info('listening to slack');
    } catch (thrown) {
      if (!this.#stopped) this.#assertPassing(thrown);
    }
  }

  #assertPassing(thrown: unknown): void {
    if ((thrown as { code?: unknown }).code === 'EADDRINUSE')
      throw permanent('port_taken', notices.portTaken, { cause: thrown });
    const error = errorOf(thrown, { reads: true });
    if (error.errorClass === 'permanent') throw error;
    this.log.warn({ code: error.code, err: thrown }, 'slack not reached');
  }

  #lookAgain(): void {
    this.#retry = setTimeout(() => {
      this.lookAround().catch((error: unknown) => {
        this.log.warn({ code: asAppError(error).code, err: error }, 'slack not reached');
        if (!this.#stopped) this.#lookAgain();
      });
    }, againMs);
  }

  /** Work goes on beside the next event, and never brings the connection down. */
  track(doing: Promise<void>): void {
    const work = doing
      .catch((error: unknown) =>
        this.log.error({ code: asAppError(error).code, err: error }, 'slack event failed'),
      )
      .finally(() => this.#working.delete(work));
    this.#working.add(work);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#retry);
    // The library refuses to stop what did not come to listen.
    await this.#app?.stop().catch((error: unknown) => this.log.debug({ err: error }, 'slack not stopped'));
    await within(Promise.allSettled(this.#working), graceMs);
  }
}
