import type { KnownItem, NewArticle } from '../../db/tables/listed-article.ts';
import type { SourceItem } from '../../domain/source.ts';
import { feedText } from '../read/feed-text.ts';
import { linksIn } from '../read/links.ts';

export interface Compared {
  fresh: SourceItem[];
  /** Items whose title was edited since they were stored. */
  retitled: { identity: string; title: string }[];
}

/**
 * Parts what a source lists into new items and known ones. An item is known by its identity; and, since some
 * sources renumber their items, by its address when the title is the same too. (By address alone will not do:
 * there are feeds in which every item links to the same page.)
 */
export function compareWithKnown(listed: readonly SourceItem[], known: readonly KnownItem[]): Compared {
  const titles = new Map(known.map((item) => [item.identity, item.title]));
  const pages = new Set(known.map((item) => pageKey(item.canonical_url, item.title)));
  const compared: Compared = { fresh: [], retitled: [] };
  for (const item of listed) {
    const title = titles.get(item.identity);
    if (title === undefined) {
      if (!pages.has(pageKey(item.canonicalUrl, item.title))) compared.fresh.push(item);
    } else if (title !== item.title) {
      compared.retitled.push({ identity: item.identity, title: item.title });
    }
  }
  return compared;
}

const pageKey = (url: string, title: string): string => `${url}\n${title}`;

/** A year before the epoch of feeds, or a day ahead: such dates are mistakes. */
const earliest = Date.UTC(1990, 0, 1);

/** Reads the text of new items and settles their dates: as claimed, but never later than first seen. */
export function toArticles(
  fresh: readonly SourceItem[],
  listed: readonly SourceItem[],
  seenAt: Date,
): NewArticle[] {
  const positions = new Map(listed.map((item, index) => [item.identity, index]));
  return fresh.map((item) => {
    const { teaser, text } = feedText({
      title: item.title,
      contentHtml: item.contentHtml ?? '',
      teaserHtml: item.teaserHtml ?? '',
    });
    const claimed = item.publishedAt;
    const believable = claimed !== undefined && claimed <= seenAt && claimed.getTime() >= earliest;
    return {
      ...item,
      teaser,
      text,
      publishedAt: believable ? claimed : seenAt,
      position: positions.get(item.identity) ?? 0,
      links: linksIn(`${item.contentHtml ?? ''} ${item.teaserHtml ?? ''}`, item.link),
    };
  });
}

/** From so many new items at once, of such an age, it is clear that a source has moved or renumbered its archive. */
const archiveItems = 10;
const archiveAgeMs = 7 * 86_400_000;

/**
 * Parts new articles into the past, which is stored and searchable, and the news. What a source holds when it is
 * first seen is the past. When it later lists many new items that are old by their own dates, these are too: a
 * site that changes all its addresses must not flood anybody.
 */
export function partPast(
  articles: readonly NewArticle[],
  seenAt: Date,
  sourceIsNew: boolean,
): { past: NewArticle[]; news: NewArticle[] } {
  if (sourceIsNew) return { past: [...articles], news: [] };
  const isOld = (article: NewArticle): boolean =>
    seenAt.getTime() - article.publishedAt.getTime() > archiveAgeMs;
  const past = articles.filter(isOld);
  if (past.length < archiveItems) return { past: [], news: [...articles] };
  return { past, news: articles.filter((article) => !isOld(article)) };
}
