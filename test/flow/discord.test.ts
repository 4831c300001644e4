import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { ComponentType } from 'discord.js';
import sql from 'sql-template-tag';
import { onSetup } from '../helpers/setups.ts';
import { until } from '../helpers/until.ts';
import {
  type ChannelControl,
  type GuildControl,
  type Person,
  type Seen,
  textOf,
} from '../simulators/discord/discord.ts';
import { DiscordDay } from './discord-server.ts';

/** What the invitation asks for, and nothing else. */
const invited = [
  'VIEW_CHANNEL',
  'SEND_MESSAGES',
  'SEND_MESSAGES_IN_THREADS',
  'CREATE_PUBLIC_THREADS',
  'EMBED_LINKS',
  'READ_MESSAGE_HISTORY',
] as const;

const merrowin = 'Orrenby introduces Merrowin 3';
const voices = 'Voice actors end strike after deal with Ninegates on AI copies';

/** A day of the bot as the people of a server live through it: each test goes on where the one before ended. */
onSetup('PGlite', 'a day at Discord', (setup) => {
  let day: DiscordDay;
  let server: GuildControl;
  let news: ChannelControl;
  let forum: ChannelControl;
  /** Manages the server. */
  let ada: Person;
  let bo: Person;

  beforeAll(async () => {
    day = await DiscordDay.begin(setup);
    const { discord } = day;
    server = discord.addGuild('Readers', { bot: false });
    const managers = server.addRole('Managers');
    server.setPermissions(managers, 'MANAGE_GUILD');
    ada = discord.addPerson('Ada', { locale: 'de' });
    bo = discord.addPerson('Bo');
    server.addMember(ada, managers);
    server.addMember(bo);
    news = server.addChannel('news');
    forum = server.addChannel('stories', { type: 'forum', tags: ['Models', 'Robotics', 'Unrelated'] });
    await day.bot.start();
  });
  // Commands are counted by the minute.
  beforeEach(() => day.clock.advanceTo(new Date(day.clock.now().getTime() + 61_000)));
  afterAll(() => day.close());

  const called = (
    messages: readonly { pings: { everyone: boolean; users: unknown[]; roles: unknown[] } }[],
  ) => messages.filter(({ pings }) => pings.everyone || pings.users.length + pings.roles.length > 0);

  const cardOf = (headline: string) =>
    news.messages.find((message) => textOf(message).startsWith(`## [${headline}]`))!;
  const headlineOf = (text: string): string => /^## \[?(.*?)\]?(?:\(|\n|$)/.exec(text)?.[1] ?? text;
  const ask = (who: Person, command: string, options: Record<string, unknown> = {}) =>
    who.slash(news, 'ai-news', command, options as Parameters<Person['slash']>[3]);

  test('the bot joins and says hello once', async () => {
    server.addBot(...invited);
    await until('it says hello', () => news.messages.length === 1);
    expect(news.texts[0]).toMatch(/^Hello! I bring news about artificial intelligence/);
  });

  test('a manager subscribes the channel to three topics, and the forum to everything', async () => {
    const models = await ask(ada, 'subscribe', { topic: 'models', mode: 'instant', level: 'minor' });
    expect(models.ephemeral).toBe(true);
    expect(models.text).toContain('Models, as it happens.');
    const media = { topic: 'creative-media', mode: 'instant', level: 'minor' };
    expect((await ask(ada, 'subscribe', media)).text).toContain('Creative media, as it happens.');
    const form = await ask(ada, 'subscribe', { topic: 'chips-infrastructure' });
    expect(form.kind).toBe('modal');
    const chips = await ada.submit(form, { timezone: 'Europe/Berlin' });
    expect(chips.text).toContain('Next digest: today 09\\:00 Europe/Berlin.');
    const everything = { topic: 'everything', mode: 'instant', level: 'minor', channel: forum };
    expect((await ask(ada, 'subscribe', everything)).text).toContain('Everything, as it happens.');
    expect((await ask(ada, 'settings', { quiet: 'off', posts: 50 })).text).toContain(
      'Quiet hours\\: **off**',
    );
    await day.settle();
    const lines = news.texts.slice(1).sort();
    expect(lines).toEqual([
      expect.stringMatching(
        /^<@\d+> subscribed this channel to Chips and infrastructure, daily 09\\:00\. To stop:/,
      ),
      expect.stringMatching(/^<@\d+> subscribed this channel to Creative media, as it happens\. To stop:/),
      expect.stringMatching(/^<@\d+> subscribed this channel to Models, as it happens\. To stop:/),
    ]);
    expect(called(news.messages)).toEqual([]);
    expect(forum.threads).toEqual([]);
  });

  test('those who only read cannot', async () => {
    for (const [command, options] of [
      ['subscribe', { topic: 'models', mode: 'instant' }],
      ['pause', {}],
      ['settings', { posts: 1 }],
      ['sources', { add: 'https://own.example/feed' }],
    ] as const)
      expect((await ask(bo, command, options)).text).toMatch(/^Only those who manage this place/);
  });

  test('the day passes', async () => {
    await day.live();
    await day.until('2026-03-18T09:05:00Z');
  });

  test('the channel has a card for each story about models and media, and a digest a day at nine', () => {
    expect(news.texts.slice(4).map(headlineOf)).toEqual([
      'Today in AI: Tuesday 17 March',
      merrowin,
      voices,
      'Today in AI: Wednesday 18 March',
    ]);
    const [first, second] = news.texts.filter((text) => text.startsWith('## Today in AI'));
    expect(first).toContain('**Haldrekk picks Aldersund for €2.4bn AI chip packaging plant**');
    expect(second).toContain(
      '**Council refuses Hollin Cloud water permit for AI data centre at Fenny Moor**',
    );
    for (const digest of [first, second])
      expect(digest).toContain('A quiet day: nothing else was new on what you follow here.');
  });

  test('a card grows in place at most three times, and speaks again once, in its thread', () => {
    const card = cardOf(merrowin);
    expect(card.history).toHaveLength(3);
    expect(textOf(card)).toContain('Orrenby Blog, Loom & Vector and 2 more');
    expect(news.threads.map(({ channel }) => channel.name)).toEqual([merrowin]);
    expect(news.threads[0]?.texts).toEqual([
      expect.stringMatching(
        /^-# Now a major story: 5 independent outlets\n## \[Orrenby introduces Merrowin 3\]/,
      ),
    ]);
  });

  test('the forum has a post for each story, tagged where a tag fits, with its answers inside', () => {
    const posts = forum.threads.map((post) => ({
      name: post.channel.name,
      tags: post.tags,
      answers: post.messages.length - 1,
    }));
    const plain = { tags: [], answers: 0 };
    expect(posts).toEqual([
      { name: 'Haldrekk picks Aldersund for €2.4bn AI chip packaging plant', tags: [], answers: 1 },
      { name: merrowin, tags: ['Models'], answers: 1 },
      {
        name: 'Ottergard raises $310m as warehouses order more picking robots',
        tags: ['Robotics'],
        answers: 1,
      },
      { name: 'Clerks who use AI daily save time but not working hours, survey finds', ...plain },
      { name: 'Neural network sees coastal floods coming ten days ahead, paper reports', ...plain },
      { name: 'Bodkin 2, a coding agent that shows its work', ...plain },
      { name: 'One in eight test questions had leaked into AI training data, study finds', ...plain },
      { name: "Hidden text in an e-mail could turn Posthalm's assistant against its owner", ...plain },
      { name: 'Assembly passes Automated Decisions Act by 118 votes to 79', tags: [], answers: 1 },
      { name: 'Rimesieve 1.0: clean a trillion words without a data centre', ...plain },
      { name: voices, ...plain },
      { name: 'Trial in eleven clinics: software triage finds eye disease sooner in diabetics', ...plain },
      { name: 'Orrenby denies it is in talks to buy phone maker Fennimark', ...plain },
      { name: 'Council refuses Hollin Cloud water permit for AI data centre at Fenny Moor', ...plain },
    ]);
  });

  test('a member reads: top, its pages, search, story, and shares one', async () => {
    const top = await ask(bo, 'top', { when: 'week' });
    expect(top.ephemeral).toBe(true);
    expect(headlineOf(top.text)).toBe('Top AI news of the last 7 days');
    const more = await bo.click(top, 'More');
    expect(more.text).toContain('**6\\.**');
    await bo.click(top, 'Back');
    const found = await ask(bo, 'search', { query: 'merrowin or "picking robots"' });
    expect(found.text).toContain(merrowin);
    expect(headlineOf((await bo.click(found, '1')).text)).toMatch(/Merrowin|Ottergard/);
    const { choices } = await bo.autocomplete(news, 'story', 'ai-news', 'story', { story: 'merrowin' });
    const told = await ask(bo, 'story', { story: choices[0]!.value });
    expect(told.text).toContain('Summary based on');
    const before = news.messages.length;
    await bo.click(told, 'Share here');
    await until('it is shared', () => news.messages.length === before + 1);
    expect(headlineOf(news.texts.at(-1)!)).toBe(merrowin);
  });

  test('a member presses the buttons of a card: the brief, and the private menu', async () => {
    const card = cardOf(merrowin);
    const brief = await bo.click(card, 'Full brief');
    expect(brief.ephemeral).toBe(true);
    expect(brief.text).toContain('Summary based on');
    const menu = await bo.click(card, '…');
    expect(menu.text).not.toContain('Remove here');
    for (const label of ['More like this', 'Report wrong'])
      expect((await bo.click(menu, label)).text).toMatch(/^Thank you/);
    expect((await bo.click(menu, 'Why this?')).text).toContain('Importance');
    expect((await bo.click(menu, 'Follow in my DMs')).text).toMatch(/^You get this story/);
    await day.settle();
    expect(day.discord.channel(bo.dm.id).texts.map(headlineOf)).toEqual([merrowin]);
    const digest = news.messages.find((message) => textOf(message).startsWith('## Today in AI'))!;
    expect(headlineOf((await bo.click(digest, '1')).text)).toMatch(/^Haldrekk/);
  });

  test('the stop button of direct messages stops them', async () => {
    expect((await bo.click(day.discord.channel(bo.dm.id).messages[0]!, 'Stop')).text).toMatch(/^Stopped/);
    const rows = await setup.db.query(sql`select 1 from news.subscription where created_by = ${bo.user.id}`);
    expect(rows).toEqual([]);
  });

  test('a forged button does nothing', async () => {
    const menu = await bo.click(cardOf(voices), '…');
    for (const customId of ['remove:nothing', 'b:AAAAAAAAAAAAAAAA', 'brief:AAAAAAAAAAAAAAAA', 'x'])
      expect((await bo.forge(menu, customId)).text).toMatch(/too old|no such story|Only those who manage/);
    expect(cardOf(voices).deleted).toBeNull();
  });

  test('a manager looks after the server: subscriptions, pause, sources, and takes a story away', async () => {
    expect((await ask(ada, 'subscriptions')).text).toMatch(/Chips and infrastructure.*next: tomorrow 09/);
    expect((await ask(ada, 'pause', { hours: 2 })).text).toMatch(/^Paused until today/);
    expect((await ask(ada, 'resume')).text).toMatch(/^Back again/);
    expect((await ask(ada, 'sources', { mute: 'Tramline Tech' })).text).toMatch(
      /does not count here any more/,
    );
    const menu = await ada.click(cardOf(voices), '…');
    expect((await ada.click(menu, 'Not the same event')).text).toMatch(/^Thank you/);
    await ada.click(menu, 'Remove here');
    await day.settle();
    expect(news.texts.map(headlineOf)).not.toContain(voices);
    expect((await ask(bo, 'search', { query: 'ninegates' })).text).not.toContain(voices);
    const { choices } = await ada.autocomplete(news, 'subscription', 'ai-news', 'unsubscribe', {
      subscription: 'mod',
    });
    expect((await ask(ada, 'unsubscribe', { subscription: choices[0]!.value })).text).toMatch(
      /^Stopped\\?: Models/,
    );
  });

  test('a manager switches pictures on and names a language: a story shows both', async () => {
    const mediaGallery: number = ComponentType.MediaGallery;
    const isGallery = ({ type }: { type: number }): boolean => type === mediaGallery;
    const gallery = (seen: Seen): unknown[] =>
      (seen.message?.components ?? []).flatMap((part) =>
        'components' in part ? (part.components as { type: number }[]).filter(isGallery) : [],
      );
    const { choices } = await bo.autocomplete(news, 'story', 'ai-news', 'story', { story: 'haldrekk' });
    const asked = () => ask(bo, 'story', { story: choices[0]!.value });
    const plain = await asked();
    expect(gallery(plain)).toEqual([]);
    expect(plain.text).not.toContain('In English');
    const changed = await ask(ada, 'settings', { pictures: true, language: 'Deutsch' });
    expect(changed.text).toMatch(/Pictures\\: \*\*on\*\*[^]*Language\\: \*\*German\*\*/);
    const shown = await asked();
    expect(gallery(shown)).toHaveLength(1);
    expect(JSON.stringify(gallery(shown))).toMatch(/https:[^"]*\/pictures\/[^"]*\.jpg.*Picture with “/);
    expect(shown.text).toContain('Picture: Copperline Business');
    expect(shown.text).toContain('· In English');
    expect((await ask(ada, 'settings', { language: 'klingon' })).text).toMatch(/is no language that/);
  });

  test('everybody sees what is stored about them, and help', async () => {
    const shown = await ask(bo, 'privacy');
    expect(shown.text).toContain('Your votes on 1 story.');
    expect((await bo.click(shown, 'Delete it all')).text).toMatch(/^Deleted/);
    expect((await ask(bo, 'privacy')).text).toContain('Nothing.');
    expect((await ask(bo, 'help')).text).toContain('/ai-news subscribe');
    expect((await ask(bo, 'brief', { url: 'https://127.0.0.1/' })).text).not.toContain('our side');
  });

  test('nothing broke a rule of Discord’s, called anybody or went unanswered', () => {
    const { discord } = day;
    expect(discord.violations).toEqual([]);
    expect(discord.unsupported).toEqual([]);
    expect(discord.unanswered()).toEqual([]);
    expect(discord.invalidRequests()).toBe(0);
    const places = [news, ...news.threads, ...forum.threads];
    expect(called(places.flatMap(({ ledger }) => ledger))).toEqual([]);
  });
});
