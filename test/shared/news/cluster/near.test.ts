import { expect, test } from '@jest/globals';
import { decide } from '../../../../src/shared/news/cluster/decide.ts';
import type { PlacedMember } from '../../../../src/shared/news/cluster/placed.ts';
import { describe as termsOf } from '../../../../src/shared/news/cluster/terms.ts';

const article = (id: number, title: string, links: string[] = []): PlacedMember => ({
  id,
  past: false,
  title,
  canonicalUrl: `https://paper-${id}.example/news`,
  publishedAt: new Date('2026-06-01T08:00:00Z'),
  links,
  terms: termsOf({ title, teaser: '' }),
});
const story = { storyId: 1, articles: [article(1, 'Orrenby opens a robot factory in Carrowmark')] };
const stats = { documents: 0, frequency: () => 0 };

test('a story of which an article shares next to nothing is not compared with it', () => {
  const { fits, join } = decide(
    article(2, 'Council opens sixteen weeks of training for runners'),
    [story],
    stats,
  );
  expect({ fits, join }).toEqual({ fits: [], join: undefined });
});

test('one that it points to is, and so is one about the same', () => {
  const pointing = article(3, 'Sixteen weeks of training with a running watch', [
    'https://paper-1.example/news',
  ]);
  const alike = article(4, 'Robot factory of Orrenby opens in Carrowmark');
  expect([pointing, alike].map((other) => decide(other, [story], stats).fits.length)).toEqual([1, 1]);
});
