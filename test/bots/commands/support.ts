import sql from 'sql-template-tag';
import { commands } from '../../../src/bots/commands/all.ts';
import type {
  Answer,
  Call,
  ChatPlatform,
  Choice,
  Desk,
  OptionValue,
  Person,
  Place,
} from '../../../src/bots/commands/command.ts';
import { press } from '../../../src/bots/commands/press.ts';
import { insertDelivery, recordSent } from '../../../src/shared/db/tables/delivery.ts';
import { saveDestination } from '../../../src/shared/db/tables/destination.ts';
import { saveBrief } from '../../../src/shared/db/tables/brief.ts';
import { recordTopics } from '../../../src/shared/db/tables/story.ts';
import { refreshSearch } from '../../../src/shared/db/tables/search.ts';
import type { Button, Message } from '../../../src/shared/domain/message.ts';
import type { HttpClient } from '../../../src/shared/http/client.ts';
import type { Spending } from '../../../src/shared/language-model/spending.ts';
import { OwnQuotas } from '../../../src/shared/news/ask/own-quota.ts';
import { newArticle, newSource, newStory } from '../../helpers/rows.ts';
import { type Setup, start } from '../../helpers/setups.ts';

/** A chat with channels and people, as commands see it. */
export class Chat implements ChatPlatform {
  readonly name = 'chat';
  readonly obstacles = new Map<string, string[]>();
  obstaclesAt = (address: string): Promise<string[]> => Promise.resolve(this.obstacles.get(address) ?? []);
  nameOfPlace = (address: string): string => `#${address}`;
  nameOfPerson = (id: string): string => `@${id}`;
  refusalAt?: (person: Person, address: string) => Promise<string | undefined>;
  takesLines = (): Promise<boolean> => Promise.resolve(true);
  directAddress = (id: string): Promise<string> => Promise.resolve(`direct-${id}`);
}

export const reader: Person = { id: 'reader', manages: false, writes: true, locale: 'de' };
export const manager: Person = { id: 'manager', manages: true, writes: true, locale: 'en-US' };

export class Server {
  readonly chat = new Chat();
  readonly quotas = new OwnQuotas();
  workspaceId = 0;
  woken = 0;

  constructor(
    readonly setup: Setup,
    private readonly http?: HttpClient,
    private readonly spending?: Spending,
  ) {}

  async open(): Promise<void> {
    const [row] = await this.setup.db.query<{ id: number }>(sql`
      insert into news.workspace (platform, external_id, created_at) values ('chat', 'w', ${start}) returning id`);
    this.workspaceId = row!.id;
  }

  get desk(): Desk {
    const { db, clock } = this.setup;
    const http: HttpClient = this.http ?? {
      get: () => Promise.reject(new Error('nothing is fetched here')),
      close: () => Promise.resolve(),
    };
    const { quotas, spending, chat: platform } = this;
    return {
      db,
      clock,
      http,
      spending,
      platform,
      quotas,
      timeZone: 'UTC',
      wake: () => void (this.woken += 1),
    };
  }

  channel(address = 'news'): Place {
    return { workspaceId: this.workspaceId, address, kind: 'channel' };
  }

  call(options: Record<string, OptionValue> = {}, person = manager, place = this.channel()): Call {
    return { desk: this.desk, person, place, options };
  }

  run(name: string, call: Call = this.call()): Promise<Answer> {
    return named(name).execute(call);
  }

  complete(name: string, option: string, typed: string): Promise<readonly Choice[]> {
    return named(name).complete!(this.call(), option, typed);
  }

  press(answer: Answer | Message, label: string, call: Call = this.call()): Promise<Answer> {
    const message = 'message' in answer ? answer.message : answer;
    const { to } = buttonsOf(message).find((button) => button.label === label)!;
    return press('action' in to ? to.action : to.url, call);
  }

  /** A story with one article and a brief. Returns its number. */
  async story(headline: string, wanted: { topics?: string[]; importance?: number } = {}): Promise<number> {
    const { db } = this.setup;
    const id = await newStory(db, { headline });
    const page = `https://paper.example/${id}`;
    const source = await newSource(db, { name: 'Harbour Times' });
    const article = await newArticle(db, source, {
      title: headline,
      link: page,
      canonicalUrl: page,
      identity: page,
    });
    await db.query(
      sql`update news.article set story_id = ${id}, step = null, due_at = null where id = ${article}`,
    );
    const shown = {
      articleId: article,
      publisher: 'Harbour Times',
      title: headline,
      url: page,
      publishedAt: start,
    };
    const brief = {
      headline,
      lede: `${headline}, it says.`,
      ledeArticleIds: [article],
      points: [],
      sources: [shown],
    };
    await saveBrief(db, { storyId: id, version: 1 }, brief, start);
    await db.query(sql`
      update news.story set version = 1, step = null, importance = ${wanted.importance ?? 10} where id = ${id}`);
    await recordTopics(
      db,
      id,
      Object.fromEntries((wanted.topics ?? ['models']).map((topic) => [topic, 'names it'])),
    );
    await refreshSearch(db, id);
    return id;
  }

  async publicId(storyId: number): Promise<string> {
    const [row] = await this.setup.db.query<{ public_id: string }>(
      sql`select public_id from news.story where id = ${storyId}`,
    );
    return row!.public_id;
  }

  /** Posts a story to a channel. Returns the delivery's id. */
  async posted(
    storyId: number,
    address = 'news',
    workspaceId: number | null = this.workspaceId,
  ): Promise<string> {
    const { db } = this.setup;
    const destinationId = await saveDestination(
      db,
      { workspaceId, platform: 'chat', address, name: '' },
      start,
    );
    await insertDelivery(db, { destinationId, platform: 'chat', storyId, kind: 'post', version: 1 }, start);
    const [row] = await db.query<{ id: string }>(sql`
      select id from news.delivery where story_id = ${storyId} and destination_id = ${destinationId}`);
    await recordSent(db, row!.id, { messageId: `m-${row!.id}`, version: 1, at: start });
    return row!.id;
  }
}

const named = (name: string) => commands.find((command) => command.name === name)!;

export const buttonsOf = (message: Message): Button[] =>
  message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));

export const labelsOf = ({ message }: Answer): string[] => buttonsOf(message).map(({ label }) => label);

/** All the words of an answer, a line a block. */
export const linesOf = ({ message }: Answer): string[] =>
  message.blocks.flatMap((block) => {
    if (block.type === 'bullets') return block.items.map(({ text }) => text);
    if (block.type === 'text') return [block.runs.map(({ text }) => text).join('')];
    return 'text' in block ? [block.text] : [];
  });
