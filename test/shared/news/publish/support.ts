import sql from 'sql-template-tag';
import { digestJob } from '../../../../src/jobs/digest/digest.ts';
import { deliverJob } from '../../../../src/jobs/deliver/deliver.ts';
import { saveBrief } from '../../../../src/shared/db/tables/brief.ts';
import { scheduleStory } from '../../../../src/shared/db/tables/story.ts';
import type { Message } from '../../../../src/shared/domain/message.ts';
import type { Outgoing, SendReceipt, Sender } from '../../../../src/shared/domain/sender.ts';
import type { SourceScope, Tier } from '../../../../src/shared/domain/source.ts';
import type { Brief, Level } from '../../../../src/shared/domain/story.ts';
import { publishStory } from '../../../../src/shared/news/publish/publish-story.ts';
import { asAppError } from '../../../../src/shared/errors.ts';
import { claimDue, deliverStep, journey } from '../../../../src/shared/queue/steps.ts';
import { newArticle, newSource, newStory } from '../../../helpers/rows.ts';
import { type Setup, start } from '../../../helpers/setups.ts';

const hourMs = 3_600_000;
const publishRules = { edits: { most: 3, forMs: 48 * hourMs }, timeZone: 'UTC' };

/** All the words of a message. */
export const wordsOf = (message: Message): string =>
  message.blocks
    .map((block) => {
      if (block.type === 'bullets') return block.items.map(({ text }) => text).join('\n');
      if (block.type === 'text')
        return block.runs.map(({ text, link }) => text + (link ? ` <${link}>` : '')).join('');
      if (block.type === 'source') return block.url;
      return 'text' in block ? block.text : '';
    })
    .join('\n');

/** A platform that remembers what arrived in each of its places. */
export class Platform implements Sender {
  readonly platform = 'channel';
  readonly arrived: Outgoing[] = [];
  /** Thrown by the next calls, one each, before or after the message has arrived. */
  readonly mishaps: { before?: Error; after?: Error }[] = [];

  send = (outgoing: Outgoing): Promise<SendReceipt> => this.#take(outgoing);
  remove? = async (outgoing: Outgoing): Promise<void> => {
    await this.#take(outgoing);
  };
  edit? = (outgoing: Outgoing): Promise<SendReceipt> => this.#take(outgoing);
  reply? = (outgoing: Outgoing): Promise<SendReceipt> => this.#take(outgoing);
  look? = ({ deliveryId }: Outgoing): Promise<SendReceipt | undefined> => {
    const found = this.arrived.some((each) => each.deliveryId === deliveryId);
    return Promise.resolve(found ? { messageId: deliveryId } : undefined);
  };

  mayLook?: (outgoing: Outgoing) => Promise<boolean>;

  /** "a: post First", in the order of arrival. */
  get seen(): string[] {
    return this.arrived.map(({ address, kind, stories }) => `${address}: ${kind} ${stories[0]?.headline}`);
  }

  #take(outgoing: Outgoing): Promise<SendReceipt> {
    const { before, after } = this.mishaps.shift() ?? {};
    if (before) return Promise.reject(before);
    this.arrived.push(outgoing);
    return after ? Promise.reject(after) : Promise.resolve({ messageId: outgoing.deliveryId });
  }
}

export interface Told {
  /** A number of its own makes its words its own. */
  outlet: number;
  tier?: Tier;
  scope?: SourceScope;
  /** When it is first seen, in hours after the start. */
  hour?: number;
  publishedAt?: Date;
  past?: boolean;
  text?: string;
}

/** Stories made by hand, published and delivered as the jobs do it, at hours after the start. */
export class Desk {
  readonly platform = new Platform();
  readonly #setup: Setup;
  #now = start;

  constructor(setup: Setup) {
    this.#setup = setup;
  }

  at(hour: number): this {
    this.#now = new Date(start.getTime() + hour * hourMs);
    return this;
  }

  async story(headline: string, wanted: { level?: Level; past?: boolean } = {}): Promise<number> {
    const { db } = this.#setup;
    const id = await newStory(db, { headline, past: wanted.past ?? false });
    await db.query(sql`update news.story set level = ${wanted.level ?? 'minor'} where id = ${id}`);
    return id;
  }

