import { afterEach, describe, expect, it } from '@jest/globals';
import { isValidSlackRequest } from '@slack/bolt';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { until } from '../helpers/until.ts';
import type { SlackOptions } from '../simulators/slack/slack.ts';
import { boltOnHttp, plainServer, simulate, stopAll } from './bot.ts';

afterEach(stopAll);

interface Heard {
  headers: IncomingMessage['headers'];
  body: string;
}

/** A server that notes what comes and answers as told. */
async function listener(answer: (heard: Heard, response: ServerResponse) => void) {
  const all: Heard[] = [];
  const url = await plainServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const heard = { headers: request.headers, body: Buffer.concat(parts).toString() };
      all.push(heard);
      answer(heard, response);
    });
  });
  return { url, all };
}

async function setUp(answer: (heard: Heard, response: ServerResponse) => void, options: SlackOptions = {}) {
  const { url, all } = await listener(answer);
  const slack = await simulate({
    thinkingMs: 50,
    watchMs: 50,
    app: { transport: 'http', requestUrl: url },
    ...options,
  });
  const acme = slack.addTeam('Acme');
  const ada = acme.addPerson('Ada');
  const news = acme.addChannel('news').invite();
  return { slack, acme, ada, news, all };
}

describe('a request', () => {
  it('is signed, and comes as a form', async () => {
    const { slack, ada, news, all } = await setUp((_, response) => void response.end('plain words'));
    const seen = await ada.slash(news, '/ai-news', 'a & b');
    expect([seen.kind, seen.text, seen.ephemeral]).toEqual(['message', 'plain words', true]);
    const { headers, body } = all.find((each) => each.body.startsWith('token='))!;
    expect(new URLSearchParams(body).get('text')).toBe('a &amp; b');
    const proof = {
      'x-slack-signature': String(headers['x-slack-signature']),
      'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
    };
    const { signingSecret } = slack.app;
    expect(isValidSlackRequest({ signingSecret, body, headers: proof })).toBe(true);
    expect(isValidSlackRequest({ signingSecret, body: `${body}x`, headers: proof })).toBe(false);
  });

  it('is answered in public where the app says so', async () => {
    const body = JSON.stringify({ response_type: 'in_channel', text: 'for all' });
    const { ada, news } = await setUp((_, response) => {
      response.setHeader('content-type', 'application/json').end(body);
    });
    expect((await ada.slash(news, '/ai-news')).ephemeral).toBe(false);
    expect(news.texts).toEqual(['for all']);
  });

  it('is answered by silence', async () => {
    const { ada, news } = await setUp((_, response) => void response.end());
    expect((await ada.slash(news, '/ai-news')).kind).toBe('acknowledged');
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['http_service_error', (response) => response.writeHead(500).end()],
    ['http_service_error', (response) => response.writeHead(302, { location: '/' }).end()],
    ['dispatch_failed', (response) => response.socket?.destroy()],
  ])('that fails is told as %s', async (failure, answer) => {
    const { ada, news, slack } = await setUp((_, response) => answer(response));
    const seen = await ada.slash(news, '/ai-news');
    expect([seen.kind, seen.failure]).toEqual(['unanswered', failure]);
    expect(slack.unanswered()).toHaveLength(1);
  });

  it('that takes too long is told as a time-out', async () => {
    const { ada, news } = await setUp(() => undefined, { answerWithinMs: 30 });
    expect((await ada.slash(news, '/ai-news')).failure).toBe('operation_timeout');
  });

  it('with a wrong answer is a violation', async () => {
    const { slack, ada, news } = await setUp((_, response) => {
      response.setHeader('content-type', 'application/json').end('{"blocks":[{"type":"poem"}]}');
    });
    expect((await ada.slash(news, '/ai-news')).failure).toBe('invalid_blocks');
    expect(slack.violations).toMatchObject([{ method: 'acknowledgement', error: 'invalid_blocks' }]);
  });
});

describe('events', () => {
  it('are sent again when they fail, and say why', async () => {
    const { slack, news, all } = await setUp((_, response) => void response.writeHead(500).end(), {
      retryDelaysMs: [0, 0, 60_000],
    });
    const before = all.length;
    news.rename('other');
    const ofRename = () => all.slice(before).filter(({ body }) => body.includes('channel_rename'));
    await until('three', () => ofRename().length === 3);
    await until('the last', () => {
      slack.retryEvents();
      return ofRename().length === 4;
    });
    expect(ofRename().map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
    expect(ofRename()[1]?.headers['x-slack-retry-reason']).toBe('http_error');
    expect(new Set(ofRename().map(({ body }) => body)).size).toBe(1);
  });

  it('are not sent again where the app does not want it', async () => {
    const { slack, news } = await setUp((_, response) => {
      response.writeHead(500, { 'x-slack-no-retry': '1' }).end();
    });
    const before = slack.lostEvents.length;
    news.rename('other');
    await until('it is given up', () => slack.lostEvents.length > before);
  });

  it('wait three seconds at most', async () => {
    const { news, all } = await setUp(() => undefined, { answerWithinMs: 20, retryDelaysMs: [0] });
    news.rename('other');
    await until('the second', () => all.some(({ headers }) => headers['x-slack-retry-num'] === '1'));
    expect(all.at(-1)?.headers['x-slack-retry-reason']).toBe('http_timeout');
  });
});

it('the request URL is verified by a challenge', async () => {
  const slack = await simulate();
  const acme = slack.addTeam('Acme');
  await boltOnHttp(slack, [acme], () => undefined);
  expect(await slack.verifyRequestUrl()).toBe(true);
  slack.app.signingSecret = 'another';
  expect(await slack.verifyRequestUrl()).toBe(false);
});
