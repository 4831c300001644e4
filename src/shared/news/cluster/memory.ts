import { LRUCache } from 'lru-cache';
import { TermMemory } from '../../db/tables/term.ts';
import type { PlacedMember } from './placed.ts';

/** The articles of about a week, 10 KB each. */
const mostArticles = 1_500;
/** Those that are candidates again and again, of each at most eight articles. */
const mostStories = 500;

/**
 * What a process keeps of what it compared last: candidates come back day after day, and reading and preparing their
 * articles anew took most of the time of placing one. It says nothing that the database does not.
 */
export interface PlacingMemory {
  /** By the article's id, with the story in which it was found. */
  articles: LRUCache<number, { member: PlacedMember; storyId: number }>;
  /** By the story's id: its articles as last compared. While they are the same, so is what was worked out for the list. */
  stories: LRUCache<number, PlacedMember[]>;
  terms: TermMemory;
}

export const newPlacingMemory = (most = mostArticles): PlacingMemory => ({
  articles: new LRUCache({ max: most }),
  stories: new LRUCache({ max: Math.min(most, mostStories) }),
  terms: new TermMemory(),
});
