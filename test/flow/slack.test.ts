import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { onSetup } from '../helpers/setups.ts';
import { until } from '../helpers/until.ts';
import {
  type ChannelControl,
  type Message,
  type Person,
  type Seen,
  textOf,
} from '../simulators/slack/slack.ts';
import type { PlayedDay } from './played-day.ts';
import { type AtSlack, type Transport, slackDay } from './slack-team.ts';

const merrowin = 'Orrenby introduces Merrowin 3';
const voices = 'Voice actors end strike after deal with Ninegates on AI copies';

/** A day of the bot as the people of a workspace live through it: each test goes on where the one before ended. */
const aDay = (transport: Transport): void => {
  onSetup('PGlite', `a day at Slack, by ${transport}`, (setup) => {
    let played: PlayedDay;
    let at: AtSlack;
    let news: ChannelControl;
    let all: ChannelControl;
    /** An admin, a member and a guest. */
    let ada: Person;
    let bo: Person;
    let guest: Person;

    beforeAll(async () => {
      ({ played, at } = await slackDay(setup, { transport }));
      const { team } = at;
      ada = team.addPerson('Ada', { admin: true, tz: 'Europe/Berlin' });
      bo = team.addPerson('Bo', { tz: 'Europe/Berlin' });
      guest = team.addPerson('Gil', { guest: 'multi' });
      news = team.addChannel('news', { members: [ada, bo, guest] });
      all = team.addChannel('all-stories', { private: true, members: [ada, bo] });
      await at.bot.start();
    });
    beforeEach(() => played.nextMinute());
    afterAll(() => played.close());

    const ask = (who: Person, words: string, where: ChannelControl = news): Promise<Seen> =>
      who.slash(where, '/ai-news', words);
    const firstLine = (message: Message): string => textOf(message).split('\n')[0] ?? '';
    const titles = (messages: readonly Message[]): string[] =>
      messages.map((message) => firstLine(message).replace(/ \(https?:.*$/, ''));
    const cardOf = (headline: string, where = news): Message =>
      where.messages.find((message) => firstLine(message).startsWith(headline))!;

    test('alone, the command shows help with buttons', async () => {
      const help = await ask(bo, '');
      expect(help.ephemeral).toBe(true);
      expect(help.text).toContain('/ai-news subscribe');
      expect((await bo.click(help, 'Subscribe …')).kind).toBe('modal');
      expect((await ask(bo, 'subscrbe models')).text).toContain('Did you mean /ai-news subscribe?');
    });

    test('a member subscribes a channel to three topics, and the bot joins it', async () => {
      expect((await ask(bo, 'subscribe Models instant minor')).text).toContain('Models, as it happens.');
      const media = await ask(bo, 'subscribe creative-media instant minor');
      expect(media.text).toContain('Creative media, as it happens.');
      const form = await ask(bo, 'subscribe');
      expect(form.kind).toBe('modal');
      await bo.choose(form, 'topic', 'Chips and infrastructure');
      const chips = await bo.submit(form, { mode: 'Daily digest' });
      expect(chips.text).toContain('Next digest: today 09:00 Europe/Berlin.');
      await played.settle();
      await played.nextMinute();
      expect(news.texts.toSorted()).toEqual([
        'bo subscribed this channel to Chips and infrastructure, daily 09:00. To stop: /ai-news unsubscribe.',
        'bo subscribed this channel to Creative media, as it happens. To stop: /ai-news unsubscribe.',
        'bo subscribed this channel to Models, as it happens. To stop: /ai-news unsubscribe.',
      ]);
    });

    test('a private channel says how to invite the bot, and takes everything', async () => {
      const refused = await ask(bo, 'subscribe everything instant minor', all);
      expect(refused.text).toContain('The bot is not in that channel. Type /invite');
      all.invite();
      const done = await ask(bo, 'subscribe everything instant minor', all);
      expect(done.text).toContain('Everything, as it happens.');
      await played.settle();
      await played.nextMinute();
      expect(all.texts).toHaveLength(1);
    });

    test('guests read, members do not change the workspace, an admin does', async () => {
      expect((await ask(guest, 'subscribe research daily')).text).toContain('Guests can read');
      expect((await ask(guest, 'help')).text).toContain('/ai-news top');
      expect((await ask(bo, 'settings posts:3')).text).toMatch(/^Only those who manage this place/);
      expect((await ask(ada, 'settings quiet:off posts:50')).text).toContain('Quiet hours: off');
    });

    test('the day passes', async () => {
      await played.live();
      await played.until('2026-03-18T09:05:00Z');
    });

    test('the channel has a card for each story about models and media, and a digest a day at nine', () => {
      expect(titles(news.messages).slice(3)).toEqual([
        'Today in AI: Tuesday 17 March',
        merrowin,
        voices,
        'Today in AI: Wednesday 18 March',
      ]);
      const [first, second] = news.texts.filter((text) => text.startsWith('Today in AI'));
      expect(first).toContain('Haldrekk picks Aldersund for €2.4bn AI chip packaging plant');
      expect(second).toContain('Council refuses Hollin Cloud water permit for AI data centre at Fenny Moor');
      for (const digest of [first, second])
        expect(digest).toContain('A quiet day: nothing else was new on what you follow here.');
    });

    test('a card grows in place at most three times, and speaks again once, in its thread', () => {
      const card = cardOf(merrowin);
      expect(card.history).toHaveLength(3);
      expect(textOf(card)).toContain('Orrenby Blog, Loom & Vector and 2 more');
      const answers = news.replies(card).map((message) => textOf(message));
      expect(answers).toEqual([expect.stringMatching(/^Now a major story: 5 independent outlets\n/)]);
      expect(news.replies(card).map(({ broadcast }) => broadcast)).toEqual([false]);
    });

    test('the other channel has a post for each story, with its answers in threads', () => {
      const posts = all.messages.slice(1);
      expect(titles(posts)).toEqual([
        'Haldrekk picks Aldersund for €2.4bn AI chip packaging plant',
        merrowin,
        'Ottergard raises $310m as warehouses order more picking robots',
        'Clerks who use AI daily save time but not working hours, survey finds',
        'Neural network sees coastal floods coming ten days ahead, paper reports',
        'Bodkin 2, a coding agent that shows its work',
        'One in eight test questions had leaked into AI training data, study finds',
        "Hidden text in an e-mail could turn Posthalm's assistant against its owner",
        'Assembly passes Automated Decisions Act by 118 votes to 79',
        'Rimesieve 1.0: clean a trillion words without a data centre',
        voices,
        'Trial in eleven clinics: software triage finds eye disease sooner in diabetics',
        'Orrenby denies it is in talks to buy phone maker Fennimark',
        'Council refuses Hollin Cloud water permit for AI data centre at Fenny Moor',
      ]);
      const answered = posts.filter((post) => all.replies(post).length > 0);
      expect(titles(answered)).toEqual([
        'Haldrekk picks Aldersund for €2.4bn AI chip packaging plant',
        merrowin,
        'Ottergard raises $310m as warehouses order more picking robots',
        'Assembly passes Automated Decisions Act by 118 votes to 79',
      ]);
    });

    test('a member reads: top, its pages, search, story, and shares one', async () => {
      const top = await ask(bo, 'top week');
      expect(top.ephemeral).toBe(true);
      expect(top.text).toMatch(/^Top AI news of the last 7 days\n/);
      const more = await bo.click(top, 'More');
      expect(more.text).toContain('6. ');
      const found = await ask(bo, 'search merrowin or “picking robots”');
      expect(found.text).toContain(merrowin);
      const told = await bo.click(found, '1');
      expect(told.text).toContain('Summary based on');
      const before = news.messages.length;
      await bo.click(told, 'Share here');
      await until('it is shared', () => news.messages.length === before + 1);
      expect(firstLine(news.messages.at(-1)!)).toMatch(/Merrowin|Ottergard/);
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
      await played.settle();
      await played.nextMinute();
      expect(titles(at.slack.channel(bo.dm).messages)).toEqual([merrowin]);
      const digest = news.messages.find((message) => firstLine(message).startsWith('Today in AI'))!;
      expect((await bo.click(digest, '1')).text).toMatch(/^Haldrekk/);
    });

    test('the stop button of direct messages stops them', async () => {
      expect((await bo.click(at.slack.channel(bo.dm).messages[0]!, 'Stop')).text).toMatch(/^Stopped/);
      const rows = await setup.db.query(
        sql`select 1 from news.subscription where created_by = ${`${at.team.id}/${bo.id}`} and topic like 'story:%'`,
      );
      expect(rows).toEqual([]);
    });

    test('a forged button does nothing', async () => {
      const menu = await bo.click(cardOf(voices), '…');
      for (const actionId of ['remove:nothing', 'b:AAAAAAAAAAAAAAAA', 'brief:AAAAAAAAAAAAAAAA', 'x'])
        expect((await bo.forge(menu, { action_id: actionId })).text).toMatch(
          /too old|no such story|Only those who manage/,
        );
      expect(cardOf(voices).deleted).toBeNull();
    });

    test('the Home tab shows what matters, what is subscribed and how it is set; its buttons answer', async () => {
      const home = await bo.openHome();
      for (const words of ['Top AI news', 'Subscriptions here', 'Settings'])
        expect(home.text).toContain(words);
      expect((await bo.click(home, '1')).text).toContain('Summary based on');
    });

    test('the bot answers when it is mentioned, and in its own direct messages', async () => {
      const mentioned = await bo.mention(news, 'top week');
      expect(mentioned.ephemeral).toBe(true);
      expect(mentioned.text).toMatch(/^Top AI news of the last 7 days\n/);
      const said = await bo.say(bo.dm, 'search merrowin');
      expect(said.text).toContain(merrowin);
    });

    test('a shortcut on a message briefs the page that it links to', async () => {
      const card = cardOf(merrowin);
      const brief = await bo.shortcut(card, 'brief');
      expect(brief.ephemeral).toBe(true);
      expect(brief.text).toContain('Summary based on 1 source');
    });

    test('an admin looks after the workspace: subscriptions, pause, sources, and takes a story away', async () => {
      expect((await ask(ada, 'subscriptions')).text).toMatch(/Chips and infrastructure.*next: tomorrow 09/);
      expect((await ask(ada, 'pause 2')).text).toMatch(/^Paused until today/);
      expect((await ask(ada, 'resume')).text).toMatch(/^Back again/);
      expect((await ask(ada, 'sources mute:"Tramline Tech"')).text).toMatch(/does not count here any more/);
      const menu = await ada.click(cardOf(voices), '…');
      expect((await ada.click(menu, 'Not the same event')).text).toMatch(/^Thank you/);
      await ada.click(menu, 'Remove here');
      await played.settle();
      await played.nextMinute();
      for (const channel of [news, all]) expect(titles(channel.messages)).not.toContain(voices);
      expect((await ask(bo, 'search ninegates')).text).not.toContain(voices);
      expect((await ask(bo, 'unsubscribe models')).text).toMatch(/^Stopped: Models/);
    });

    test('everybody sees what is stored about them', async () => {
      const shown = await ask(bo, 'privacy');
      expect(shown.text).toContain('Your votes on 1 story.');
      expect((await bo.click(shown, 'Delete it all')).text).toMatch(/^Deleted/);
      expect((await ask(bo, 'privacy')).text).toContain('Nothing.');
      expect((await ask(bo, 'brief https://127.0.0.1/')).text).not.toContain('our side');
    });

    test('nothing broke a rule of Slack’s, called anybody or went unanswered', () => {
      const { slack } = at;
      expect(slack.violations).toEqual([]);
      expect(slack.unsupported).toEqual([]);
      expect(slack.unanswered()).toEqual([]);
      const ledger = [news, all].flatMap((channel) => channel.ledger).filter(({ appId }) => appId !== null);
      const called = ledger.filter(
        ({ pings }) =>
          pings.channel || pings.here || pings.everyone || pings.users.length + pings.groups.length > 0,
      );
      expect(called).toEqual([]);
      const shown = ledger.filter(({ onlyFor }) => onlyFor === null);
      expect(shown.filter(({ unfurlLinks, unfurlMedia }) => unfurlLinks || unfurlMedia)).toEqual([]);
    });
  });
};

aDay('socket');
aDay('http');
