import { DateTime } from 'luxon';
import type { Clock } from '../../shared/clock.ts';
import type { Config } from '../../shared/config.ts';
import type { Database } from '../../shared/db/database.ts';
import { listSources } from '../../shared/db/tables/source.ts';
import { newsroomStatus } from '../../shared/db/tables/status.ts';
import { VERSION } from '../version.ts';

export interface AnnouncerOptions {
  db: Database;
  clock: Clock;
  config: Config;
  queue: 'redis' | 'postgres';
  print: (text: string) => void;
}

/** Tells the person at the terminal what the bot does: at the start, and once the first round of polls is over. */
export class Announcer {
  #roundOver = false;
  #looking: Promise<void> = Promise.resolve();

  constructor(private readonly options: AnnouncerOptions) {}

  async welcome(): Promise<void> {
    const { db, config, queue, print } = this.options;
    const sources = (await listSources(db)).filter((source) => source.enabled).length;
    const storage = db.kind === 'embedded' ? `embedded, in ${config.dataDir}` : 'PostgreSQL';
    print(`AI News Bot ${VERSION}
Following ${sources} sources. Database: ${storage}. Queue: ${queue === 'redis' ? 'Redis' : 'in the database'}.

What the sources hold already is stored and searchable, not posted. News that comes after is gathered
into stories, left to settle for ten minutes, and posted once.

Stories are printed here as long as no chat platform is connected.
Next step: follow a feed of your own with "npx ai-news sources add URL", look around with "npx ai-news status",
or see a day of news at once with "npm run demo". Ctrl-C stops the bot; nothing is lost.

Asking every source for the first time ...
`);
  }

  /** To be called after each poll. */
  polled(): void {
    if (this.#roundOver) return;
    this.#looking = this.#looking.then(() => this.#look()).catch(() => undefined);
  }

  /** Resolves when nothing more is printed. */
  done(): Promise<void> {
    this.#roundOver = true;
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { db, clock, config, print } = this.options;
    if (this.#roundOver) return;
    const sources = (await listSources(db)).filter((source) => source.enabled);
    const waiting = sources.filter((source) => source.last_polled_at === null && source.failures === 0);
    if (waiting.length > 0) return;
    this.#roundOver = true;
    const status = await newsroomStatus(db, clock.now());
    const next = status.next_poll_at
      ? DateTime.fromJSDate(status.next_poll_at, { zone: config.timeZone }).toFormat('HH:mm')
      : 'not planned';
    const answered = sources.filter((source) => source.failures === 0).length;
    if (answered === 0) {
      print(`
No source could be reached: ${sources[0]?.last_error ?? 'there is no source.'}
Check this machine's connection to the internet. The bot keeps trying; the next try is at ${next}.
To see it work without a connection: npm run demo
`);
      return;
    }
    const missing = sources.length - answered;
    print(`${answered} sources answered${missing > 0 ? `, ${missing} did not ("npx ai-news sources" says why)` : ''}. ${status.articles} articles of the past are stored.
Next poll: ${next}. This terminal stays quiet until there is news.
`);
  }
}
