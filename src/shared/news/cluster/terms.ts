import { stripInvisible } from '../text/characters.ts';
import { sentences } from '../text/sentences.ts';
import { type Token, isStopWord, normalForms, tokenize } from '../text/tokens.ts';
import { stopWords } from '../text/stopwords.ts';
import { amountForms, isAmount, withAmounts } from './amounts.ts';
import { priorShare } from './common-words.ts';
import { idsIn, withoutIds } from './ids.ts';
import { meaningOf } from './meanings.ts';
import { remembered } from './remembered.ts';

/** What an article is about, in terms; small enough to store with it as JSON. */
export interface ArticleTerms {
  /** Changes when terms are made differently, so that stored ones can be told apart. */
  version: 2;
  /** Term in normal form -> weight, 0..1, the heaviest 1; at most `maxTerms`. */
  weights: Record<string, number>;
  /** Those of them that stand in the title. */
  title: string[];
  /** Those of them that are names, versions or amounts. */
  names: string[];
}

export interface DescribedArticle {
  title: string;
  teaser: string;
  /** Paragraphs parted by a blank line. */
  text?: string;
}

export const maxTerms = 48;
const maxTitleTerms = 16;
/** Words of teaser and text that count as the lead, and words of the text that are read at all. */
const leadWords = 70;
const bodyWords = 450;
const weightOf = { title: 3, lead: 1.5, body: 0.45 };
/** Names and numbers tell events apart better than ordinary words do. */
const nameBonus = 1.5;

/** The weighted terms of an article. Pure and deterministic; takes any text, hostile too. */
export function describe({ title, teaser, text = '' }: DescribedArticle): ArticleTerms {
  const body = firstWords(text, bodyWords);
  const lead = firstWords(teaser === '' ? body : teaser, leadWords);
  const names = new Set([
    ...nameForms(lead),
    ...nameForms(body),
    ...(isTitleCase(title) ? [] : nameForms(title)),
  ]);
  const counts = new Map<string, number>();
  const add = (forms: Iterable<string>, weight: number): void => {
    for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + weight);
  };
  const titleForms = new Set(termsIn(title));
  add(titleForms, weightOf.title);
  add(new Set(termsIn(lead)), weightOf.lead);
  for (const [form, times] of tally(termsIn(body))) add([form], weightOf.body * Math.log2(1 + times));
  const weighted = [...counts].map(([term, weight]): [string, number] => [
    term,
    weight * (names.has(term) || isNumeric(term) ? nameBonus : 1),
  ]);
  return bounded(weighted, titleForms, names);
}

/** Keeps the terms that weigh most when their rarity counts too; title terms go first. */
function bounded(
  weighted: [string, number][],
  title: ReadonlySet<string>,
  names: ReadonlySet<string>,
): ArticleTerms {
  const kept = ranked(weighted, ([term, weight]) => weight * -Math.log(priorShare(term)))
    .filter(([term], index) => index < maxTerms || (title.has(term) && index < maxTerms * 2))
    .slice(0, maxTerms);
  const heaviest = Math.max(...kept.map(([, weight]) => weight), 1e-9);
  const terms = kept.map(([term]) => term);
  return {
    version: 2,
    weights: Object.fromEntries(
      kept.map(([term, weight]) => [term, Math.round((1000 * weight) / heaviest) / 1000]),
    ),
    title: terms.filter((term) => title.has(term)).slice(0, maxTitleTerms),
    names: terms.filter((term) => names.has(term) || isNumeric(term)),
  };
}

/** Those of greatest value first, equals by their term; the value is worked out once for each. */
function ranked(
  weighted: readonly [string, number][],
  valueOf: (entry: readonly [string, number]) => number,
): (readonly [string, number])[] {
  return weighted
    .map((entry) => ({ entry, value: valueOf(entry) }))
    .sort((a, b) => b.value - a.value || (a.entry[0] < b.entry[0] ? -1 : 1))
    .map(({ entry }) => entry);
}

