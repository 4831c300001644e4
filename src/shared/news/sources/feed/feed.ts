import type { SourceKind } from '../source-type.ts';
import { fingerprintOf } from './fingerprint.ts';
import { parseFeed } from './parse.ts';

/** RSS and Atom. */
export const feed: SourceKind = {
  async list(http, { url, etag, lastModified, fingerprint, byStranger = false }) {
    const answer = await http.get(url, {
      kind: 'feed',
      byStranger,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    });
    const unsent = answer.status === 304;
    const found = unsent ? fingerprint : fingerprintOf(answer.body);
    const parsed = unsent || found === fingerprint ? undefined : await parseFeed(answer.body, answer.url);
    return {
      items: parsed?.items,
      title: parsed?.title,
      etag: answer.etag ?? (unsent ? etag : undefined),
      lastModified: answer.lastModified ?? (unsent ? lastModified : undefined),
      fingerprint: found,
      movedTo: answer.movedTo,
    };
  },
};
