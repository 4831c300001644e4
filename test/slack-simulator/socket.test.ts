import { afterEach, describe, expect, it } from '@jest/globals';
import { App } from '@slack/bolt';
import { WebSocket } from 'ws';
import { until } from '../helpers/until.ts';
import { startSlack, type SlackOptions } from '../simulators/slack/slack.ts';
import { boltOnSocket, codeOf, connect, silent, simulate, stopAll } from './bot.ts';

afterEach(stopAll);

async function setUp(listen: (app: App) => void, options: SlackOptions = {}) {
  const slack = await simulate({ watchMs: 200, thinkingMs: 2000, ...options });
  const acme = slack.addTeam('Acme');
  const ada = acme.addPerson('Ada');
  const news = acme.addChannel('news').invite();
  const app = await boltOnSocket(slack, [acme], listen, { clientPingTimeout: 300 });
  return { slack, acme, ada, news, app };
}

/** A socket of one's own, that acknowledges nothing by itself. */
async function rawSocket(slack: Awaited<ReturnType<typeof startSlack>>) {
  const { url = '' } = await connect(slack, slack.app.appToken).apps.connections.open({});
  const socket = new WebSocket(url);
  const heard: Record<string, unknown>[] = [];
  socket.on('message', (data) =>
    heard.push(JSON.parse((data as Buffer).toString()) as Record<string, unknown>),
  );
  await until('hello', () => heard.length > 0);
  const answer = (index: number, payload?: unknown) =>
    socket.send(JSON.stringify({ envelope_id: heard[index]?.['envelope_id'], payload }));
  return { socket, heard, answer, url };
}

describe('a socket', () => {
  it('greets whoever has a ticket of the app, once', async () => {
    const slack = await simulate();
    const acme = slack.addTeam('Acme');
    const { heard, url } = await rawSocket(slack);
    expect(heard[0]).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: slack.app.id },
    });
    const second = new WebSocket(url);
    const refused = new Promise((resolve) => second.once('error', resolve));
    expect(String(await refused)).toMatch(/403/);
    const open = async (token?: string) => codeOf(connect(slack, token).apps.connections.open({}));
    expect(await open(acme.token)).toBe('not_allowed_token_type');
    expect(await open('xapp-other')).toBe('invalid_auth');
    expect(await open()).toBe('not_authed');
    expect(await codeOf(connect(slack, slack.app.appToken).auth.test())).toBe('not_allowed_token_type');
  });

  it('carries envelopes that say whether they take an answer', async () => {
    const slack = await simulate();
    const acme = slack.addTeam('Acme');
    const ada = acme.addPerson('Ada');
    const news = acme.addChannel('news').invite();
    const { heard, answer } = await rawSocket(slack);
    const pending = ada.slash(news, '/ai-news', 'x');
    await until('a command', () => heard[1]);
    expect(heard[1]).toMatchObject({ type: 'slash_commands', accepts_response_payload: true });
    answer(1, { text: 'done' });
    expect((await pending).text).toBe('done');
    const said = ada.mention(news, 'hi');
    await until('two events', () => heard[3]);
    expect(heard[2]).toMatchObject({ type: 'events_api', accepts_response_payload: false, retry_attempt: 0 });
    answer(2);
    answer(3);
    await said;
  });

  it('is one of several, which take turns', async () => {
    const slack = await simulate({ answerWithinMs: 200, retryDelaysMs: [] });
    const acme = slack.addTeam('Acme');
    const sockets = [await rawSocket(slack), await rawSocket(slack)];
    expect(slack.socket.connections).toBe(2);
    const news = acme.addChannel('news').invite();
    news.rename('one');
    news.rename('two');
    await until('both have heard', () => sockets.every(({ heard }) => heard.length >= 2));
  });

  it('is one of ten at most', async () => {
    const slack = await simulate();
    slack.addTeam('Acme');
    for (let opened = 0; opened < 10; opened += 1) await rawSocket(slack);
    const { heard, socket } = await rawSocket(slack);
    expect(heard[0]).toEqual({ type: 'disconnect', reason: 'too_many_websockets' });
    await until('it is closed', () => socket.readyState === WebSocket.CLOSED);
    expect(slack.socket.connections).toBe(10);
  });

  it('is pinged', async () => {
    const slack = await simulate({ pingMs: 5 });
    const { socket } = await rawSocket(slack);
    await new Promise((resolve) => socket.once('ping', resolve));
  });
});

it('an app of one team needs no more than its token', async () => {
  const slack = await simulate({ thinkingMs: 0 });
  const acme = slack.addTeam('Acme');
  const news = acme.addChannel('news').invite();
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const app = new App({
    token: acme.token,
    appToken: slack.app.appToken,
    socketMode: true,
    clientOptions,
    logger: silent,
  });
  app.command('/ai-news', async ({ ack, say }) => {
    await ack();
    await say('hello');
  });
  await app.start();
  // What is said to everybody is no answer to the one who asked.
  expect((await acme.addPerson('Ada').slash(news, '/ai-news')).kind).toBe('acknowledged');
  await until('it was said', () => news.texts[0] === 'hello');
  await app.stop();
});

