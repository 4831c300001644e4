import { comparable } from '../text/characters.ts';
import { siteOf } from '../text/url.ts';
import { phaseOf, sortOf } from './phase.ts';
import { priorShare } from './common-words.ts';
import { joinReason } from './reason.ts';
import { similarity, specificity, weight, type TermStats } from './similarity.ts';
import type { ArticleTerms } from './terms.ts';

/** An article as it is placed among stories. */
export interface PlacedArticle {
  title: string;
  /** As `canonicalUrl` writes it. */
  canonicalUrl: string;
  publishedAt: Date;
  terms: ArticleTerms;
}

/** A story that the article may belong to, with its articles. */
export interface Candidate {
  storyId: number;
  articles: (PlacedArticle & { id: number })[];
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

const day = 86_400_000;
/** News of one event: older stories are not continued. */
export const windowDays = 7;
/** The same title on the same site within this time is the same article under another link. */
const duplicateDays = 14;
/** Fit from which an article of another site joins, when both appear within a day; see docs/decisions. */
export const joinThreshold = 0.26;
/** The same for an article of the same site, which rarely reports one event twice. */
const sameSiteThreshold = 0.42;
/** What each further day between the article and the story adds to the threshold. */
const perDay = 0.06;
const sameSiteHours = 36;

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

function findSame(article: PlacedArticle, candidates: readonly Candidate[]): Decision | undefined {
  const site = siteOf(article.canonicalUrl);
  const title = comparable(article.title);
  for (const { storyId, articles } of candidates) {
    for (const other of articles) {
      const found = { join: storyId, score: 1, duplicate: true, duplicateOf: other.id };
      // One page may list many items ("All releases"), so the address alone tells nothing when titles differ much.
      if (other.canonicalUrl === article.canonicalUrl && !looksLikeList(article, other)) {
        return { ...found, reason: 'The same page as an article that is known already.' };
      }
      const near = daysApart(article, other) <= duplicateDays;
      if (near && title !== '' && site === siteOf(other.canonicalUrl) && comparable(other.title) === title) {
        return { ...found, reason: 'The same title on the same site: the same article under another link.' };
      }
    }
  }
  return undefined;
}

/** Two titles without a common word under one address: a page of many items, as some changelogs are. */
function looksLikeList(a: PlacedArticle, b: PlacedArticle): boolean {
  const words = new Set(comparable(a.title).split(' '));
  return !comparable(b.title)
    .split(' ')
    .some((word) => words.has(word));
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

/** Why an article is no report of the story's event, however alike the words; undefined when nothing speaks against. */
function refusalOf(
  article: PlacedArticle,
  members: readonly PlacedArticle[],
  telling: readonly string[],
): string | undefined {
  if (members.some((other) => isSequel(article, other)))
    return 'it tells the outcome of what the closest one awaited.';
  if (members.some((other) => otherVersion(article.terms, other.terms)))
    return 'the closest one is about another version.';
  const sorts = new Set([article, ...members].map((other) => sortOf(other.title)));
  if (sorts.has('roundup')) return 'the closest one, or this one, gathers several events.';
  const words = telling.filter((term) => !article.terms.names.includes(term));
  if (sorts.size > 1 && words.length < 2)
    return 'it is a guide to what the closest one reports, or the other way round.';
  const site = siteOf(article.canonicalUrl);
  const own = members.filter((other) => siteOf(other.canonicalUrl) === site);
  if (!own.every((other) => sameSiteTellsIt(article, other)))
    return 'the same site has told the closest one already.';
  // A rare product with its version ("Merrowin 3") tells as much as two words.
  const proof = telling.length + (telling.some((term) => / \d/.test(term)) ? 1 : 0);
  return proof < 2 ? 'the closest one shares too few telling words.' : undefined;
}

/**
 * One site writes two articles about one event when it tells it twice at once, in the same rare ordinary words, or
 * with the same title lengthened; a product's name alone is shared by all the guides to it.
 */
function sameSiteTellsIt(article: PlacedArticle, other: PlacedArticle): boolean {
  if (daysApart(article, other) > sameSiteHours / 24) return false;
  if (figuresIn(article.title) !== figuresIn(other.title)) return false;
  const [short, long] = [comparable(article.title), comparable(other.title)].sort(
    (a, b) => a.length - b.length,
  );
  if (short !== undefined && short.split(' ').length >= 4 && long?.startsWith(`${short} `) === true)
    return true;
  const names = new Set([...article.terms.names, ...other.terms.names]);
  const words = article.terms.title.filter((term) => other.terms.title.includes(term) && !names.has(term));
  return words.filter((word) => priorShare(word) < 0.04).length >= 3;
}

/** "Part 1 of 2" and "Part 2 of 2", "v2.1.113" and "v2.1.114" are different articles of one series. */
function figuresIn(title: string): string {
  return (title.match(/\d+(?:[.,]\d+)*/g) ?? []).join(' ');
}

/** The shared terms that tell this event from others; a name counts once, with its version where it has one. */
function tellingTerms(shared: readonly string[], stats: TermStats): string[] {
  const specific = shared.filter((term) => specificity(term, stats) >= 0.5);
  const inLonger = (term: string): boolean =>
    specific.some((longer) => longer.split(' ').includes(term) && longer !== term);
  return specific.filter((term) => !inLonger(term));
}

/** An affair was still open at least three hours before its outcome is reported. */
function isSequel(article: PlacedArticle, other: PlacedArticle): boolean {
  const [first, second] = article.publishedAt < other.publishedAt ? [article, other] : [other, article];
  return (
    phaseOf(first.title) === 'open' && phaseOf(second.title) === 'settled' && daysApart(first, second) > 0.125
  );
}

/** Different versions of one product in the two titles: "Gemma 3", "Gemma 4". */
function otherVersion(a: ArticleTerms, b: ArticleTerms): boolean {
  const versions = (terms: ArticleTerms): Map<string, string> =>
    new Map(
      terms.title.filter((term) => / [\d.]+$/.test(term)).map((term) => [term.replace(/ [\d.]+$/, ''), term]),
    );
  const inB = versions(b);
  return [...versions(a)].some(([name, term]) => inB.has(name) && inB.get(name) !== term);
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

function daysApart(a: PlacedArticle, b: PlacedArticle): number {
  return Math.abs(a.publishedAt.getTime() - b.publishedAt.getTime()) / day;
}
