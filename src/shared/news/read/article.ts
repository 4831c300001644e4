import { Readability } from '@mozilla/readability';
import type { Picture } from '../../domain/picture.ts';
import { parseDocument, type DomNode, type PageDocument } from '../text/dom.ts';
import { boundHtml, textOf } from '../text/html.ts';
import { detectLanguage } from '../text/language.ts';
import { cleanTitle } from '../text/title.ts';
import { wordCount } from '../text/tokens.ts';
import { limitParagraphs, withoutBoilerplate } from './boilerplate.ts';
import { pageMetadata, type PageMetadata } from './metadata.ts';
import type { ShowingRules } from './robots-rules.ts';

export interface ExtractedArticle extends ShowingRules {
  title: string;
  /** Paragraphs parted by a blank line; at most `maxTextLength` characters. */
  text: string;
  /** ISO 639-1. */
  language?: string;
  publishedAt?: Date;
  picture?: Picture;
}

/** Characters of text that are kept of one article. */
export const maxTextLength = 40_000;
/** Below this many words a page holds no article worth reading. */
const minWords = 40;
/**
 * Readability reads the text below every element again and again: its time grows with the sum of all texts' lengths
 * times their depths (2 s at 8 million), and with the square of the elements (1 s at 6,000). An honest page has
 * 1.5 million and 3,000. Beyond these limits the paragraphs of the main element are taken as they are.
 */
const maxTextDepth = 5_000_000;
const maxElements = 6_000;

/**
 * The article on a page: its text without menus, advertisements and other furniture. Undefined when there is
 * none. Never throws and never hangs: long pages are cut, deep nesting is flattened, a failing Readability is
 * replaced by the paragraphs of the page's main element.
 *
 * @param robotsTag the header `X-Robots-Tag`, see `showingRules`
 */
export function extractArticle(html: string, url: string, robotsTag = ''): ExtractedArticle | undefined {
  try {
    const document = parsePage(html);
    if (document === undefined) return undefined;
    const metadata = pageMetadata(document, url, robotsTag);
    for (const element of document.querySelectorAll('[data-nosnippet]')) element.remove();
    const plain = mainText(document);
    const read = readable(document);
    // Readability removes what it does not want from the document, so the main text was taken before.
    const best = read !== undefined && wordCount(read.text) >= minWords ? read : { title: '', text: plain };
    if (wordCount(best.text) < minWords) return undefined;
    return describe(best, metadata, url);
  } catch {
    // Hostile markup can break the parser; then the page counts as unreadable and the teaser is used.
    return undefined;
  }
}

function parsePage(html: string): PageDocument | undefined {
  const bounded = boundHtml(html);
  if (!bounded.includes('<')) return undefined;
  // linkedom takes the first element for the root: a page without <html> would be its first paragraph.
  const whole = /<html[\s>]/i.test(bounded) ? bounded : `<html><body>${bounded}</body></html>`;
  return parseDocument(whole);
}

function describe(
  read: { title: string; text: string },
  metadata: PageMetadata,
  url: string,
): ExtractedArticle {
  const text = limitParagraphs(read.text, maxTextLength);
  const publisher = URL.canParse(url)
    ? new URL(url).hostname.replace(/^www\./, '').replace(/\.\w+$/, '')
    : '';
  const result: ExtractedArticle = { title: cleanTitle(metadata.title || read.title, { publisher }), text };
  // What is written outweighs what the page claims: many pages claim English by default.
  const language = detectLanguage(text) ?? metadata.language;
  if (language !== undefined) result.language = language;
  if (metadata.publishedAt !== undefined) result.publishedAt = metadata.publishedAt;
  if (metadata.noSnippet !== undefined) result.noSnippet = metadata.noSnippet;
  if (metadata.maxSnippet !== undefined) result.maxSnippet = metadata.maxSnippet;
  if (metadata.picture !== undefined) result.picture = metadata.picture;
  if (metadata.noPicture !== undefined) result.noPicture = metadata.noPicture;
  return result;
}

function readable(document: PageDocument): { title: string; text: string } | undefined {
  if (document.documentElement === null || isTooHeavy(document.documentElement)) return undefined;
  try {
    const reader = new Readability<DomNode>(document, {
      charThreshold: 200,
      serializer: (node: unknown) => node as DomNode,
    });
    const result = reader.parse();
    if (!result?.content) return undefined;
    return { title: result.title ?? '', text: withoutBoilerplate(textOf(result.content, isFurniture)) };
  } catch {
    return undefined;
  }
}

function isTooHeavy(root: DomNode): boolean {
  let elements = 0;
  let textDepth = 0;
  let depth = 0;
  let node: DomNode | null = root;
  while (node !== null) {
    if (node.nodeType === 1) elements++;
    else textDepth += depth * (node.nodeValue?.length ?? 0);
    if (node.firstChild !== null) {
      node = node.firstChild;
      depth++;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      depth--;
    }
    node = node === null || node === root ? null : node.nextSibling;
  }
  return elements > maxElements || textDepth > maxTextDepth;
}

/** The text of the page's main element, else of its body, for pages that Readability cannot take. */
function mainText(document: PageDocument): string {
  const root =
    document.querySelector('article') ?? document.querySelector('main') ?? document.querySelector('body');
  if (root === null) return '';
  const paragraphs = withoutBoilerplate(textOf(root, isFurniture)).split('\n\n');
  return paragraphs.filter((paragraph) => wordCount(paragraph) >= 8).join('\n\n');
}

/** Parts that are no running text: captions, menus, side notes. */
function isFurniture(node: DomNode): boolean {
  return /^(?:FIGCAPTION|NAV|ASIDE|FOOTER|FORM)$/.test(node.nodeName.toUpperCase());
}
