import type { Picture } from '../../domain/picture.ts';
import type { PageDocument } from '../text/dom.ts';
import { pictureOf } from './picture.ts';

export interface PageMetadata {
  /** The page's title as its metadata give it. */
  title: string;
  /** ISO 639-1, as the page claims. */
  language?: string;
  publishedAt?: Date;
  /** The publisher forbids showing any of the text (`nosnippet`, `max-snippet:0`). */
  noSnippet?: boolean;
  /** The most characters of the text that the publisher lets others show; undefined without a limit. */
  maxSnippet?: number;
  picture?: Picture;
  /** The publisher forbids showing pictures (`max-image-preview:none`). */
  noPicture?: boolean;
}

/** Reads what a page says about itself. @param url the page's address */
export function pageMetadata(document: PageDocument, url: string): PageMetadata {
  const title = meta(document, 'og:title') ?? document.querySelector('title')?.textContent ?? '';
  const result: PageMetadata = { title: title.slice(0, 500) };
  const language = languageOf(document);
  if (language !== undefined) result.language = language;
  const publishedAt = publishedDate(document);
  if (publishedAt !== undefined) result.publishedAt = publishedAt;
  const rules = robotsRules(document);
  if (forbidsPictures(rules)) return { ...result, ...snippetRules(rules), noPicture: true };
  const picture = sharedPicture(document, url);
  return { ...result, ...snippetRules(rules), ...(picture ? { picture } : {}) };
}

function meta(document: PageDocument, ...names: string[]): string | undefined {
  for (const name of names) {
    for (const key of ['property', 'name', 'itemprop']) {
      const content = document.querySelector(`meta[${key}="${name}"]`)?.getAttribute('content');
      if (typeof content === 'string' && content.trim() !== '') return content.trim();
    }
  }
  return undefined;
}

function languageOf(document: PageDocument): string | undefined {
  const claimed = document.querySelector('html')?.getAttribute('lang') ?? meta(document, 'og:locale') ?? '';
  return /^([a-z]{2})(?:[-_]|$)/i.exec(claimed.trim())?.[1]?.toLowerCase();
}

function publishedDate(document: PageDocument): Date | undefined {
  const candidates = [
    meta(
      document,
      'article:published_time',
      'og:article:published_time',
      'datePublished',
      'date',
      'dc.date',
      'parsely-pub-date',
    ),
    ...linkedData(document),
    document
      .querySelector('article time[datetime], main time[datetime], time[datetime]')
      ?.getAttribute('datetime') ?? undefined,
  ];
  for (const candidate of candidates) {
    // Only unmistakable dates: "03/04/2026" means two days.
    if (candidate === undefined || !/^\d{4}-\d{2}-\d{2}/.test(candidate)) continue;
    const date = new Date(candidate);
    if (!Number.isNaN(date.getTime())) return date;
  }
  return undefined;
}

/** `datePublished` from JSON-LD; read by pattern, since many pages write JSON that does not parse. */
function linkedData(document: PageDocument): (string | undefined)[] {
  return [...document.querySelectorAll('script[type="application/ld+json"]')].map(
    (script) => /"datePublished"\s*:\s*"([^"]{8,40})"/.exec(script.textContent ?? '')?.[1],
  );
}

/** The picture that the page gives to whoever shares it: https://ogp.me and X's cards. */
function sharedPicture(document: PageDocument, url: string): Picture | undefined {
  const offered = {
    url: meta(document, 'og:image:secure_url', 'og:image', 'twitter:image', 'twitter:image:src'),
    alt: meta(document, 'og:image:alt', 'twitter:image:alt'),
    width: meta(document, 'og:image:width'),
    height: meta(document, 'og:image:height'),
  };
  return pictureOf(offered, url);
}

/** https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag */
const robotsRules = (document: PageDocument): string =>
  [...document.querySelectorAll('meta[name]')]
    .filter((element) =>
      /^(?:robots|googlebot|googlebot-news|ai-news-bot)$/i.test(element.getAttribute('name') ?? ''),
    )
    .map((element) => (element.getAttribute('content') ?? '').toLowerCase())
    .join(',')
    // "max-image-preview: none" is not "none".
    .replace(/:\s+/g, ':');

/** Whether rules for robots, of a page or of its headers, forbid to show a picture of it. */
export const forbidsPictures = (rules: string): boolean => /max-image-preview:\s*none\b/i.test(rules);

/** The strictest rule wins. */
function snippetRules(rules: string): Pick<PageMetadata, 'noSnippet' | 'maxSnippet'> {
  const limits = [...rules.matchAll(/max-snippet\s*:\s*(-?\d+)/g)]
    .map((match) => Number(match[1]))
    .filter((n) => n >= 0);
  const least = limits.length > 0 ? Math.min(...limits) : undefined;
  if (/(?:^|[,\s])(?:nosnippet|none)(?:$|[,\s])/.test(rules) || least === 0) return { noSnippet: true };
  return least === undefined ? {} : { maxSnippet: least };
}
