import { expect, test } from '@jest/globals';
import { fingerprintOf } from '../../../../../src/shared/news/sources/feed/fingerprint.ts';

const rss = (made: string, date = 'Mon, 02 Mar 2026 08:00:00 GMT', title = 'One'): string =>
  `<rss><channel><title>Ours</title><pubDate>${made}</pubDate><lastBuildDate>${made}</lastBuildDate>
    <item><title>${title}</title><pubDate>${date}</pubDate></item></channel></rss>`;
const atom = (made: string, entry = made): string =>
  `<feed><title>Ours</title><updated>${made}</updated><entry><updated>${entry}</updated></entry></feed>`;

test('a feed made anew says the same', () => {
  expect(fingerprintOf(rss('now'))).toBe(fingerprintOf(rss('then')));
  expect(fingerprintOf(atom('now', 'at one'))).toBe(fingerprintOf(atom('then', 'at one')));
});

test('another title, another date of an item, or another name of the feed does not', () => {
  const first = fingerprintOf(rss('now'));
  expect(fingerprintOf(rss('now', undefined, 'Two'))).not.toBe(first);
  expect(fingerprintOf(rss('now', 'Tue, 03 Mar 2026 08:00:00 GMT'))).not.toBe(first);
  expect(fingerprintOf(rss('now').replace('Ours', 'Theirs'))).not.toBe(first);
  expect(fingerprintOf(atom('now', 'at one'))).not.toBe(fingerprintOf(atom('now', 'at two')));
});

test('nor is one without items taken for another', () => {
  expect(fingerprintOf('<rss><title>A</title></rss>')).not.toBe(fingerprintOf('<rss><title>B</title></rss>'));
  expect(fingerprintOf('')).toBe(fingerprintOf(''));
});
