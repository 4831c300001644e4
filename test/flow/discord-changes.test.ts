import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { onSetup } from '../helpers/setups.ts';
import { until } from '../helpers/until.ts';
import {
  type ChannelControl,
  type GuildControl,
  type Message,
  type Person,
  textOf,
} from '../simulators/discord/discord.ts';
import type { PermissionName } from '../simulators/discord/state/bits.ts';
import { DiscordDay } from './discord-server.ts';

/** What the invitation asks for. */
const invited: PermissionName[] = [
  'VIEW_CHANNEL',
  'SEND_MESSAGES',
  'SEND_MESSAGES_IN_THREADS',
  'CREATE_PUBLIC_THREADS',
  'EMBED_LINKS',
  'READ_MESSAGE_HISTORY',
];
const mended = ['quiet', 'elsewhere', 'a thread'];

/** The story that grows all day. */
const isWatched = (card: Message): boolean => textOf(card).includes('Merrowin 3');

onSetup('PGlite', 'a day on which things change at Discord', (setup) => {
  let day: DiscordDay;
  let ada: Person;
  /** Where Ada subscribed each, and where its trouble is told. */
  let readers: GuildControl;
  let others: GuildControl;
  let log: ChannelControl;
  const at = new Map<string, ChannelControl>();
  /** How much stood in each place when it broke. */
  const before = new Map<string, number>();
  let deleted: Message | undefined;
  let closed: ChannelControl | undefined;
  let saidInClosed: readonly string[] = [];
  let editsOfDeleted = 0;
  let postsBefore = 0;
  let articles = 0;
  const place = (name: string): ChannelControl => at.get(name)!;

  const pausedFor = async (name: string): Promise<string | null | undefined> => {
    const [row] = await setup.db.query<{ paused_reason: string | null }>(sql`
      select paused_reason from news.destination where address = ${at.get(name)?.id ?? ''}`);
    return row?.paused_reason;
  };
  const paused = (name: string): Promise<string> =>
    until(`${name} is paused`, async () => (await pausedFor(name)) ?? undefined);
  const resumed = (name: string): Promise<true> =>
    until(`${name} goes on`, async () => (await pausedFor(name)) === null);
  const cards = (name: string): Message[] =>
    place(name).messages.filter((message) => textOf(message).includes('[Full brief]'));
  const notices = (messages: readonly Message[]): string[] =>
    messages
      .map((message) => textOf(message).replaceAll('\n', ' '))
      .filter((text) => text.includes('no longer'));

  const subscribe = async (server: GuildControl, name: string, channel?: ChannelControl): Promise<void> => {
    const where = channel ?? server.addChannel(name);
    at.set(name, where);
    const seen = await ada.slash(where, 'ai-news', 'subscribe', {
      topic: 'everything',
      mode: 'instant',
      level: 'minor',
    });
    expect(seen.text).toContain('Subscribed');
  };

  beforeAll(async () => {
    day = await DiscordDay.begin(setup);
    const { discord } = day;
    ada = discord.addPerson('Ada');
    [readers, others] = ['Readers', 'Others'].map((name) =>
      discord
        .addGuild(name, { owner: ada, bot: false })
        .addBot(...invited)
        .addMember(ada),
    ) as [GuildControl, GuildControl];
    await day.bot.start();
    await until('the bot listens', () => discord.gateway.sessions.some(({ socket }) => socket !== undefined));
    log = readers.addChannel('log');
    await ada.slash(log, 'ai-news', 'settings', { quiet: 'off', posts: 50, log, timezone: 'Europe/Berlin' });
    for (const name of ['gone', 'quiet', 'kept']) await subscribe(readers, name);
    const forum = readers.addChannel('stories', { type: 'forum' });
    at.set('stories', forum);
    await ada.slash(log, 'ai-news', 'subscribe', {
      topic: 'everything',
      mode: 'instant',
      level: 'minor',
      channel: forum,
    });
    const hello = others.addChannel('hello');
    await ada.slash(hello, 'ai-news', 'settings', { quiet: 'off', posts: 50, timezone: 'Europe/Berlin' });
    await subscribe(others, 'elsewhere');
    await subscribe(others, 'elsewhere too');
    await ada.slash(ada.dm, 'ai-news', 'subscribe', {
      topic: 'robotics',
      mode: 'weekly',
      timezone: 'Europe/Berlin',
    });

    await day.live(async () => {
      const [post] = place('stories').threads;
      if (post && !at.has('a thread')) await subscribe(readers, 'a thread', post);
      if (articles === 0 && !cards('kept').some(isWatched)) return;
      articles += 1;
      if (articles === 1) await breakThings();
      if (articles === 14) await mendThings();
    });
    await day.until('2026-03-18T07:00:00Z');
  }, 120_000);
  afterAll(() => day.close());

  const breakThings = async (): Promise<void> => {
    place('gone').delete();
    place('quiet').deny(readers.botRole, 'SEND_MESSAGES');
    others.kickBot();
    [deleted] = cards('kept').filter(isWatched);
    editsOfDeleted = deleted!.history.length;
    place('kept').deleteMessage(deleted!, ada);
    closed = place('stories').threads.find(({ channel }) => channel.name.includes('Merrowin 3'));
    saidInClosed = closed!.texts;
    closed!.archive({ locked: true });
    place('a thread').archive({ locked: true });
    for (const name of ['gone', 'quiet', 'elsewhere', 'elsewhere too', 'a thread']) await paused(name);
    for (const name of mended) before.set(name, place(name).texts.length);
    postsBefore = place('stories').threads.length;
  };
  const mendThings = async (): Promise<void> => {
    for (const name of mended) expect(place(name).texts).toHaveLength(before.get(name)!);
    place('quiet').allow(readers.botRole, 'SEND_MESSAGES');
    others.addBot(...invited);
    for (const name of ['quiet', 'elsewhere', 'elsewhere too']) await resumed(name);
    // What is mended while the bot is away is seen when it comes back.
    day.discord.gateway.drop({ resumable: false });
    Object.assign(place('a thread').channel.thread!, { archived: false, locked: false });
    await resumed('a thread');
  };

  test('what is mended goes on by itself, and only with what is new', async () => {
    for (const name of mended) {
      expect(await pausedFor(name)).toBeNull();
      expect(place(name).texts.length).toBeGreaterThan(before.get(name)!);
    }
    expect(await pausedFor('gone')).toBe('The channel is gone. Subscribe another one.');
  });

  test('each trouble is told once, where the server wants it told, else to the person who subscribed', () => {
    expect(notices(log.messages)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(`${place('gone').id}.*The channel is gone`),
        expect.stringMatching(`${place('quiet').id}.*Give the bot "Send Messages"`),
        expect.stringMatching(`${place('a thread').id}.*Unlock it`),
      ]),
    );
    expect(notices(log.messages)).toHaveLength(3);
    const [lost, ...more] = notices(ada.dm.messages);
    expect(lost).toContain(`<#${place('elsewhere').id}>, <#${place('elsewhere too').id}>`);
    expect(lost).toContain('The bot was removed. Invite it again');
    expect(more).toEqual([]);
  });

  test('a deleted card stays deleted, and a post that a moderator locked stays as it was', () => {
    expect(cards('kept').filter(isWatched)).toEqual([]);
    expect(deleted?.history).toHaveLength(editsOfDeleted);
    expect(closed?.texts).toEqual(saidInClosed);
    expect(place('stories').threads.length).toBeGreaterThan(postsBefore);
  });

  test('nothing that Discord counts as invalid is asked, let alone again', () => {
    expect(day.discord.invalidRequests()).toBe(0);
    const refusals = day.discord.requests.filter(({ status }) => status >= 400);
    const lines = refusals.map(({ method, path }) => `${method} ${path}`);
    expect(lines).toEqual([...new Set(lines)]);
  });
});