describe('what is not acknowledged', () => {
  it('is told to people, and commands are not sent again', async () => {
    const { slack, ada, news } = await setUp((app) => {
      app.command('/ai-news', () => Promise.resolve());
    });
    const pending = ada.slash(news, '/ai-news');
    await until('it was sent', () => slack.socket.log.some(({ what }) => what === 'envelope'));
    slack.expireInteractions();
    const seen = await pending;
    expect([seen.kind, seen.text]).toEqual(['unanswered', 'operation_timeout']);
    expect(slack.unanswered()).toHaveLength(1);
  });

  it('is told at once where nobody listens', async () => {
    const slack = await simulate();
    const acme = slack.addTeam('Acme');
    const seen = await acme.addPerson('Ada').slash(acme.addChannel('news'), '/ai-news');
    expect([seen.kind, seen.failure]).toEqual(['unanswered', 'dispatch_failed']);
  });

  it('is sent again if it was an event, three times', async () => {
    const slack = await simulate({ answerWithinMs: 20, retryDelaysMs: [0, 60_000, 300_000] });
    const acme = slack.addTeam('Acme');
    const news = acme.addChannel('news').invite();
    const { heard } = await rawSocket(slack);
    news.rename('other');
    await until('the second', () => heard[2]);
    for (const index of [3, 4]) {
      await until('the next', () => {
        slack.retryEvents();
        return heard[index];
      });
    }
    await until('it is given up', () => slack.lostEvents.length === 1);
    expect(heard.slice(1).map((each) => [each['retry_attempt'], each['retry_reason']])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
      [3, 'timeout'],
    ]);
  });

  it('is sent again on the next socket when one breaks', async () => {
    const heard: string[] = [];
    const { slack, ada, news } = await setUp((app) => {
      app.command('/ai-news', async ({ ack }) => {
        heard.push('command');
        if (heard.length === 1) slack.socket.drop();
        else await ack('at last');
      });
    });
    expect((await ada.slash(news, '/ai-news')).text).toBe('at last');
    expect(heard).toHaveLength(2);
    expect(slack.socket.log.map(({ what }) => what)).toEqual([
      'hello',
      'envelope',
      'closed',
      'hello',
      'envelope',
      'acknowledged',
    ]);
  });
});

describe('the app comes back', () => {
  it.each(['warning', 'refresh_requested'] as const)('after a disconnect for %s', async (reason) => {
    const { slack, ada, news } = await setUp((app) => {
      app.command('/ai-news', ({ ack }) => ack('here'));
    });
    slack.socket.disconnect(reason);
    await until('a second greeting', () => slack.socket.log.filter(({ what }) => what === 'hello')[1]);
    expect((await ada.slash(news, '/ai-news')).text).toBe('here');
  });

  it('and hears then what happened in between', async () => {
    const names: string[] = [];
    const { slack, news } = await setUp((app) => {
      app.event('channel_rename', ({ event }) => {
        names.push(event.channel.name);
        return Promise.resolve();
      });
    });
    slack.socket.disconnect('link_disabled');
    await until('it is gone', () => slack.socket.connections === 0);
    news.rename('meanwhile');
    await until('it has heard', () => names[0]);
    expect(names).toEqual(['meanwhile']);
  });

  it('however often sockets break at random', async () => {
    const names = new Set<string>();
    const { slack, news } = await setUp(
      (app) => {
        app.event('channel_rename', ({ event }) => {
          names.add(event.channel.name);
          return Promise.resolve();
        });
      },
      { retryDelaysMs: [0, 0, 0, 0, 0, 0, 0, 0], rateLimits: false },
    );
    slack.socket.dropAtRandom({ seed: 7, percent: 20 });
    for (let index = 0; index < 8; index += 1) news.rename(`n${index}`);
    await until('all were heard', () => names.size === 8, 30_000);
    expect(slack.socket.log.some(({ what }) => what === 'closed')).toBe(true);
    slack.socket.dropAtRandom(undefined);
  });
});

describe('events', () => {
  it('come only where they were subscribed to, and their scope was granted', async () => {
    const heard: string[] = [];
    const { slack, acme, ada, news } = await setUp(
      (app) => {
        app.event(/.*/, ({ event }) => {
          heard.push(event.type);
          return Promise.resolve();
        });
      },
      { app: { events: ['channel_archive', 'app_mention', 'group_rename', 'member_joined_channel'] } },
    );
    acme.withdraw('app_mentions:read');
    await ada.mention(news, 'hi');
    news.rename('unheard');
    const secret = acme.addChannel('secret', { private: true });
    secret.rename('unheard, too').invite().rename('heard').kick().rename('unheard again');
    news.archive();
    await until('the archive', () => heard.includes('channel_archive'));
    expect(heard).toEqual(['member_joined_channel', 'group_rename', 'channel_archive']);
    expect(slack.violations).toEqual([]);
  });
});
