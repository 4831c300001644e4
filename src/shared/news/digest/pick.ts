import type { DigestCandidate } from '../../db/tables/digest.ts';

/** More stories nobody reads at breakfast. */
export const mostStories = 5;

/** The most important as readers see it, the newest of equals first. */
export const pickBest = (candidates: readonly DigestCandidate[]): DigestCandidate[] =>
  [...candidates]
    .sort(
      (a, b) =>
        b.importance + b.opinion - (a.importance + a.opinion) ||
        b.last_article_at.getTime() - a.last_article_at.getTime() ||
        b.id - a.id,
    )
    .slice(0, mostStories);
