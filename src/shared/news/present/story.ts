import { DateTime } from 'luxon';
import type { Block, Citation, Message } from '../../domain/message.ts';
import type { Brief, BriefSource } from '../../domain/story.ts';
import { words } from './words.en.ts';

export interface PresentOptions {
  /** IANA zone in which dates are written. */
  timeZone: string;
}

/** The full brief of a story: headline, date, lede, key points with their publishers, and a card per source. */
export function presentStory(brief: Brief, { timeZone }: PresentOptions): Message {
  const day = (date: Date): string =>
    DateTime.fromJSDate(date, { zone: timeZone }).setLocale('en-GB').toFormat('d MMMM yyyy');
  const cite = citations(brief.sources);
  const first = brief.sources.reduce((a, b) => (b.publishedAt < a.publishedAt ? b : a));
  const blocks: Block[] = [
    { type: 'heading', text: brief.headline, url: brief.sources[0]?.url ?? first.url },
  ];
  blocks.push({ type: 'context', text: day(first.publishedAt) });
  if (brief.lede) {
    blocks.push({ type: 'text', runs: [{ text: brief.lede }], citations: cite(brief.ledeArticleIds) });
  }
  if (brief.note) blocks.push({ type: 'text', runs: [{ text: brief.note }] });
  if (brief.points.length > 0) {
    const items = brief.points.map((point) => ({ text: point.text, citations: cite(point.articleIds) }));
    blocks.push({ type: 'bullets', items });
  }
  const count = new Set(brief.sources.map((source) => source.publisher)).size;
  blocks.push({ type: 'context', text: brief.lede ? words.basedOn(count) : words.known(count) });
  for (const source of brief.sources) {
    const { publisher, title, url } = source;
    blocks.push({ type: 'source', publisher, date: day(source.publishedAt), title, url });
  }
  return { blocks, fallback: brief.headline };
}

/** Publishers behind a point, each named once, in the order of the source cards. */
function citations(sources: readonly BriefSource[]): (articleIds: readonly number[]) => Citation[] {
  return (articleIds) => {
    const cited = new Map<string, Citation>();
    for (const { articleId, publisher, url } of sources) {
      if (articleIds.includes(articleId) && !cited.has(publisher)) cited.set(publisher, { publisher, url });
    }
    return [...cited.values()];
  };
}
