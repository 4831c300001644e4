import { inWords } from '../text/listing.ts';
import { tokenize } from '../text/tokens.ts';
import { effectOf } from './chance.ts';
import type { Evidence } from './evidence.ts';
import { isMeaning } from './meanings.ts';
import type { Fit } from './fit.ts';
import type { PlacedArticle } from './placed.ts';
import { remembered } from './remembered.ts';
import { type Telling, weight } from './similarity.ts';
import { termsIn } from './terms.ts';

/** "Joined: shares Merrowin 3, Orrenby and 40% with 2 articles (0.71)." */
export function joinReason(article: PlacedArticle, fit: Fit, telling: Telling): string {
  const { articles } = fit.candidate;
  const others = articles.length === 1 ? 'an article' : `${articles.length} articles`;
  if (fit.evidence.linked > 0)
    return `Joined: one points to the page of the other (${fit.chance.toFixed(2)}).`;
  return `Joined: shares ${sharedWords(article, fit, telling)} with ${others} (${fit.chance.toFixed(2)}).`;
}

/** "Begins a story: the closest one, “…”, fits too little (0.31, needed 0.60): another version is meant." */
export function refusalReason(article: PlacedArticle, fit: Fit, telling: Telling, needed: number): string {
  const title = fit.candidate.articles[0]?.title ?? '';
  const figures = `${fit.chance.toFixed(2)}, needed ${needed.toFixed(2)}`;
  const against = objections(fit.evidence);
  const why = against.length > 0 ? `: ${against.join(', ')}` : '';
  const shared = fit.evidence.telling > 0 ? `shares ${sharedWords(article, fit, telling)} but ` : '';
  return `Begins a story: the closest one, “${title}”, ${shared}fits too little (${figures})${why}.`;
}

/** Why a story is near another and yet another event. */
export function relatedReason(fit: Fit): string {
  const against = objections(fit.evidence);
  const names = `Names the same as “${fit.candidate.articles[0]?.title ?? ''}”`;
  return against.length > 0 ? `${names}, but ${against.join(', ')}.` : `${names}, but little else fits.`;
}

const words: [key: keyof Evidence, phrase: string][] = [
  ['otherVersion', 'it is about another version'],
  ['sequel', 'it tells the outcome of what that one awaited'],
  ['otherProduct', 'it names another product'],
  ['otherPart', 'it is about another part of the series'],
  ['otherLab', 'it is about another lab'],
  ['otherRaiser', 'it tells of another firm that got money'],
  ['otherMatter', 'it tells of an outage, a recall or an appeal, as none of its titles does'],
  ['roundUp', 'one of them gathers several events'],
  ['guide', 'one of them is a guide'],
  ['onlySite', 'the same site has told that one already'],
];

/** What speaks against one event, the strongest first. */
function objections(evidence: Evidence): string[] {
  const found = words
    .filter(([key]) => effectOf(key, evidence) < -0.2)
    .sort(([a], [b]) => effectOf(a, evidence) - effectOf(b, evidence))
    .map(([, phrase]) => phrase);
  return evidence.days >= 2 ? [...found, `${Math.round(evidence.days)} days lie between`] : found;
}

/** The most telling terms in common, in the spelling of the titles. */
function sharedWords(article: PlacedArticle, { candidate }: Fit, telling: Telling): string {
  const value = (term: string): number =>
    telling(term) * weight(article.terms, term) + (isMeaning(term) ? -1 : 0);
  const shared = Object.keys(article.terms.weights)
    .filter((term) => candidate.articles.some((other) => weight(other.terms, term) > 0))
    .sort((a, b) => value(b) - value(a) || (a < b ? -1 : 1));
  const parts = new Set(shared.filter((term) => term.includes(' ')).flatMap((term) => term.split(' ')));
  const articles = [article, ...candidate.articles];
  const written = new Set<string>();
  for (const term of shared) {
    const word = parts.has(term) ? undefined : asWritten(term, articles);
    if (word !== undefined) written.add(word);
    if (written.size === mostShared) break;
  }
  return written.size === 0 ? 'its words' : inWords([...written]);
}

const mostShared = 3;

/** How a title writes a term; undefined when none does, since a term by itself is cut short by stemming. */
function asWritten(term: string, articles: readonly PlacedArticle[]): string | undefined {
  for (const article of articles) {
    const { title } = article;
    const at = term.includes(' ') ? title.toLowerCase().indexOf(term) : -1;
    if (at !== -1) return title.slice(at, at + term.length);
    const word = wordsOfTitle(article).find(({ terms }) => terms.includes(term));
    if (word !== undefined) return word.text;
  }
  return undefined;
}

const wordsOfTitle = remembered(({ title }: PlacedArticle) =>
  tokenize(title).map(({ text }) => ({ text, terms: [text.toLowerCase(), ...termsIn(text)] })),
);
