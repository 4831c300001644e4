import type { DigestCandidate } from '../../db/tables/digest.ts';

/** More stories nobody reads at breakfast. */
export const mostStories = 5;
/** A few friends who agree are no opinion. */
const enoughVoters = 5;
/** Points of importance, of 100, each way. */
const mostVotePoints = 10;

/** Importance as readers see it: their votes move it a little. */
export function standing({ importance, voters, votes }: DigestCandidate): number {
  if (voters < enoughVoters) return importance;
  return importance + Math.max(-mostVotePoints, Math.min(mostVotePoints, votes));
}

/** The best, the newest of equals first. */
export const pickBest = (candidates: readonly DigestCandidate[]): DigestCandidate[] =>
  [...candidates]
    .sort(
      (a, b) =>
        standing(b) - standing(a) || b.last_article_at.getTime() - a.last_article_at.getTime() || b.id - a.id,
    )
    .slice(0, mostStories);
