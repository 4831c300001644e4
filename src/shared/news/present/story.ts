import { DateTime } from 'luxon';
import type { Block, Citation, Message } from '../../domain/message.ts';
import type { Brief, BriefSource, KeyPoint } from '../../domain/story.ts';
import { words } from './words.en.ts';

export interface PresentOptions {
  /** IANA zone in which dates are written. */
  timeZone: string;
}

/** The full brief of a story: headline, date, lede, key points with their publishers, and a card per source. */
export function presentStory(brief: Brief, options: PresentOptions): Message {
  if (brief.sameAs !== undefined) return presentPointer(brief);
  const cite = citations(brief.sources);
  const first = brief.sources.reduce((a, b) => (b.publishedAt < a.publishedAt ? b : a));
  const blocks: Block[] = [
    headingOf(brief),
    { type: 'context', text: dayOf(first.publishedAt, options) },
    ...ledeOf(brief, cite),
    ...bulletsOf(brief.points, cite),
    { type: 'context', text: brief.lede ? words.basedOn(publishers(brief)) : words.known(publishers(brief)) },
    ...brief.sources.map((source) => cardOf(source, options)),
  ];
  return { blocks, fallback: brief.headline };
}

/** What is left of the card of a story that proved to be an older one: one line, and where to read on. */
function presentPointer(brief: Brief): Message {
  const note = brief.note ?? '';
  const [source] = brief.sources;
  const runs = source
    ? [{ text: `${note} ` }, { text: `${words.sameNews}: ${source.publisher}`, link: source.url }]
    : [{ text: note }];
  return { blocks: [{ type: 'text', runs }], fallback: note };
}

/** At most so many new points stand in a follow-up: the brief says the rest. */
const mostNewPoints = 3;

/**
 * A follow-up, for an answer and for where a posted brief cannot be changed: only what is new since the version that
 * stands there.
 *
 * @param why what there is to say, in a line; by default how many sources there are now
 */
export function presentUpdate(
  brief: Brief,
  before: Brief,
  options: PresentOptions,
  why = words.update(publishers(before), publishers(brief)),
): Message {
  const known = new Set([before.lede, ...before.points.map((point) => point.text)]);
  const knownSources = new Set(before.sources.map((source) => source.url));
  const newSources = brief.sources.filter((source) => !knownSources.has(source.url));
  const newIds = new Set(newSources.map((source) => source.articleId));
  const points = [{ text: brief.lede, articleIds: brief.ledeArticleIds }, ...brief.points].filter(
    (point) => !known.has(point.text) && point.articleIds.some((id) => newIds.has(id)),
  );
  const blocks: Block[] = [
    { type: 'context', text: why },
    { type: 'heading', text: before.headline, url: headingOf(brief).url },
    ...bulletsOf(points.slice(0, mostNewPoints), citations(brief.sources)),
    ...newSources.map((source) => cardOf(source, options)),
  ];
  return { blocks, fallback: `${why}: ${before.headline}` };
}

const publishers = (brief: Brief): number => new Set(brief.sources.map((source) => source.publisher)).size;

const headingOf = (brief: Brief): { type: 'heading'; text: string; url: string } => ({
  type: 'heading',
  text: brief.headline,
  url: brief.sources[0]?.url ?? '',
});

function ledeOf(brief: Brief, cite: Cite): Block[] {
  const blocks: Block[] = [];
  if (brief.lede)
    blocks.push({ type: 'text', runs: [{ text: brief.lede }], citations: cite(brief.ledeArticleIds) });
  if (brief.note) blocks.push({ type: 'text', runs: [{ text: brief.note }] });
  return blocks;
}

const bulletsOf = (points: readonly KeyPoint[], cite: Cite): Block[] =>
  points.length === 0
    ? []
    : [
        {
          type: 'bullets',
          items: points.map(({ text, articleIds }) => ({ text, citations: cite(articleIds) })),
        },
      ];

const cardOf = ({ publisher, title, url, publishedAt }: BriefSource, options: PresentOptions): Block => ({
  type: 'source',
  publisher,
  date: dayOf(publishedAt, options),
  title,
  url,
});

const dayOf = (date: Date, { timeZone }: PresentOptions): string =>
  DateTime.fromJSDate(date, { zone: timeZone }).setLocale('en-GB').toFormat('d MMMM yyyy');

type Cite = (articleIds: readonly number[]) => Citation[];

/** Publishers behind a point, each named once, in the order of the source cards. */
function citations(sources: readonly BriefSource[]): Cite {
  return (articleIds) => {
    const cited = new Map<string, Citation>();
    for (const { articleId, publisher, url } of sources) {
      if (articleIds.includes(articleId) && !cited.has(publisher)) cited.set(publisher, { publisher, url });
    }
    return [...cited.values()];
  };
}