  async article(storyId: number, { outlet, hour = 0, past = false, ...wanted }: Told): Promise<number> {
    const { db } = this.#setup;
    const words = Array.from({ length: 12 }, (_, index) => `word${outlet}x${index}`).join(' ');
    const { tier = 'press', scope = 'ai', text } = wanted;
    const page = `https://outlet-${outlet}.example/${storyId}-${hour}`;
    const source = await newSource(db, { name: `Outlet ${outlet}`, tier, scope });
    const seenAt = new Date(start.getTime() + hour * hourMs);
    const id = await newArticle(db, source, {
      title: `Title ${outlet}`,
      teaser: words,
      text: text ?? words,
      publishedAt: wanted.publishedAt ?? seenAt,
      identity: page,
      link: page,
      canonicalUrl: page,
      links: [],
    });
    await db.query(sql`
      update news.article set story_id = ${storyId}, seen_at = ${seenAt}, past = ${past}, step = null, due_at = null
      where id = ${id}`);
    return id;
  }

  /** Writes a version as the summarizer would. */
  async version(storyId: number, version: number, wanted: Partial<Brief> = {}): Promise<void> {
    const { db } = this.#setup;
    const [story] = await db.query<{ headline: string }>(
      sql`select headline from news.story where id = ${storyId}`,
    );
    const source = {
      articleId: 1,
      publisher: 'Outlet 1',
      title: 'Title 1',
      url: `https://outlet-1.example/${storyId}`,
      publishedAt: start,
    };
    const brief = {
      headline: story!.headline,
      lede: `Lede ${version}.`,
      ledeArticleIds: [1],
      points: [],
      sources: [source],
    };
    await saveBrief(db, { storyId, version }, { ...brief, ...wanted }, this.#now);
    await db.query(sql`update news.story set version = ${version} where id = ${storyId}`);
  }

  /** Publishes these stories, whatever the time they are due, without delivering. */
  async decide(...storyIds: number[]): Promise<void> {
    const { db } = this.#setup;
    for (const id of storyIds) {
      await scheduleStory(db, id, 'publish', this.#now);
      await db.transaction((tx) => publishStory(tx, id, this.#now, publishRules));
    }
  }

  /** Publishes these stories, then delivers and publishes whatever is due until nothing is. */
  async publish(...storyIds: number[]): Promise<void> {
    await this.decide(...storyIds);
    await this.untilQuiet();
  }

  async untilQuiet(): Promise<void> {
    const { db } = this.#setup;
    const clock = { now: () => this.#now };
    const job = deliverJob({ db, clock, sender: this.platform, timeZone: 'UTC' });
    for (;;) {
      const ids = await claimDue(db, deliverStep('channel'), this.#now, 100);
      for (const id of ids) await job.run(id).catch((error: unknown) => job.fail(id, asAppError(error)));
      const due = await db.query<{ id: number }>(
        sql`select id from news.story where step = 'publish' and due_at <= ${this.#now} order by id`,
      );
      if (ids.length + due.length === 0) return;
      for (const { id } of due) await db.transaction((tx) => publishStory(tx, id, this.#now, publishRules));
    }
  }

  async merge(from: number, into: number): Promise<void> {
    const { db } = this.#setup;
    await db.query(sql`update news.article set story_id = ${into} where story_id = ${from}`);
    await db.query(sql`update news.story set merged_into = ${into} where id = ${from}`);
  }

  async row(storyId: number): Promise<{
    version: number;
    silence: string | null;
    spoken: Record<string, unknown> | null;
    step: string | null;
    due_at: Date | null;
  }> {
    const [row] = await this.#setup.db.query<Awaited<ReturnType<Desk['row']>>>(
      sql`select version, silence, spoken, step, due_at from news.story where id = ${storyId}`,
    );
    return row!;
  }

  /** Decides the digests that are due, and delivers them. */
  async digest(timeZone = 'UTC'): Promise<void> {
    const { db } = this.#setup;
    const job = digestJob({ db, clock: { now: () => this.#now }, timeZone });
    for (const id of await claimDue(db, journey.digest, this.#now, 100)) await job.run(id);
    await this.untilQuiet();
  }

  /** "post sent", "edit dropped: why", in the order of decision. */
  async fates(storyId: number): Promise<string[]> {
    const rows = await this.#setup.db.query<{ kind: string; state: string; last_error: string | null }>(sql`
      select kind, state, last_error from news.delivery where story_id = ${storyId} order by decided_at, version, kind desc`);
    return rows.map(
      ({ kind, state, last_error: why }) => `${kind} ${state}${why === null ? '' : `: ${why}`}`,
    );
  }
}
