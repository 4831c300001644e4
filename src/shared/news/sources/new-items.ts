import type { KnownItem, NewArticle } from '../../db/tables/article.ts';
import type { SourceItem } from '../../domain/source.ts';
import { feedText } from '../read/feed-text.ts';

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
    };
  });
}
