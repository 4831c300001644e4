import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { HttpClient } from '../../../../src/shared/http/client.ts';
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
