import type { StoryArticle } from '../../domain/story.ts';
import { comparable, oneLine } from '../text/characters.ts';
import { detectLanguage, mayBeIn } from '../text/language.ts';
import { isOrder } from '../text/orders.ts';
import { sentences } from '../text/sentences.ts';
import { topicWords } from '../text/tokens.ts';
import { siteOf } from '../text/url.ts';
import { candidatesOf } from './candidates.ts';
import { coverOf, likeness } from './likeness.ts';
import { isHostile, isVoice } from './quotable.ts';
import { nameIn } from './sources.ts';

/** Verbs by which a headline says what happened. */
const event =
  /\b(?:releases?|launch(?:es)?|ships?|unveils?|introduces?|announces?|raises?|buys?|acquires?|picks?|opens?|closes?|ends?|settles?|passes|approves?|adopts?|rejects?|refuses?|denies|confirms?|sues?|wins?|loses?|cuts?|doubles?|hires?|names|appoints?|joins?|leaves?|fires?|bans?|blocks?|fines?|finds?|shows?|beats?|signs?|agrees?|partners?|plans?|builds?|to (?:build|become|buy|open|launch|cut|invest|acquire|hire)|becomes?|publishes|open-sources?|files?|submits?|reports?|warns?|stellt|kündigt|kauft|veröffentlicht|beschließt|startet)\b/i;
