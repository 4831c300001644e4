import RssParser from 'rss-parser';
import type { SourceItem } from '../../../domain/source.ts';
import { permanent } from '../../../errors.ts';
import { oneLine } from '../../text/characters.ts';
import { cleanTitle } from '../../text/title.ts';
import { canonicalUrl } from '../../text/url.ts';
import { type RawPictures, offeredPicture, pictureFields } from './picture.ts';
import { type RawSignals, signalFields, signalsOf } from './signals.ts';

/** More items than this are not looked at: no feed lists so many on purpose. */
const mostItems = 1_000;

type RawItem = RssParser.Item & {
  'content:encoded'?: string;
  author?: string;
  id?: string;
} & RawSignals &
  RawPictures;

/**
 * The title of an RSS or Atom document and its items, in its order.
 *
 * @param xml the document, decoded
 * @param url where it was found, for links that are relative
 * @throws AppError `feed_unreadable` when it is no feed
 */
export async function parseFeed(xml: string, url: string): Promise<{ title: string; items: SourceItem[] }> {
  const document = await parseForgivingly(xml);
  const base = absolute(document.link, url) ?? url;
  const identities = new Set<string>();
  const items: SourceItem[] = [];
  for (const raw of document.items.slice(0, mostItems) as RawItem[]) {
    const item = toItem(raw, base, document.title);
    if (!item || identities.has(item.identity)) continue;
    identities.add(item.identity);
    items.push(item);
  }
  return { title: oneLine(document.title ?? '').slice(0, 80), items };
}

/** Characters that XML does not allow, and ampersands that stand for themselves. */
const mend = (xml: string): string =>
  xml
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&(?!#\d+;|#x[\da-f]+;|[a-z][a-z\d]*;)/gi, '&amp;');

async function parseForgivingly(xml: string): Promise<RssParser.Output<RawItem>> {
  const parse = (text: string): Promise<RssParser.Output<RawItem>> =>
    new RssParser<Record<string, unknown>, RawItem>({
      customFields: { item: [...signalFields, ...pictureFields] },
    }).parseString(text);
  try {
    return await parse(xml);
  } catch {
    try {
      return await parse(mend(xml.trimStart()));
    } catch (error) {
      const looksLikePage = /<html[\s>]/i.test(xml.slice(0, 2000));
      throw permanent(
        'feed_unreadable',
        looksLikePage
          ? 'This address answers with a web page, not a feed. Look on the page for a link named RSS or Atom and use that.'
          : 'The answer is not a readable RSS or Atom feed. It may be damaged; it is tried again later.',
        { cause: error },
      );
    }
  }
}

function toItem(raw: RawItem, base: string, publisher: string | undefined): SourceItem | undefined {
  const link = raw.link?.trim() ?? '';
  const address = absolute(link, base);
  const categories = strings(raw.categories ?? []);
  const title = cleanTitle(raw.title ?? '', { categories, ...(publisher ? { publisher } : {}) });
  if (!address || !title) return undefined;
  const canonical = canonicalUrl(address);
  const guid = raw.guid ?? raw.id;
  const contentHtml = raw['content:encoded'] ?? raw.content;
  const teaserHtml = raw.summary ?? raw.content;
  const publishedAt = date(raw.isoDate ?? raw.pubDate);
  const picture = offeredPicture(raw, base);
  return {
    identity: (typeof guid === 'string' && guid.trim() ? guid.trim() : canonical).slice(0, 500),
    // A link is kept as it is written; only a relative one must be completed to be of use.
    link: /^https?:/i.test(link) ? link : address,
    canonicalUrl: canonical,
    title,
    ...(contentHtml ? { contentHtml } : {}),
    ...(teaserHtml ? { teaserHtml } : {}),
    ...(typeof raw.creator === 'string' ? { author: raw.creator } : {}),
    categories,
    ...(publishedAt ? { publishedAt } : {}),
    ...signalsOf(raw),
    ...(picture ? { picture } : {}),
  };
}

/** rss-parser hands over objects where a category carries attributes. */
const strings = (values: readonly unknown[]): string[] =>
  values.filter((value): value is string => typeof value === 'string').slice(0, 20);

function absolute(link: string | undefined, base: string): string | undefined {
  if (!link?.trim() || !URL.canParse(link.trim(), base)) return undefined;
  const url = new URL(link.trim(), base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

function date(text: string | undefined): Date | undefined {
  if (!text) return undefined;
  const parsed = new Date(text);
  return Number.isNaN(parsed.getTime()) ? undefined : parsed;
}