/** Up to 16 terms by which a story about the same event can be looked up: the rarest of title and names. */
export const candidateTerms = remembered((terms: ArticleTerms): readonly string[] => {
  const named = new Set([...terms.title, ...terms.names]);
  return ranked(
    Object.entries(terms.weights),
    ([term, weight]) => weight * -Math.log(priorShare(term)) * (named.has(term) ? 1.5 : 1),
  )
    .slice(0, 16)
    .map(([term]) => term);
});

/**
 * The terms of a text in order: the meanings of its words, amounts, ids, and names with their version ("gemma 4").
 */
export function termsIn(text: string): string[] {
  const result: string[] = [];
  const plain = withAmounts(withoutIds(text));
  let before: Token | undefined;
  for (const each of tokenize(plain)) {
    const token = each.text;
    const version = /^[vV]?(\d{1,2}(?:\.\d+)*)$/.exec(token)?.[1];
    if (version !== undefined && before && isProduct(before, each))
      result.push(`${before.text.toLowerCase()} ${version}`);
    before = each;
    if (isStopWord(token)) continue;
    // A small number or a year by itself means nothing.
    if (/^(?:\d{1,2}|(?:19|20)\d{2})$/.test(token)) continue;
    const own = normalForms(token).filter((form) => form.length > 1 && !stopWords.has(form));
    result.push(...(isAmount(token) ? amountForms(token) : own.map(meaningOf)));
  }
  return [...result, ...idsIn(text)];
}

/** "Gemma" before "4", but neither "Spain" in "Spain, 17" nor "Game" in "Game 6". */
function isProduct(name: Token, version: Token): boolean {
  if (!/^\p{Lu}/u.test(name.text) || version.start - name.start - name.text.length > 1) return false;
  return !/^(?:Game|Part|Day|Week|Episode|Round|Flight|Category|Magnitude|Phase|Chapter|Season|Vol|Volume|Issue|Article|Section|Room|Group|Stage|Level|Top|Series|Class|Type|Highway|Route|Gate|Zone|Over|In|At|By|To|For|Of|On|After|With|From|About|Nearly|Some|Under|Than|Least|Age|Aged|Seat|Row|District|Ward|Update|Fell|Rise|Rises|Kills|Leaves)$/.test(
    name.text,
  );
}

/** Normal forms of the words that are written as names: a capital inside a sentence, digits, inner capitals. */
function nameForms(text: string): string[] {
  return sentences(text).flatMap((sentence) =>
    tokenize(sentence)
      .filter(({ text: token }, index) => isName(token, index === 0))
      .flatMap(({ text: token }) => normalForms(token).map(meaningOf)),
  );
}

function isName(token: string, first: boolean): boolean {
  if (/\p{N}/u.test(token)) return /\p{L}/u.test(token);
  if (/^\p{L}+\p{Lu}/u.test(token)) return true;
  return !first && /^\p{Lu}/u.test(token) && !isStopWord(token) && !isCalendarWord(token);
}

/** A day or a month in English, which is written like a name. */
export const isCalendarWord = (word: string): boolean => calendar.test(word);

const calendar =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** "How To Build A Robot": capitals everywhere mark no names. */
export function isTitleCase(title: string): boolean {
  const long = tokenize(title).filter(({ text }) => /^\p{L}{4,}/u.test(text));
  return long.length > 0 && long.filter(({ text }) => /^\p{Lu}/u.test(text)).length / long.length > 0.6;
}

function isNumeric(term: string): boolean {
  return /\d/.test(term);
}

function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function firstWords(text: string, count: number): string {
  const bounded = stripInvisible(text.slice(0, count * 40));
  let seen = 0;
  for (const match of bounded.matchAll(/\S+/g))
    if (++seen === count) return bounded.slice(0, match.index + match[0].length);
  return bounded;
}
