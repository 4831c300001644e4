import { beforeEach, describe, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import type { Call } from '../../../src/bots/commands/command.ts';
import { onSetup } from '../../helpers/setups.ts';
import { gate, until } from '../../helpers/until.ts';
import type { ChannelControl, Person } from '../../simulators/slack/slack.ts';
import { SlackDesk } from './desk.ts';
import { type Signed, signatureOf, signed } from './signed.ts';

test('a signature is made as in Slack’s own example', () => {
  const body =
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
  expect(signatureOf('8f742231b10e8888abcd99yyyzzz85a5', '1531420618', body)).toBe(
    'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  );
});

onSetup('PGlite', 'what Slack sends', (setup) => {
  const desk = new SlackDesk(setup);
  let ada: Person;
  let news: ChannelControl;
  let heard: Call[];

  beforeEach(() => {
    ada = desk.team.addPerson('Ada');
    news = desk.team.addChannel('news').invite();
    heard = [];
    desk.commands = [
      {
        name: 'help',
        description: 'Answers',
        options: [{ name: 'about', description: 'Anything', kind: 'text' }],
        execute(call) {
          heard.push(call);
          return Promise.resolve({ message: { blocks: [], fallback: 'Here to help' } });
        },
      },
    ];
  });

  const command = (trigger: string): string =>
    new URLSearchParams({
      command: '/ai-news',
      text: 'help',
      team_id: desk.team.id,
      user_id: ada.id,
      channel_id: news.id,
      trigger_id: trigger,
      response_url: `${desk.slack.apiUrl}none`,
    }).toString();
  const mention = (id: string): string =>
    JSON.stringify({
      type: 'event_callback',
      event_id: id,
      team_id: desk.team.id,
      event: {
        type: 'app_mention',
        user: ada.id,
        channel: news.id,
        text: '<@U1> help',
        ts: '1780300000.000100',
      },
    });
  const send = async ({ headers, body }: Signed, more: Record<string, string> = {}): Promise<number> =>
    (await fetch(desk.url('/slack/events'), { method: 'POST', headers: { ...headers, ...more }, body }))
      .status;

  describe('by signed requests', () => {
    beforeEach(() => desk.start(desk.overHttp()));

    const secret = (): string => desk.slack.app.signingSecret;
    const kinds: [what: string, make: (id: string) => Signed, stale: (id: string) => Signed][] = [
      [
        'a command',
        (id) => signed(secret(), command(id), { type: 'form' }),
        (id) => signed(secret(), command(id), { type: 'form', agoSeconds: 301 }),
      ],
      [
        'an event',
        (id) => signed(secret(), mention(id), { type: 'json' }),
        (id) => signed(secret(), mention(id), { type: 'json', agoSeconds: 301 }),
      ],
    ];

    test.each(kinds)('%s that is forged is refused, and reaches nobody', async (_, make, stale) => {
      const good = make('1');
      const { 'x-slack-signature': signature = '', ...unsigned } = good.headers;
      const { 'x-slack-request-timestamp': at = '', ...timeless } = good.headers;
      const forged: Signed[] = [
        stale('1'),
        { ...good, body: good.body.replace('help', 'hell') },
        { ...good, headers: unsigned },
        { ...good, headers: timeless },
        { ...good, headers: { ...good.headers, 'x-slack-request-timestamp': String(Number(at) + 1) } },
        { ...good, headers: { ...good.headers, 'x-slack-signature': signature.replace('v0=', 'v1=') } },
        { ...good, headers: { ...good.headers, 'x-slack-signature': signature.slice(0, -1) } },
        { ...good, headers: { ...good.headers, 'x-slack-signature': signatureOf('wrong', at, good.body) } },
      ];
      for (const each of forged) expect(await send(each)).toBe(401);
      expect(await send(good)).toBe(200);
      await until('the true one is heard', () => heard.length > 0);
      expect(heard).toHaveLength(1);
    });

    test.each(kinds)('%s that is sent again is acknowledged, and acted on once', async (_, make) => {
      const good = make('1');
      expect(await send(good)).toBe(200);
      expect(await send(good)).toBe(200);
      const again = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
      expect(await send(make('1'), again)).toBe(200);
      expect(await Promise.all([send(make('1')), send(make('1'))])).toEqual([200, 200]);
      expect(await send(make('2'))).toBe(200);
      await until('both are heard', () => heard.length === 2);
      expect(heard).toHaveLength(2);
    });

    test('other paths and other methods lead nowhere', async () => {
      const { headers, body } = signed(secret(), command('1'), { type: 'form' });
      expect((await fetch(desk.url('/slack/events'), { headers })).status).toBe(404);
      expect((await fetch(desk.url('/'), { method: 'POST', headers, body })).status).toBe(404);
      expect(heard).toEqual([]);
    });

    test('Slack’s question whether the address is ours is answered', async () => {
      expect(await desk.slack.verifyRequestUrl()).toBe(true);
    });
  });

  test('what stands in the list of what was heard opens no form', async () => {
    await desk.start(desk.overHttp());
    await send(signed(desk.slack.app.signingSecret, command('trigger-1'), { type: 'form' }));
    await until('it is heard', () => heard.length === 1);
    const rows = await setup.db.query(sql`select event_id from news.heard`);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('trigger-1');
  });

  describe('on a socket', () => {
    test('is told again when the socket broke, and acted on once, by two bots on one database', async () => {
      await desk.start();
      await desk.start();
      expect(desk.slack.socket.connections).toBe(2);
      desk.slack.socket.dropAtRandom({ seed: 3, percent: 50 });
      const said = 12;
      for (let index = 0; index < said; index += 1) {
        if (index % 2 === 0) await ada.mention(news, `help ${index}`);
        else await ada.slash(news, '/ai-news', `help ${index}`);
        desk.pass(2);
      }
      desk.slack.socket.dropAtRandom(undefined);
      const told = desk.slack.socket.log.filter(({ what }) => what === 'envelope').length;
      expect(told).toBeGreaterThan(said);
      const answered = desk.slack.interactions.filter(({ failure }) => failure === null).length;
      await until('all are heard', () => heard.length >= answered);
      const about = heard.map(({ options }) => options['about']);
      expect(about).toEqual([...new Set(about)]);
    });
  });

  test.each([
    ['on a socket', () => ({})],
    ['by signed requests', () => desk.overHttp()],
  ])('%s, is acknowledged at once, however long the work takes', async (_, options) => {
    const going = gate();
    const [help] = desk.commands;
    desk.commands = [{ ...help!, execute: (call) => going.opened.then(() => help!.execute(call)) }];
    await desk.start(options());
    const asking = ada.slash(news, '/ai-news', 'help');
    await until('it is acknowledged', () => desk.slack.interactions.at(-1)?.acked === true);
    expect(heard).toEqual([]);
    desk.slack.expireInteractions();
    going.open();
    expect((await asking).text).toBe('Here to help');
    expect(desk.slack.unanswered()).toEqual([]);
  });
});
