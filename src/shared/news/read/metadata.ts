import type { Picture } from '../../domain/picture.ts';
import type { PageDocument } from '../text/dom.ts';
import { pictureOf } from './picture.ts';
import { type ShowingRules, showingRules } from './robots-rules.ts';

export interface PageMetadata extends ShowingRules {
  /** The page's title as its metadata give it. */
  title: string;
  /** ISO 639-1, as the page claims. */
  language?: string;
  publishedAt?: Date;
  picture?: Picture;
}

/**
 * Reads what a page says about itself.
 *
 * @param url the page's address
 * @param robotsTag the header `X-Robots-Tag` of its answer, see `showingRules`
 */
export function pageMetadata(document: PageDocument, url: string, robotsTag = ''): PageMetadata {
  const title = meta(document, 'og:title') ?? document.querySelector('title')?.textContent ?? '';
  const result: PageMetadata = { title: title.slice(0, 500) };
  const language = languageOf(document);
  if (language !== undefined) result.language = language;
  const publishedAt = publishedDate(document);
  if (publishedAt !== undefined) result.publishedAt = publishedAt;
  const rules = showingRules(metaRules(document), robotsTag);
  const picture = rules.noPicture ? undefined : sharedPicture(document, url);
  return { ...result, ...rules, ...(picture ? { picture } : {}) };
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

const metaRules = (document: PageDocument): { name: string; content: string }[] =>
  [...document.querySelectorAll('meta[name]')].map((element) => ({
    name: element.getAttribute('name') ?? '',
    content: element.getAttribute('content') ?? '',
  }));
