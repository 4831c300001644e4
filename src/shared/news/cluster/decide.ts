import { siteOf } from '../text/url.ts';
import { daysApart, type Candidate, type Decision, type PlacedArticle } from './placed.ts';
import { joinReason } from './reason.ts';
import { refusalOf } from './refuse.ts';
import { findSame } from './same.ts';
import { similarity, specificity, weight, type TermStats } from './similarity.ts';
import type { ArticleTerms } from './terms.ts';

export type { Candidate, Decision, PlacedArticle } from './placed.ts';

/** News of one event: older stories are not continued. */
export const windowDays = 7;
/** Fit from which an article of another site joins, when both appear within a day; see decision 0009. */
export const joinThreshold = 0.26;
/** The same for an article of the same site, which rarely reports one event twice. */
const sameSiteThreshold = 0.42;
/** What each further day between the article and the story adds to the threshold. */
const perDay = 0.06;

/**
 * Which story an article belongs to. `stats` should not count the article itself yet.
 * The same address, or the same title on the same site, decides at once; else the story that fits best.
 */
export function decide(article: PlacedArticle, candidates: readonly Candidate[], stats: TermStats): Decision {
  const same = findSame(article, candidates);
  if (same !== undefined) return same;
  const fits = candidates
    .map((candidate) => fitOf(article, candidate, stats))
    .filter((fit) => fit !== undefined)
    .sort((a, b) => margin(b) - margin(a) || b.score - a.score || a.storyId - b.storyId);
  const best = fits[0];
  if (best === undefined)
    return { score: 0, reason: 'Begins a story: nothing like it in the last seven days.' };
  const score = Math.round(best.score * 100) / 100;
  if (best.refusal !== undefined) return { score, reason: `Begins a story: ${best.refusal}` };
  if (best.score < best.threshold) {
    const figures = `${score.toFixed(2)}, needed ${best.threshold.toFixed(2)}`;
    return { score, reason: `Begins a story: the closest one fits too little (${figures}).` };
  }
  const titles = [article.title, ...best.members.map((member) => member.title)];
  return { join: best.storyId, score, reason: joinReason(best.shared, titles, best.members.length, score) };
}

interface Fit {
  storyId: number;
  score: number;
  threshold: number;
  /** Why it cannot join however high the score, in words. */
  refusal?: string;
  shared: string[];
  members: PlacedArticle[];
}

/** How far a fit is above what it needs; a refused one is behind all others. */
function margin(fit: Fit): number {
  return fit.refusal === undefined ? fit.score - fit.threshold : Number.NEGATIVE_INFINITY;
}

/** How well an article fits a story: half its best article, half its centre, so that the centre cannot drift. */
function fitOf(article: PlacedArticle, candidate: Candidate, stats: TermStats): Fit | undefined {
  const members = candidate.articles.filter((other) => daysApart(article, other) <= windowDays);
  if (members.length === 0) return undefined;
  const others = withoutStory(stats, candidate);
  const pairs = members.map((other) => ({ other, ...similarity(article.terms, other.terms, others) }));
  const best = pairs.reduce((a, b) => (b.score > a.score ? b : a));
  const centre = similarity(article.terms, centreOf(members.map((member) => member.terms)), others);
  const days = Math.min(...members.map((other) => daysApart(article, other)));
  const late = perDay * Math.max(0, days - 1);
  const common = { storyId: candidate.storyId, shared: centre.shared, members };
  const refusal = refusalOf(article, members, tellingTerms(centre.shared, others));
  if (refusal !== undefined) return { ...common, score: best.score, threshold: 1, refusal };
  if (members.some((other) => siteOf(other.canonicalUrl) === siteOf(article.canonicalUrl))) {
    return { ...common, score: best.score, threshold: sameSiteThreshold + late };
  }
  const names = tellingTerms(centre.shared, others).filter((term) =>
    article.terms.names.includes(term),
  ).length;
  const score = Math.min(
    1,
    ((best.score + centre.score) / 2) * trust(names) + 0.03 * Math.min(4, Math.max(0, names - 1)),
  );
  return { ...common, score, threshold: joinThreshold + late };
}

/** Ordinary words alone, or with a single name, are shared by different events of one kind. */
function trust(names: number): number {
  if (names === 0) return 0.6;
  return names === 1 ? 0.85 : 1;
}

/** The counts as they would be without this story's articles, whose terms are frequent only because of it. */
function withoutStory(stats: TermStats, { articles }: Candidate): TermStats {
  return {
    documents: Math.max(0, stats.documents - articles.length),
    frequency: (term) =>
      stats.frequency(term) - articles.filter((other) => weight(other.terms, term) > 0).length,
  };
}

/** The mean of a story's articles. */
function centreOf(all: readonly ArticleTerms[]): ArticleTerms {
  const weights: Record<string, number> = {};
  for (const terms of all) {
    for (const [term, value] of Object.entries(terms.weights))
      weights[term] = (weights[term] ?? 0) + value / all.length;
  }
  const mostly = (list: (terms: ArticleTerms) => string[]): string[] => {
    const counts = new Map<string, number>();
    for (const terms of all) for (const term of list(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
    return [...counts].filter(([, count]) => count * 2 >= all.length).map(([term]) => term);
  };
  return {
    version: 1,
    weights,
    title: mostly((terms) => terms.title),
    names: mostly((terms) => terms.names),
  };
}

/** The shared terms that tell this event from others; a name counts once, with its version where it has one. */
function tellingTerms(shared: readonly string[], stats: TermStats): string[] {
  const specific = shared.filter((term) => specificity(term, stats) >= 0.5);
  const inLonger = (term: string): boolean =>
    specific.some((longer) => longer.split(' ').includes(term) && longer !== term);
  return specific.filter((term) => !inLonger(term));
}
