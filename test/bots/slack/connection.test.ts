import { createServer } from 'node:net';
import { once } from 'node:events';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { onSetup } from '../../helpers/setups.ts';
import { startTcpProxy } from '../../helpers/tcp-proxy.ts';
import { until } from '../../helpers/until.ts';
import type { Person } from '../../simulators/slack/slack.ts';
import { SlackDesk } from './desk.ts';
import { failing } from './outgoing.ts';

onSetup('PGlite', 'the connection to Slack', (setup) => {
  const desk = new SlackDesk(setup);
  let ada: Person;
  let help: () => Promise<string>;

  beforeEach(() => {
    ada = desk.team.addPerson('Ada');
    const news = desk.team.addChannel('news');
    help = async () => (await ada.slash(news, '/ai-news', 'help')).text;
  });

  const greeted = (): number => desk.slack.socket.log.filter(({ what }) => what === 'hello').length;
  const logged = (message: string): number =>
    desk.log.lines.filter((line) => line.message === message).length;
  const answers = async (): Promise<void> => expect(await help()).toContain('/ai-news subscribe');

  describe('on a socket', () => {
    test.each([
      ['breaks', () => desk.slack.socket.drop()],
      ['is to be refreshed', () => desk.slack.socket.disconnect('refresh_requested')],
      ['is about to end', () => desk.slack.socket.disconnect('warning')],
      ['is switched off', () => desk.slack.socket.disconnect('link_disabled')],
    ])('comes back when it %s, as often as that happens', async (_, end) => {
      await desk.start();
      for (const times of [2, 3]) {
        end();
        await until(
          'there is a new socket',
          () => greeted() === times && desk.slack.socket.connections === 1,
        );
        await answers();
      }
    });

    test('comes back after a time in which Slack refused another one', async () => {
      await desk.start();
      const method = 'apps.connections.open';
      desk.slack.faults.next({ kind: 'server-error', method });
      desk.slack.faults.next({ kind: 'refusal', error: 'invalid_auth', method });
      desk.slack.socket.drop();
      await until('there is a new socket', () => greeted() === 2);
      await answers();
      expect(desk.trouble).toEqual(['slack not reached', 'slack refuses the connection']);
    });

    test('says what to do where Slack refuses the app-level token', async () => {
      for (const appToken of ['xapp-wrong', desk.team.token]) {
        const error = await failing(() => desk.start({ connection: { kind: 'socket', appToken } }));
        expect(error).toMatchObject({ errorClass: 'permanent', code: 'token_wrong' });
        expect(error.message).toMatch(/App-Level Tokens.*connections:write.*SLACK_APP_TOKEN/);
      }
    });
  });

  test('says what to do where Slack refuses the bot’s token', async () => {
    const error = await failing(() => desk.start({ membership: { kind: 'one', token: 'xoxb-wrong' } }));
    expect(error).toMatchObject({ errorClass: 'permanent', code: 'token_wrong' });
    expect(error.message).toContain('SLACK_BOT_TOKEN');
  });

  test.each([
    ['signed requests', () => desk.overHttp()],
    ['people who install the bot', () => desk.many()],
  ])('says so where another program has the port for %s', async (_, options) => {
    const other = createServer().listen(desk.port);
    await once(other, 'listening');
    try {
      const error = await failing(() => desk.start(options()));
      expect(error).toMatchObject({ errorClass: 'permanent', code: 'port_taken' });
      expect(error.message).toContain('SLACK_PORT');
    } finally {
      other.close();
    }
  });

  test('is tried until Slack can be reached', async () => {
    const proxy = await startTcpProxy({ host: '127.0.0.1', port: desk.slack.port });
    await proxy.goDown();
    const starting = desk.start({ apiUrl: `http://127.0.0.1:${proxy.port}/api/` });
    await until('it was tried', () => logged('slack not reached') >= 2);
    await proxy.comeBack();
    await starting;
    await answers();
    expect(logged('listening to slack')).toBe(1);
    await proxy.close();
  });

  describe('when the bot stops', () => {
    const holding = (): number =>
      process.getActiveResourcesInfo().filter((kind) => ['Timeout', 'TCPServerWrap'].includes(kind)).length;

    test.each([
      ['a socket', () => ({}), false],
      ['signed requests', () => desk.overHttp(), false],
      ['a socket and a page to install it', () => desk.many(), true],
      ['signed requests and a page to install it', () => ({ ...desk.many(), ...desk.overHttp() }), true],
    ])('with %s, nothing keeps the process alive', async (_, options, installs) => {
      const before = holding();
      const bot = await desk.start(options());
      if (installs) await ada.install(desk.url('/slack/install'));
      await answers();
      await bot.stop();
      await until('all is closed', () => holding() <= before && desk.slack.socket.connections === 0, 2_000);
      expect(desk.trouble).toEqual([]);
    });

    test('before Slack was reached, it asks no more', async () => {
      const before = holding();
      const bot = desk.open({ apiUrl: 'http://127.0.0.1:1/api/' });
      const starting = bot.start();
      await until('it was tried', () => logged('slack not reached') >= 2);
      await bot.stop();
      await starting;
      await until('all is closed', () => holding() <= before, 2_000);
      expect(logged('listening to slack')).toBe(0);
    });

    test('while a socket is being opened, it does not keep it', async () => {
      const bot = desk.open();
      const starting = bot.start();
      await until('a socket was asked for', () => desk.asked('apps.connections.open').length > 0);
      await bot.stop();
      await starting;
      await until('it is closed', () => desk.slack.socket.connections === 0);
    });
  });
});