/** Forms that judge, tease or wrap instead of telling. */
const teasing =
  /^(?:why|how|what|when|where|who|which|inside|meet|watch|this|these|here['’]s|hands[- ]on|review|opinion|analysis|podcast|video|interview|live|exclusive|warum|wie|was)\b|\b(?:review|hands[- ]on|explained|you need to know|you should|what it means|what to know|here['’]s|won['’]t believe|is (?:here|out)\b|shocking|insane|game[- ]chang\w+|everything|secret|the truth|this is|bets (?:on|big)|counts? the cost|weighs? up|in (?:one|three|five) charts?)\b|[?!]|^['‘"“]|\b(?:I|we|my|our|you|your)\b/i;

/** What stands before a title and is none of it; "Opinion" and "Report" say how far it can be trusted, and stay. */
const label =
  /^(?:(?:correct(?:ion|ed)|updated?(?: \d+)?|exclusive|breaking(?: news)?|just in)\s*[:|—–-]\s+)+/i;
const month =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const date = `(?:${month} \\d{1,2},? \\d{4}|\\d{1,2} ${month} \\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4})`;
const trailingDate = new RegExp(`\\s*(?:[|—–-]\\s+${date}|[(\\[]${date}[)\\]])$`, 'i');

/**
 * The plainest title that stands for the story: what the titles and openings of the others speak of, told with a
 * verb, in a length that can be read at a glance, without labels, outlets' names and dates around it. A single article
 * keeps its title.
 *
 * @param outdated whether a text states a figure that was corrected since; such a title stands only for want of another
 */
export function headlineOf(
  articles: readonly StoryArticle[],
  primaryId: number | undefined,
  outdated: (text: string) => boolean = () => false,
): string {
  const titled = articles
    .map((article) => ({ ...article, title: titleOf(article) }))
    .filter(({ title }) => title !== '');
  const right = titled.filter(({ title }) => !outdated(title));
  const titles = right.length > 0 ? right : titled;
  const words = new Map(titles.map((article) => [article.id, new Set(topicWords(article.title))]));
  const ranked = titles
    .map((article, index) => ({ article, index, score: plainness(article, titles, words, primaryId) }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
  for (const { article } of ranked) {
    const title = named(withoutOrders(plainTitle(article.title, outletsOf(article, articles))), article);
    if (title !== '') return title;
  }
  return titled.length === 0 ? '' : firstStatement(articles);
}

/** Characters of a title that are read. */
const mostOfTitle = 500;

/** The title of an article on one line. */
export const titleOf = ({ title }: StoryArticle): string =>
  oneLine(title.slice(0, mostOfTitle)).replace(/\uFFFD$/, '');

/** Characters in which a page says whose it is. */
const openingLength = 600;
const releases =
  /\b[Ww]e(?:['’]re| are|['’]ve| have)? (?:\p{Ll}+ )?(?:releas|introduc|launch|announc|present|unveil|open|shar)\p{Ll}+/u;
const introduces: Record<string, string> = { introducing: 'introduces', announcing: 'announces' };

/**
 * "Introducing Merrowin 3" -> "Orrenby introduces Merrowin 3", where Orrenby's own pages say so of themselves. Under a
 * headline like the first nobody knows whose it is.
 */
function named(title: string, { primary, publisher, teaser, text = '' }: StoryArticle): string {
  const [, verb = '', what = ''] = /^(introducing|announcing) (.+)$/i.exec(title) ?? [];
  const name = nameIn(publisher);
  const opening = `${teaser} ${text}`.slice(0, openingLength).replace(/[“"][^”"]*[”"]/gu, '');
  const speaksForItself =
    primary ?? (/\b(?:[Ww]e|[Oo]ur)\b/.test(opening) && (opening.includes(name) || releases.test(opening)));
  if (what === '' || name === '' || name.includes('.') || !speaksForItself || isVoice(what)) return title;
  return `${name} ${introduces[verb.toLowerCase()] ?? verb} ${what}`;
}

/** The marks by which models tell who speaks. */
const betweenTurns = /(?=<\||\[INST\]|(?<!#)#{2,}\s)/;

/** A title without what it tells whoever sums it up, and without what it adds in another language; empty where that is all of it. */
export function withoutOrders(title: string): string {
  const parts = sentences(title).flatMap((part) => part.split(betweenTurns));
  const language = detectLanguage(parts[0] ?? '');
  const plain = parts.filter((part) => !isOrder(part) && mayBeIn(part, language));
  if (plain.length === parts.length) return title;
  return plain
    .join(' ')
    .trim()
    .replace(/(?<!\b\p{Lu})\.$/u, '');
}

/** What stands for a headline where no title can: the first sentence that can stand by itself, else who reports. */
function firstStatement(articles: readonly StoryArticle[]): string {
  const [first] = candidatesOf(articles);
  return first?.text ?? articles[0]?.publisher ?? '';
}

function plainness(
  article: StoryArticle,
  all: readonly StoryArticle[],
  words: ReadonlyMap<number, ReadonlySet<string>>,
  primaryId: number | undefined,
): number {
  const own = words.get(article.id) ?? new Set();
  const others = all.filter((other) => other.id !== article.id);
  const mean = (values: number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
  const alike = mean(others.map((other) => likeness(own, words.get(other.id) ?? new Set())));
  const told = mean(
    others.map((other) =>
      coverOf(own, new Set(topicWords(`${other.title} ${other.teaser} ${(other.text ?? '').slice(0, 600)}`))),
    ),
  );
  const length = article.title.length;
  return (
    alike +
    told +
    (event.test(article.title) ? 0.35 : 0) -
    (teasing.test(article.title) ? 0.9 : 0) -
    (/^(?:introducing|announcing|meet|presenting|our|a first look)\b/i.test(article.title) && all.length > 1
      ? 0.4
      : 0) -
    (isHostile(article.title) ? 2 : 0) -
    (article.title.includes(':') ? 0.15 : 0) -
    Math.max(0, length - 90) / 100 -
    Math.max(0, 30 - length) / 60 +
    (article.id === primaryId ? 0.1 : 0) +
    // Who reports first reports the event; who comes later explains it.
    0.2 / (1 + all.indexOf(article))
  );
}

/** Names by which outlets are known in titles. */
interface Outlets {
  /** Of the article's own publisher, and of the site that it lies on. */
  own: ReadonlySet<string>;
  /** Of the others', but for those that the story is about: "no data was stolen - Orrenby" is a claim of Orrenby's. */
  others: ReadonlySet<string>;
}

function outletsOf(best: StoryArticle, articles: readonly StoryArticle[]): Outlets {
  const namesOf = ({ publisher, url }: StoryArticle): string[] =>
    [publisher, siteOf(url), siteOf(url).split('.')[0] ?? ''].map(compact).filter((name) => name.length > 1);
  const told = compact(
    articles
      .filter(({ id }) => id !== best.id)
      .map(({ title, teaser, text = '' }) => `${title} ${teaser} ${text.slice(0, openingLength)}`)
      .join(' '),
  );
  const others = articles.flatMap(namesOf).filter((name) => !told.includes(name));
  return { own: new Set(namesOf(best)), others: new Set(others) };
}

const compact = (name: string): string => comparable(name).replace(/^the /, '').replaceAll(' ', '');

/**
 * "Tramline: Orrenby ships | Tramline" -> "Orrenby ships". Behind a bar stands the site, whichever it is; behind a
 * dash only what is known for an outlet's name, before a colon only who publishes it.
 */
function plainTitle(title: string, { own, others }: Outlets): string {
  const isOutlet = (name = ''): boolean => own.has(compact(name)) || others.has(compact(name));
  const enough = (rest: string, whole: string): string => (rest.length >= 10 ? rest : whole);
  let plain = title;
  const bar = /^(?<rest>.+?)\s+\|\s+(?<tail>[^|]{2,40})$/u.exec(plain)?.groups;
  if (bar && (isOutlet(bar['tail']) || (bar['tail'] ?? '').split(' ').length <= 3))
    plain = enough(bar['rest'] ?? '', plain);
  const dash = /^(?<rest>.+)\s+[—–-]\s+(?<tail>[^—–|]{2,40})$/u.exec(plain)?.groups;
  if (dash && isOutlet(dash['tail'])) plain = enough(dash['rest'] ?? '', plain);
  const colon = /^(?<outlet>[^:|]{2,40})\s*[:|]\s+(?<rest>.{10,})$/u.exec(plain)?.groups;
  if (colon && own.has(compact(colon['outlet'] ?? ''))) plain = colon['rest'] ?? plain;
  plain = enough(plain.replace(trailingDate, '').trim(), plain);
  return enough(plain.replace(label, ''), plain);
}
