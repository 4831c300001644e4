import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { quietRules } from '../../src/main.ts';
import { type VirtualNewsroom, openVirtualNewsroom } from '../../src/cli/virtual-newsroom.ts';
import type { LanguageModel } from '../../src/shared/language-model/language-model.ts';
import { Spending } from '../../src/shared/language-model/spending.ts';
import { addSource } from '../../src/shared/db/tables/source.ts';
import { tellEverything } from '../../src/cli/tell-everything.ts';
import type { Message } from '../../src/shared/domain/message.ts';
import type { Outgoing, SendReceipt, Sender } from '../../src/shared/domain/sender.ts';
import type { SourceScope } from '../../src/shared/domain/source.ts';
import type { WebDocument } from '../simulators/web/web.ts';
import { recordingLogger } from '../helpers/recording-logger.ts';
import { emptyNewsroom } from '../helpers/rows.ts';
import type { Setup } from '../helpers/setups.ts';
import { forgetKeys } from './redis-keys.ts';

const minute = 60_000;
const pollEverySeconds = 10 * 60;

export interface FeedItem {
  title: string;
  link: string;
  /** Default: the link. */
  guid?: string;
  at?: Date;
  /** What the feed gives of the text. */
  text?: string;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A feed as a publisher's server would send it. */
export function rss(name: string, items: readonly FeedItem[]): string {
  const entries = items.map(
    ({ title, link, guid = link, at, text }) =>
      `<item><title>${escape(title)}</title><link>${escape(link)}</link><guid>${escape(guid)}</guid>` +
      (at ? `<pubDate>${at.toUTCString()}</pubDate>` : '') +
      (text ? `<description>${escape(text)}</description>` : '') +
      '</item>',
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>${escape(name)}</title><link>https://outlet.example/</link>
<description>${escape(name)}</description>
${entries.join('\n')}
</channel></rss>`;
}

/** An article's own page. */
export const page = (title: string, paragraphs: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><title>${escape(title)}</title></head><body><nav><a href="/">Home</a></nav>
<main><article><h1>${escape(title)}</h1>${paragraphs.map((text) => `<p>${escape(text)}</p>`).join('\n')}</article></main>
<footer><p>All rights reserved.</p></footer></body></html>`;

/** What goes wrong with one call of the sender: before the platform has the message, or after. */
export interface Mishap {
  before?: Error;
  after?: Error;
}

/** A channel that remembers what a reader in it would have seen. */
export class Channel implements Sender {
  readonly platform = 'channel';
  /** What it shows names all sources. */
  readonly prefers = (): 'full' => 'full';
  /** Every post and every edit that arrived. */
  readonly arrived: Outgoing[] = [];
  /** Every removal that arrived. */
  readonly removed: Outgoing[] = [];
  /** For the next calls, one each. */
  readonly mishaps: Mishap[] = [];
  /** How often it was asked to post or edit. */
  calls = 0;

  send(outgoing: Outgoing): Promise<SendReceipt> {
    return this.#take(outgoing);
  }

  edit(outgoing: Outgoing): Promise<SendReceipt> {
    return this.#take(outgoing);
  }

  remove(outgoing: Outgoing): Promise<void> {
    this.removed.push(outgoing);
    return Promise.resolve();
  }

  look({ deliveryId }: Outgoing): Promise<SendReceipt | undefined> {
    const found = this.arrived.some((each) => each.deliveryId === deliveryId);
    return Promise.resolve(found ? { messageId: deliveryId } : undefined);
  }

  /** "post: A headline", "edit: A headline", in the order of arrival. */
  get seen(): string[] {
    return this.arrived.map(({ kind, stories }) => `${kind}: ${stories[0]?.headline}`);
  }

  #take(outgoing: Outgoing): Promise<SendReceipt> {
    const { before, after } = this.mishaps.shift() ?? {};
    this.calls += 1;
    if (before) return Promise.reject(before);
    this.arrived.push(outgoing);
    return after ? Promise.reject(after) : Promise.resolve({ messageId: outgoing.deliveryId });
  }
}

/** All the words of a message. */
export function wordsOf(message: Message | undefined): string {
  const words = (message?.blocks ?? []).map((block) => {
    if (block.type === 'bullets') return block.items.map((item) => item.text).join('\n');
    if (block.type === 'text') return block.runs.map((run) => run.text).join('');
    if (block.type === 'source') return `${block.publisher} · ${block.title} · ${block.url}`;
    return 'text' in block ? block.text : '';
  });
  return words.join('\n');
}

export interface ModelOptions {
  model?: LanguageModel;
  dailyUsd?: number;
  /** How long messages wait for it. */
  patienceMs?: number;
}

export interface ArticleFate {
  title: string;
  past: boolean;
  body: string | null;
  verdict: string | null;
  story_id: number | null;
}

/** The whole product on a virtual clock, with a simulated web before it and one channel behind it. */
export class Newsroom {
  readonly channel = new Channel();
  readonly #setup: Setup;
  readonly #prefix = `test-flow-${randomBytes(6).toString('hex')}`;
  #virtual: VirtualNewsroom | undefined;

  constructor(setup: Setup) {
    this.#setup = setup;
  }

  get web(): VirtualNewsroom['web'] {
    if (!this.#virtual) throw new Error('The newsroom is not open.');
    return this.#virtual.web;
  }

  /** Empties the database and opens the newsroom on it, with a language model where one is given. */
  async open({ model, dailyUsd = 1, patienceMs }: ModelOptions = {}): Promise<void> {
    const { db, clock, redisUrl } = this.#setup;
    const { log } = recordingLogger();
    const spending = model && new Spending({ db, clock, log, large: model, dailyUsd, timeZone: 'UTC' });
    const patience =
      patienceMs === undefined ? {} : { patience: { storyMs: patienceMs, digestMs: patienceMs } };
    await emptyNewsroom(db);
    this.#virtual = await openVirtualNewsroom({
      db,
      clock,
      log,
      senders: [this.channel],
      rules: { ...quietRules, ...patience },
      timeZone: 'UTC',
      spending,
      redisUrl,
      queuePrefix: this.#prefix,
    });
    await tellEverything(db, { platform: 'channel', address: 'news', name: '#news' }, clock.now());
  }

  async close(): Promise<void> {
    await this.#virtual?.close();
    const { redisUrl } = this.#setup;
    if (redisUrl !== undefined) await forgetKeys(redisUrl, this.#prefix);
  }

  /** Lets time pass: sources are asked every ten minutes, stories settle, what failed is tried again. */
  async pass(minutes: number): Promise<void> {
    const { clock } = this.#setup;
    await this.#virtual?.day.advanceTo(new Date(clock.now().getTime() + minutes * minute));
  }

  /** Follows a feed, and asks it for the first time. Returns what changes it. */
  async follow(
    url: string,
    items: readonly FeedItem[],
    {
      name = new URL(url).hostname,
      scope = 'ai',
      spoiled = {},
      every = pollEverySeconds,
    }: { name?: string; scope?: SourceScope; spoiled?: Partial<WebDocument>; every?: number } = {},
  ): Promise<(items: readonly FeedItem[], spoiled?: Partial<WebDocument>) => void> {
    const { db, clock } = this.#setup;
    const put = (now: readonly FeedItem[], more: Partial<WebDocument> = {}): void =>
      this.web.put(url, { body: rss(name, now), ...more });
    put(items, spoiled);
    const now = clock.now();
    await addSource(db, { type: 'feed', url, name, scope, pollEverySeconds: every, dueAt: now }, now);
    await this.pass(1);
    return put;
  }

  articles(): Promise<ArticleFate[]> {
    return this.#setup.db.query(
      sql`select title, past, body, verdict, story_id from news.article order by id`,
    );
  }

  async source(url: string): Promise<{ failures: number; last_error: string | null }> {
    const [row] = await this.#setup.db.query<{ failures: number; last_error: string | null }>(
      sql`select failures, last_error from news.source where url = ${url}`,
    );
    if (!row) throw new Error(`${url} is not followed.`);
    return row;
  }

  async destination(): Promise<{ paused_at: Date | null; paused_reason: string | null }> {
    const [row] = await this.#setup.db.query<{ paused_at: Date | null; paused_reason: string | null }>(
      sql`select paused_at, paused_reason from news.destination`,
    );
    if (!row) throw new Error('There is no destination.');
    return row;
  }
}
