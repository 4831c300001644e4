import { DateTime } from 'luxon';
import type { Clock } from '../../shared/clock.ts';
import type { Config } from '../../shared/config.ts';
import type { Database } from '../../shared/db/database.ts';
import { type SourceRow, listSources } from '../../shared/db/tables/source.ts';
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
  #firstTime = true;
  #startedAt = new Date(0);
  #looking: Promise<void> = Promise.resolve();

  constructor(private readonly options: AnnouncerOptions) {}

  async welcome(): Promise<void> {
    const { db, clock, config, queue, print } = this.options;
    const sources = (await listSources(db)).filter((source) => source.enabled);
    const storage = db.kind === 'embedded' ? `embedded, in ${config.dataDir}` : 'PostgreSQL';
    print(`AI News Bot ${VERSION}
Following ${sources.length} sources. Database: ${storage}. Queue: ${queue === 'redis' ? 'Redis' : 'in the database'}.

What the sources hold already is stored and searchable, not posted. News that comes after is gathered
into stories, left to settle for ten minutes, and posted once.

Stories are printed here${config.discordToken === undefined && !config.slack ? '. To have them at Discord or Slack, see README.md' : ', and posted where people have subscribed'}.
Next step: follow a feed of your own with "npx ai-news sources add URL", look around with "npx ai-news status",
or see a day of news at once with "npm run demo". Ctrl-C stops the bot; nothing is lost.
`);
    this.#startedAt = clock.now();
    this.#firstTime =
      sources.length > 0 &&
      sources.every((source) => source.last_polled_at === null && source.failures === 0);
    const due = sources.filter((source) => this.#isDue(source)).length;
    if (this.#firstTime) print('\nAsking every source for the first time ...\n');
    else if (due > 0) print(`\nAsking ${due} of the sources ...\n`);
    // Shortly after the last time nothing is due for a while: then say at once how things stand.
    else this.polled();
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

  /** Whether it was due at the start and has not been asked since. */
  #isDue({ due_at }: SourceRow): boolean {
    return due_at !== null && due_at <= this.#startedAt;
  }

  async #look(): Promise<void> {
    const { db, clock, config, print } = this.options;
    if (this.#roundOver) return;
    const sources = (await listSources(db)).filter((source) => source.enabled);
    if (sources.some((source) => this.#isDue(source))) return;
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
    print(`${answered} sources answered${missing > 0 ? `, ${missing} did not ("npx ai-news sources" says why)` : ''}. ${status.articles} articles${this.#firstTime ? ' of the past' : ''} are stored.
Next poll: ${next}. This terminal stays quiet until there is news.
`);
  }
}
