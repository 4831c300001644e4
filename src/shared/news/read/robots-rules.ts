import { ROBOTS_TOKEN } from '../../http/robots.ts';

/** What a publisher lets others show of a page. */
export interface ShowingRules {
  /** Nothing of the text may be shown (`nosnippet`, `max-snippet:0`, `none`). */
  noSnippet?: true;
  /** The most characters of the text that may be shown, 1 or more; undefined without a limit, or with `noSnippet`. */
  maxSnippet?: number;
  /** No picture may be shown (`max-image-preview:none`). */
  noPicture?: true;
}

/** Who is meant by rules that bind us: everybody, us, and the search engine whose rules these were at first. */
const bound = new Set(['', '*', 'robots', 'googlebot', 'googlebot-news', ROBOTS_TOKEN]);
/** Rules that have a value after a colon; any other word before a colon names a robot. */
const valued = new Set(['max-snippet', 'max-image-preview', 'max-video-preview', 'unavailable_after']);

/**
 * The strictest of all rules that bind us.
 *
 * @param metas of a page's `<meta>` elements, the name and the content
 * @param header `X-Robots-Tag`: several headers parted by line breaks, each with its rules parted by commas. A robot
 *   named in a header ("googlebot: nosnippet, noarchive") is meant by the rules behind it, until another is named.
 * @see https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag
 */
export function showingRules(metas: readonly { name: string; content: string }[], header = ''): ShowingRules {
  const rules = [
    ...metas.filter(({ name }) => bound.has(name.trim().toLowerCase())).map(({ content }) => content),
    ...header.split('\n').flatMap(rulesForUs),
  ].flatMap((content) => content.toLowerCase().split(',').map(nameAndValue));
  const has = (name: string, value = ''): boolean =>
    rules.some((rule) => rule.name === name && rule.value === value);
  const limits = rules
    .filter(({ name, value }) => name === 'max-snippet' && /^\d{1,9}$/.test(value))
    .map(({ value }) => Number(value));
  const least = limits.length > 0 ? Math.min(...limits) : undefined;
  const hidden = has('nosnippet') || has('none') || least === 0;
  return {
    ...(hidden ? { noSnippet: true } : least === undefined ? {} : { maxSnippet: least }),
    ...(has('max-image-preview', 'none') ? { noPicture: true } : {}),
  };
}

/** "max-snippet : 50" -> max-snippet, 50. */
function nameAndValue(rule: string): { name: string; value: string } {
  const [name = '', value = ''] = rule.split(/:(.*)/s).map((part) => part.trim());
  return { name, value };
}

/** The rules of one header that bind us. */
function rulesForUs(header: string): string[] {
  let robot = '';
  return header.split(',').flatMap((part) => {
    const named = /^\s*([\w*-]+)\s*:(.*)$/s.exec(part);
    const name = named?.[1]?.toLowerCase();
    if (name === undefined || valued.has(name)) return bound.has(robot) ? [part] : [];
    robot = name;
    return bound.has(robot) ? [named?.[2] ?? ''] : [];
  });
}
