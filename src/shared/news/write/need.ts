import type { Db } from '../../db/database.ts';
import { type BriefRow, findBrief } from '../../db/tables/brief.ts';
import { type WritingRow, findWriting, orderWriting } from '../../db/tables/writing.ts';
import type { Brief, StoryArticle } from '../../domain/story.ts';
import { type StoryVersion, articlesOfBrief, briefIn } from '../summarize/brief-in.ts';
import { inOneLanguage } from '../summarize/one-language.ts';
import { wordCount } from '../text/tokens.ts';
import { textOf } from './material.ts';

/** How a brief is asked for that a model writes. */
export interface Order {
  now: Date;
  /** Milliseconds that a message waits at the longest. */
  waitMs: number;
  /** Whether what stands at a URL is not public: a model reads public pages only. */
  isPrivate: (url: URL) => boolean;
}

/** A message waits for this brief. */
export interface Waiting {
  waitsFor: WritingRow;
}

/** Words that the articles must have together for a model to be worth its price: less is told by quoting it. */
const leastWords = 80;

/**
 * The brief of a story's version for a destination whose readers have a language. Where a model is there, it is asked for
 * one when a destination first needs it, and the message waits, up to a limit; what is not finished then is told in the
 * sources' own words, and is not written anew for style.
 *
 * @param order undefined where there is no model
 */
export async function briefFor(
  db: Db,
  of: StoryVersion,
  language: string | undefined,
  order: Order | undefined,
): Promise<BriefRow | Waiting | undefined> {
  const original = order && (await findBrief(db, of.storyId, of.version));
  if (!original || original.brief.sameAs !== undefined) return briefIn(db, of, language);
  const wanted = language === original.brief.language ? undefined : language;
  const key = { ...of, language: wanted };
  const ordered = (await findWriting(db, key)) ?? (await orderBrief(db, of, original.brief, wanted, order));
  if (ordered?.state === 'open' && order.now < ordered.wanted_until) return { waitsFor: ordered };
  return briefIn(db, of, language);
}

/** Undefined where no model is worth its price. */
async function orderBrief(
  db: Db,
  of: StoryVersion,
  brief: Brief,
  language: string | undefined,
  { now, waitMs, isPrivate }: Order,
): Promise<WritingRow | undefined> {
  const articles = await articlesOfBrief(db, of.storyId, brief);
  const places = articles.flatMap(({ url, feedUrl }) => [url, ...(feedUrl === undefined ? [] : [feedUrl])]);
  if (places.some((place) => URL.canParse(place) && isPrivate(new URL(place)))) return undefined;
  const told = inOneLanguage(articles, language);
  const until = new Date(now.getTime() + waitMs);
  const atOnce = { at: now, until, dueAt: now };
  if (language === undefined || told.some((article) => article.language === language))
    return isWorthwhile(told) ? orderWriting(db, { ...of, language }, atOnce) : undefined;
  // A translation is made of the finished brief.
  const original = isWorthwhile(told)
    ? await orderWriting(db, { ...of, language: undefined }, atOnce)
    : undefined;
  const waits = original?.state === 'open';
  return orderWriting(db, { ...of, language }, waits ? { at: now, until } : atOnce);
}

/** Whether articles hold enough for a model. */
export const isWorthwhile = (articles: readonly StoryArticle[]): boolean =>
  articles.reduce((sum, article) => sum + wordCount(textOf(article)), 0) >= leastWords;
