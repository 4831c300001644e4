import type RssParser from 'rss-parser';
import type { SourceItem } from '../../../domain/source.ts';

/** What a feed says of an item's readers: RSS's `slash:comments`, Atom's `thr:total`, lines in the description. */
export interface RawSignals {
  slashComments?: unknown;
  threadTotal?: unknown;
  content?: string;
}

/** For rss-parser, which reads only the fields that it is told of. */
export const signalFields: RssParser.CustomFieldItem<RawSignals>[] = [
  ['slash:comments', 'slashComments'],
  ['thr:total', 'threadTotal'],
];

/** "Points: 123" and "# Comments: 45", each a line of its own, as feeds of Hacker News write them. */
const pointsLine = /(?:^|>)\s*points:\s*(\d{1,7})\s*(?:<|$)/im;
const commentsLine = /(?:^|>)\s*#?\s*comments:\s*(\d{1,7})\s*(?:<|$)/im;

/** How many points and comments an item has; what the feed does not tell is left out. */
export function signalsOf(raw: RawSignals): Pick<SourceItem, 'points' | 'comments'> {
  const description = (raw.content ?? '').slice(0, 2_000);
  const points = count(pointsLine.exec(description)?.[1]);
  const comments =
    count(raw.slashComments) ?? count(raw.threadTotal) ?? count(commentsLine.exec(description)?.[1]);
  return { ...(points === undefined ? {} : { points }), ...(comments === undefined ? {} : { comments }) };
}

function count(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\s*\d{1,7}\s*$/.test(value)) return undefined;
  return Number(value);
}
