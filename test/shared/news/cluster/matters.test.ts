import { expect, test } from '@jest/globals';
import { otherMatter } from '../../../../src/shared/news/cluster/matters.ts';
import type { PlacedArticle } from '../../../../src/shared/news/cluster/placed.ts';
import { describe as termsOf } from '../../../../src/shared/news/cluster/terms.ts';

const article = (title: string): PlacedArticle => ({
  title,
  canonicalUrl: `https://paper.example/${encodeURIComponent(title)}`,
  publishedAt: new Date('2026-06-01T08:00:00Z'),
  links: [],
  terms: termsOf({ title, teaser: '' }),
});
const launch = ['Introducing Merrowin 4', 'Orrenby releases Merrowin 4', 'Merrowin 4 is here'].map(article);

test.each([
  '[INVESTIGATING] Elevated errors on Merrowin 4',
  'Merrowin 4 is down',
  'Orrenby recalls the Merrowin speaker',
  'Orrenby appeals the Merrowin ruling',
])('%j is not the launch', (title) => {
  expect(otherMatter(article(title), launch)).toBe(true);
});

test('where one title tells of it, it is the same matter', () => {
  const outage = [...launch, article('Orrenby outage takes Merrowin 4 down')];
  expect(otherMatter(article('[RESOLVED] Elevated errors on Merrowin 4'), outage)).toBe(false);
});

test('two titles are too few to tell, and other words tell nothing', () => {
  expect(otherMatter(article('Merrowin 4 is down'), launch.slice(1))).toBe(false);
  expect(otherMatter(article('Merrowin 4 prices slow down demand'), launch)).toBe(false);
});
