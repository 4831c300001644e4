import { chanceOf, joinFrom } from './chance.ts';
import { evidenceFor, isNear } from './evidence.ts';
import type { Fit } from './fit.ts';
import type { Candidate, Decision, PlacedArticle } from './placed.ts';
import { joinReason, refusalReason, relatedReason } from './reason.ts';
import { findSame } from './same.ts';
import { type Telling, type TermStats, tellingOf } from './similarity.ts';

export type { Fit } from './fit.ts';
export type { Candidate, Decision, PlacedArticle } from './placed.ts';

/**
 * Which story an article belongs to. `stats` should not count the article itself yet. The same address, or the same
 * title on the same site, decides at once; else the story whose event it most likely reports. Those that are far from it
 * are left out of `fits`.
 *
 * @param from the chance, 0..1, from which on it joins
 */
export function decide(
  article: PlacedArticle,
  candidates: readonly Candidate[],
  stats: TermStats,
  from = joinFrom,
): Decision & { fits: Fit[] } {
  const telling = tellingOf(stats);
  const fits = candidates
    .filter(({ articles }) => isNear(article, articles, telling))
    .map((candidate) => fitOf(article, candidate, telling))
    .sort((a, b) => b.chance - a.chance || a.candidate.storyId - b.candidate.storyId);
  const same = findSame(article, candidates);
  if (same !== undefined) return { ...same, fits };
  const best = fits[0];
  if (best === undefined)
    return { score: 0, reason: 'Begins a story: nothing like it in the last seven days.', fits };
  const score = Math.round(best.chance * 100) / 100;
  if (best.chance < from) return { score, reason: refusalReason(article, best, telling, from), fits };
  return { join: best.candidate.storyId, score, reason: joinReason(article, best, telling), fits };
}

export function fitOf(article: PlacedArticle, candidate: Candidate, telling: Telling): Fit {
  const evidence = evidenceFor(article, candidate.articles, telling);
  return { candidate, evidence, chance: chanceOf(evidence) };
}

/** Stories near an article that report another event: they name the same rare thing, and yet it does not fit. */
export function relatedTo(
  fits: readonly Fit[],
  joined: number | undefined,
): { storyId: number; reason: string }[] {
  return fits
    .filter(({ candidate }) => candidate.storyId !== joined)
    .filter(({ evidence }) => evidence.rarest >= 0.8 && evidence.telling >= 1)
    .slice(0, mostRelated)
    .map((fit) => ({ storyId: fit.candidate.storyId, reason: relatedReason(fit) }));
}

const mostRelated = 3;
