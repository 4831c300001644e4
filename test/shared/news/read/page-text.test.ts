import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemClock } from '../../../../src/shared/clock.ts';
import { type HttpClient, createHttpClient } from '../../../../src/shared/http/client.ts';
import { pageText } from '../../../../src/shared/news/read/page-text.ts';
import { type Web, startWeb } from '../../../simulators/web/web.ts';
import { webClient } from '../../http/support.ts';

const url = 'https://tramline.example/a';
const sentence =
  'the tram company has ordered twelve driverless trams from a maker in Aldersund for the harbour line.';
const body = `<html><head><meta property="og:image" content="https://tramline.example/p.jpg"></head>
  <body><article>${[1, 2, 3, 4].map((week) => `<p>In week ${week} ${sentence}</p>`).join('')}</article></body></html>`;
const picture = { url: 'https://tramline.example/p.jpg', alt: '' };

let web: Web;
let http: HttpClient;
beforeAll(async () => {
  web = await startWeb();
  http = webClient(web);
});
afterAll(async () => {
  await http.close();
  await web.close();
});

it.each([
  ['', { text: expect.stringContaining(sentence), noPicture: false, picture }],
  ['max-image-preview: none', { text: expect.stringContaining(sentence), noPicture: true }],
  ['nosnippet', { noPicture: false, maxSnippet: 0 }],
  ['none', { noPicture: false, maxSnippet: 0 }],
  ['max-snippet: 0, max-image-preview:none', { noPicture: true, maxSnippet: 0 }],
  [
    'ai-news-bot: max-snippet:90',
    { text: expect.stringContaining(sentence), noPicture: false, picture, maxSnippet: 90 },
  ],
  ['otherbot: nosnippet', { text: expect.stringContaining(sentence), noPicture: false, picture }],
])('obeys the header X-Robots-Tag: %s', async (rules, expected) => {
  web.put(url, { body, ...(rules === '' ? {} : { headers: { 'x-robots-tag': rules } }) });
  const read = await pageText(http, url, url);
  delete read.language;
  expect(read).toEqual(expected);
});

it('reads each of several headers by itself', async () => {
  const headers = [
    ['otherbot: nosnippet', 'max-snippet:90'],
    ['noarchive', 'otherbot: max-snippet:1', 'none'],
  ];
  const server = createServer((request, response) => {
    if (request.url === '/robots.txt') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html', 'x-robots-tag': headers.shift() });
    response.end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a`;
  const contact = 'https://bot.example/';
  const local = createHttpClient({ contact, version: '1', clock: systemClock, allowedHosts: ['127.0.0.1'] });
  try {
    expect((await pageText(local, address, address)).maxSnippet).toBe(90);
    expect(await pageText(local, address, address)).toEqual({ maxSnippet: 0, noPicture: false });
  } finally {
    await local.close();
    server.closeAllConnections();
    server.close();
  }
});
