import { parseDocument } from '../text/dom.ts';
import { boundHtml } from '../text/html.ts';
import { canonicalUrl } from '../text/url.ts';

/** A text that points to more pages than this is a list of links, and says nothing by any of them. */
const mostLinks = 12;

/**
 * The pages that an article's HTML points to, as `canonicalUrl` writes them, without itself: a discussion and the post
 * it discusses, a paper and its repository. Empty for a list of links, and for what cannot be parsed.
 *
 * @param base the article's own address
 */
export function linksIn(html: string, base: string): string[] {
  if (!/<a\s/i.test(html)) return [];
  try {
    const document = parseDocument(`<html><body>${boundHtml(html)}</body></html>`);
    const own = canonicalUrl(base);
    const links = [...document.querySelectorAll('a[href]')]
      .map((anchor) => canonicalUrl(anchor.getAttribute('href') ?? '', base))
      .filter((link) => link.startsWith('https://') && link !== own);
    const distinct = [...new Set(links)];
    return distinct.length > mostLinks ? [] : distinct;
  } catch {
    // Hostile markup can break the parser; then nothing is known of its links.
    return [];
  }
}
