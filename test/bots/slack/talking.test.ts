import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer, Call, Command } from '../../../src/bots/commands/command.ts';
import { permanent, userError } from '../../../src/shared/errors.ts';
import { onSetup } from '../../helpers/setups.ts';
import { until } from '../../helpers/until.ts';
import { type ChannelControl, type Person, textOf } from '../../simulators/slack/slack.ts';
import { SlackDesk } from './desk.ts';
import { addressOf } from './outgoing.ts';

const saying = (text: string): Answer['message'] => ({
  blocks: [{ type: 'text', runs: [{ text }] }],
  fallback: text,
});

/** Commands that say what came to them, or do what a test needs. */
const stubs = (calls: Call[], answers: Record<string, () => Promise<Answer>>): Command[] =>
  ['help', 'brief', 'search', 'top'].map((name) => ({
    name,
    description: 'For tests',
    options:
      name === 'help'
        ? []
        : [{ name: name === 'brief' ? 'url' : 'query', description: 'Text', kind: 'text' }],
    async execute(call) {
      calls.push(call);
      return answers[name]?.() ?? { message: saying(`${name} ${JSON.stringify(call.options)}`) };
    },
  }));

onSetup('PGlite', 'talking with the bot at Slack', (setup) => {
  const desk = new SlackDesk(setup, { watchMs: 3_000 });
  let ada: Person;
  let guest: Person;
  let news: ChannelControl;
  let calls: Call[];
  let answers: Record<string, () => Promise<Answer>>;

  beforeEach(async () => {
    ada = desk.team.addPerson('Ada', { tz: 'Europe/Berlin', locale: 'de-DE' });
    guest = desk.team.addPerson('Gil', { guest: 'multi' });
    news = desk.team.addChannel('news', { members: [ada, guest] });
    calls = [];
    answers = {};
    desk.commands = stubs(calls, answers);
    await desk.start();
  });

  const ask = (text: string, where = news) => ada.slash(where, '/ai-news', text);

  describe('a command', () => {
    test('knows who asked, and where', async () => {
      await ask('top');
      expect(calls[0]).toMatchObject({
        person: {
          id: `${desk.team.id}/${ada.id}`,
          manages: false,
          writes: true,
          locale: 'de-DE',
          timeZone: 'Europe/Berlin',
        },
        place: { address: addressOf(news), kind: 'channel' },
      });
    });

    test.each([
      '  search   open  source ',
      'SEARCH open  source',
      '/search open  source',
      'search\topen  source',
    ])('is understood with odd spacing and case: “%s”', async (typed) => {
      expect((await ask(typed)).text).toMatch(/^search \{"query":"open {1,2}source"\}$/);
    });

    test('is answered privately, also where the bot is not', async () => {
      const seen = await ask('top');
      expect(seen.ephemeral).toBe(true);
      expect(news.messages).toEqual([]);
    });

    test('answers everybody where that is asked for, but not for a guest', async () => {
      answers['top'] = () => Promise.resolve({ message: saying('For all'), seenBy: 'everybody' });
      expect((await ask('top')).ephemeral).toBe(false);
      expect((await guest.slash(news, '/ai-news', 'top')).ephemeral).toBe(true);
      expect(news.texts).toEqual(['For all']);
    });

    test('that is unknown names the one that was meant, and nobody is called', async () => {
      expect((await ask('serch <!channel> x')).text).toContain('Did you mean /ai-news search?');
      expect((await ask('<!channel>')).message!.pings.channel).toBe(false);
    });

    test('loses a picture that Slack cannot fetch, and not its answer', async () => {
      answers['top'] = () =>
        Promise.resolve({
          message: {
            ...saying('See'),
            blocks: [...saying('See').blocks, { type: 'image', url: 'https://a.example/x.png', alt: 'x' }],
          },
        });
      desk.slack.faults.next({ kind: 'bad-request', method: 'response_url' });
      const seen = await ask('top');
      expect(seen.text).toBe('See');
      expect(seen.message!.blocks.map(({ type }) => type)).not.toContain('image');
    });

    test('is answered though the first tries fail', async () => {
      desk.slack.faults.next({ kind: 'server-error', method: 'response_url' });
      desk.slack.faults.next({ kind: 'reset-before', method: 'response_url' });
      expect((await ask('top')).text).toContain('top');
    });

    test('is not answered to all twice', async () => {
      answers['top'] = () => Promise.resolve({ message: saying('For all'), seenBy: 'everybody' });
      desk.slack.faults.next({ kind: 'reset-after', method: 'response_url' });
      await ask('top');
      await until('it is given up', () => desk.trouble.includes('not answered'));
      expect(news.texts).toEqual(['For all']);
    });
  });

  describe('elsewhere', () => {
    test('a mention is answered privately', async () => {
      news.invite();
      const seen = await ada.mention(news, '  top');
      expect(seen.text).toBe('top {}');
      expect(seen.ephemeral).toBe(true);
    });

    test('a mention in a thread is answered there', async () => {
      news.invite();
      await ada.say(news, 'What is new?');
      const [parent] = news.messages;
      const seen = await ada.say(news, `<@${desk.team.bot.id}>, top`, { thread: parent! });
      expect(seen.ephemeral).toBe(true);
      expect(seen.message!.threadTs).toBe(parent!.ts);
    });

    test('a direct message needs no name, may have one, and is answered once', async () => {
      expect((await ada.say(ada.dm, 'search chips')).text).toBe('search {"query":"chips"}');
      desk.pass(1);
      expect((await ada.say(ada.dm, `<@${desk.team.bot.id}> search chips`)).text).toContain('chips');
      expect(calls.map(({ place, person }) => [place.kind, place.workspaceId, person.manages])).toEqual([
        ['direct', null, true],
        ['direct', null, true],
      ]);
      expect(desk.slack.channel(ada.dm).messages).toHaveLength(4);
    });

    test('what people say among themselves is nobody’s question', async () => {
      news.invite();
      await ada.say(news, 'top');
      await ask('help');
      expect(calls.map(({ options }) => options)).toEqual([{}]);
    });

    test('a form where Slack opens none says where to go', async () => {
      const [top] = desk.commands;
      desk.commands = [{ ...top!, name: 'subscribe' }, ...desk.commands];
      await desk.stop();
      await desk.start();
      expect((await ada.say(ada.dm, 'subscribe')).text).toContain('Type /ai-news in a channel');
    });

    test('the shortcut on a message briefs the page that it links to', async () => {
      await ada.say(news, 'Look: https://x.example/a?b=1&c=2');
      const seen = await ada.shortcut(news.messages[0]!, 'brief');
      expect(seen.ephemeral).toBe(true);
      expect(calls[0]?.options).toEqual({ url: 'https://x.example/a?b=1&c=2' });
      await ada.say(news, 'no link here');
      expect((await ada.shortcut(news.messages[1]!, 'brief')).text).toContain('brief');
    });
  });

  describe('what goes wrong', () => {
    test('is told in the words of the command, where it is the person’s', async () => {
      answers['top'] = () => Promise.reject(userError('x', 'There is no such day.'));
      expect((await ask('top')).text).toBe('There is no such day.');
      expect(desk.trouble).toEqual([]);
    });

    test('at Slack is told as such', async () => {
      for (const kind of ['server-error', 'internal-error', 'reset-before', 'rate-limit'] as const) {
        const person = desk.team.addPerson(kind);
        desk.slack.faults.next({ kind, method: 'users.info' });
        const seen = await person.slash(desk.team.addChannel(kind), '/ai-news', 'top');
        expect(seen.text).toBe('Slack has trouble right now. Give the command again in a minute.');
        desk.pass(60);
      }
      expect(desk.trouble).toEqual([]);
    });

    test('for want of a scope is told with its name', async () => {
      desk.team.withdraw('users:read');
      expect((await ask('top')).text).toContain('The bot lacks the scope users:read.');
    });

    test.each([
      ['an exception', () => Promise.reject(new Error('a secret of ours'))],
      ['something permanent', () => Promise.reject(permanent('odd', 'a secret of ours'))],
    ])('with us, %s, is told with a reference that the log has, and no more', async (_, answer) => {
      answers['top'] = answer;
      const { text } = await ask('top');
      const [, reference] = /in the log under ([0-9a-f]{6})\.$/.exec(text) ?? [];
      expect(reference).toBeDefined();
      expect(text).not.toContain('secret');
      const line = desk.log.lines.find(({ fields }) => fields['reference'] === reference);
      expect(line).toMatchObject({ level: 'error', message: 'command failed' });
    });
  });

  test('nobody is called by what they typed themselves', async () => {
    news.invite();
    const seen = await ask(`search <@${ada.id}> <!here> @channel`);
    expect(seen.message!.pings).toEqual({
      channel: false,
      here: false,
      everyone: false,
      users: [],
      groups: [],
    });
    expect(textOf(seen.message!)).toContain('search');
  });
});
