import type { SourceKind } from '../source-type.ts';
import { parseFeed } from './parse.ts';

/** RSS and Atom. */
export const feed: SourceKind = {
  async list(http, { url, etag, lastModified, byStranger = false }) {
    const answer = await http.get(url, {
      kind: 'feed',
      byStranger,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    });
    const parsed = answer.status === 304 ? undefined : await parseFeed(answer.body, answer.url);
    return {
      items: parsed?.items,
      title: parsed?.title,
      etag: answer.etag ?? (answer.status === 304 ? etag : undefined),
      lastModified: answer.lastModified ?? (answer.status === 304 ? lastModified : undefined),
      movedTo: answer.movedTo,
    };
  },
};
