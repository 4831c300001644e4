import type { Picture } from '../../domain/picture.ts';
import { oneLine } from '../text/characters.ts';

/** A picture as a feed or a page tells of it; sizes in pixels, as written. */
export interface OfferedPicture {
  url: string | undefined;
  alt?: string | undefined;
  width?: string | undefined;
  height?: string | undefined;
}

/** Smaller ones are icons, portraits of authors and counters of visits. */
const leastSide = 200;
const longestUrl = 2_000;
const longestAlt = 300;

/** What stands for a site, an author or nothing, and not for an article. */
const standIn = /logo|favicon|avatar|gravatar|placeholder|default[-_.]|sprite|blank\.|pixel\.|\bicons?\b/i;

/**
 * The picture, where it can be shown anywhere: on an encrypted connection, in a format that every platform shows, not
 * known to be small, and of this article rather than of the site. Undefined elsewhere.
 *
 * @param base address of the feed or page, for addresses that are relative
 */
export function pictureOf({ url, alt, width, height }: OfferedPicture, base: string): Picture | undefined {
  if (url === undefined || !URL.canParse(url.trim(), base)) return undefined;
  const address = new URL(url.trim(), base);
  if (address.protocol !== 'https:' || address.username !== '' || address.href.length > longestUrl)
    return undefined;
  if (/\.(?:svg|gif|ico|mp4|webm)$/i.test(address.pathname) || standIn.test(address.pathname))
    return undefined;
  if ([width, height].some((side) => /^\d+$/.test(side ?? '') && Number(side) < leastSide)) return undefined;
  return { url: address.href, alt: oneLine(alt ?? '').slice(0, longestAlt) };
}
