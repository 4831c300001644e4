import { describe, expect, it } from '@jest/globals';
import type { PlacedArticle } from '../../../../src/shared/news/cluster/placed.ts';
import { otherRaiser } from '../../../../src/shared/news/cluster/raisers.ts';
import { describe as termsOf } from '../../../../src/shared/news/cluster/terms.ts';

const article = (title: string, teaser = ''): PlacedArticle => ({
  title,
  canonicalUrl: `https://paper.example/${encodeURIComponent(title)}`,
  publishedAt: new Date('2026-06-01T08:00:00Z'),
  links: [],
  terms: termsOf({ title, teaser }),
});
/** Every word tells all. */
const telling = (): number => 1;
const apart = (title: string, other: string, teaser?: string): boolean =>
  otherRaiser(article(title, teaser), [article(other)], telling);

describe('two firms that get money', () => {
  it.each([
    ['Quellmark raises $1.4 billion', 'Brennick Photonics raises $1.4 billion for optical links'],
    ['Quellmark lands $40m seed round', 'Series C: Brennick Labs closes $40m round'],
    ['Quellmark’s mega-round bets on molecules', 'Brennick valued at $9bn after funding round'],
  ])('are two events: %j, %j', (title, other) => {
    expect(apart(title, other)).toBe(true);
  });

  it.each([
    ['the firm is the same', 'Quellmark raises $1.4 billion', 'Quellmark closes Series C of $1.4bn', ''],
    [
      'the text speaks of the other',
      'Investors’ Tidewater raises stake in round',
      'Quellmark closes round',
      'Quellmark is backed by Tidewater.',
    ],
    ['one names no firm', 'Insurance agents just raised a billion dollars', 'Quellmark raises $1bn', ''],
    ['nothing was raised', 'Brennick lands contract with the army', 'Quellmark raises $1bn', ''],
    ['a reaction tells of no round', 'Analysts doubt Quellmark', 'Brennick raises $1bn', ''],
  ])('are not told apart where %s', (_why, title, other, teaser) => {
    expect(apart(title, other, teaser)).toBe(false);
  });
});
