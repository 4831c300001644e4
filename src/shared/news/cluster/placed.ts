import { siteOf } from '../text/url.ts';
import { remembered } from './remembered.ts';
import type { ArticleTerms } from './terms.ts';

/** An article as it is placed among stories. */
export interface PlacedArticle {
  title: string;
  /** As `canonicalUrl` writes it. */
  canonicalUrl: string;
  publishedAt: Date;
  /** Pages that it points to, as `canonicalUrl` writes them. */
  links: readonly string[];
  terms: ArticleTerms;
}

/** Sites of one lab: what it publishes on one is as little a second voice as a second item on the other. */
const ownerOf = new Map([
  ['claude.com', 'anthropic.com'],
  ['chatgpt.com', 'openai.com'],
  ['googleblog.com', 'blog.google'],
  ['deepmind.google', 'blog.google'],
  ['deepmind.com', 'blog.google'],
  ['google.com', 'blog.google'],
  ['fb.com', 'meta.com'],
  ['facebook.com', 'meta.com'],
  ['azure.com', 'microsoft.com'],
]);

/** The site of an article, or the one site that stands for all of its owner. */
export const siteOfArticle = remembered(({ canonicalUrl }: PlacedArticle) => {
  const site = siteOf(canonicalUrl);
  return ownerOf.get(site) ?? site;
});

/** An article that has its story. */
export interface PlacedMember extends PlacedArticle {
  id: number;
  /** It was published before the bot began to follow its source. */
  past: boolean;
}

/** A story that the article may belong to, with its articles: of a big one, the first and the last. */
export interface Candidate {
  storyId: number;
  articles: PlacedMember[];
}

export interface Decision {
  /** The story to join; undefined when a new one begins. */
  join?: number;
  /** How well the article fits the best story, 0..1; for a new story that of the closest one refused. */
  score: number;
  /** One sentence for a reader. */
  reason: string;
  /** It is an article that the story has already, under another link. */
  duplicate?: boolean;
  /** Which one. */
  duplicateOf?: number;
}

export const dayMs = 86_400_000;

/** Days between the appearance of two articles. */
export function daysApart(a: PlacedArticle, b: PlacedArticle): number {
  return Math.abs(a.publishedAt.getTime() - b.publishedAt.getTime()) / dayMs;
}

/** "Part 1 of 2" and "Part 2 of 2", "v2.1.113" and "v2.1.114" are different articles of one series. */
export function figuresIn(title: string): string {
  return (title.match(/\d+(?:[.,]\d+)*/g) ?? []).join(' ');
}
