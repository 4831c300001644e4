import type { Level } from '../../domain/story.ts';

/** What a search asks of a story or an article, as a tree. */
export type SearchNode =
  /** One or several words that stand one after the other. */
  | { kind: 'words'; text: string; quoted: boolean }
  | { kind: 'topic'; id: string }
  /** Lower case, without "the" or "www." in front: a publisher or a host, or what one begins with. */
  | { kind: 'source'; name: string }
  /** Two letters. */
  | { kind: 'language'; code: string }
  /** That level or a higher one. */
  | { kind: 'level'; level: Level }
  | { kind: 'not'; of: SearchNode }
  | { kind: 'and' | 'or'; of: readonly SearchNode[] };

/** A search as it was understood. */
export interface Search {
  /** Undefined when nothing is left that could be searched for; `since` may stand all the same. */
  root: SearchNode | undefined;
  /** Nothing older than this is wanted. */
  since: Date | undefined;
  /** A plain sentence for everything that was left out or read in another way than it was written. */
  said: readonly string[];
}

export interface SearchContext {
  /** The present moment, for `since:7d`. */
  now: Date;
  /** An IANA zone in which the days of `since:` begin. */
  timeZone: string;
  /** Whether the search is kept for a subscription, where `since:` has no meaning. */
  kept?: boolean;
}

export const limits = {
  /** UTF-16 units of the text. */
  length: 500,
  /** Words, phrases and filters together. */
  terms: 40,
  /** Brackets within brackets. */
  depth: 10,
} as const;

export const filterNames = ['source', 'topic', 'lang', 'level', 'since'] as const;
export type FilterName = (typeof filterNames)[number];

/** One node for several: none where there are none, the only one where there is one. */
export function joined(kind: 'and' | 'or', nodes: readonly SearchNode[]): SearchNode | undefined {
  const of = nodes.flatMap((node) => (node.kind === kind ? node.of : [node]));
  return of.length > 1 ? { kind, of } : of[0];
}
