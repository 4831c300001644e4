import { DateTime } from 'luxon';
import type { Block, Citation } from '../../domain/message.ts';
import type { Brief, BriefSource, KeyPoint } from '../../domain/story.ts';
import { languageName } from '../../languages.ts';
import { words } from './words.en.ts';

export interface PresentOptions {
  /** IANA zone in which dates are written. */
  timeZone: string;
  /** ISO 639-1 of the readers; by default that of the bot's own words. */
  language?: string;
  /** Whether pictures are shown; by default not. */
  pictures?: boolean;
}

/** What stands small below the headline: the day, and what else there is to say in a word. */
export const smallPrint = (brief: Brief, options: PresentOptions, more: readonly string[] = []): Block => ({
  type: 'context',
  text: [firstDay(brief, options), ...more, foreign(brief, options)]
    .filter((part) => part !== '')
    .join(' · '),
});

/** "In German", for readers of another language; for others, what it was translated from. */
function foreign(
  { language, translatedFrom }: Brief,
  { language: readers = words.language }: PresentOptions,
): string {
  if (language !== undefined && language !== readers) return words.in(languageName(language));
  return translatedFrom === undefined ? '' : words.translated(languageName(translatedFrom));
}

/** "Summary based on 3 sources", and who wrote it where that was none of them. */
export function basedOn(brief: Brief): string {
  const sources = publishers(brief).length;
  if (!brief.lede) return words.known(sources);
  if (brief.writtenBy === undefined) return words.basedOn(sources);
  return `${words.basedOn(sources)}, ${sources === 1 ? words.writtenOfOne : words.written}`;
}

export const pictureIn = ({ picture }: Brief, { pictures = false }: PresentOptions): Block[] =>
  picture && pictures
    ? [
        { type: 'image', url: picture.url, alt: picture.alt },
        { type: 'context', text: words.picture(picture.publisher) },
      ]
    : [];

/** Each named once, in the order of the source cards. */
export const publishers = (brief: Brief): string[] => [
  ...new Set(brief.sources.map((source) => source.publisher)),
];

export const headingOf = (brief: Brief): { type: 'heading'; text: string; url: string } => ({
  type: 'heading',
  text: brief.headline,
  url: brief.sources[0]?.url ?? '',
});

export function ledeOf(brief: Brief, cite: Cite): Block[] {
  const blocks: Block[] = [];
  if (brief.lede)
    blocks.push({ type: 'text', runs: [{ text: brief.lede }], citations: cite(brief.ledeArticleIds) });
  if (brief.note) blocks.push({ type: 'text', runs: [{ text: brief.note }] });
  return blocks;
}

export const bulletsOf = (points: readonly KeyPoint[], cite: Cite): Block[] =>
  points.length === 0
    ? []
    : [
        {
          type: 'bullets',
          items: points.map(({ text, articleIds }) => ({ text, citations: cite(articleIds) })),
        },
      ];

export const cardOf = (
  { publisher, title, url, publishedAt }: BriefSource,
  options: PresentOptions,
): Block => ({
  type: 'source',
  publisher,
  date: dayOf(publishedAt, options),
  title,
  url,
});

export const dayOf = (date: Date, { timeZone }: PresentOptions): string =>
  DateTime.fromJSDate(date, { zone: timeZone }).setLocale('en-GB').toFormat('d MMMM yyyy');

export type Cite = (articleIds: readonly number[]) => Citation[];

/** Publishers behind a point, each named once, in the order of the source cards. */
export function citations(sources: readonly BriefSource[]): Cite {
  return (articleIds) => {
    const cited = new Map<string, Citation>();
    for (const { articleId, publisher, url } of sources) {
      if (articleIds.includes(articleId) && !cited.has(publisher)) cited.set(publisher, { publisher, url });
    }
    return [...cited.values()];
  };
}

/** When the story was first told. */
function firstDay(brief: Brief, options: PresentOptions): string {
  const first = brief.sources.reduce((a, b) => (b.publishedAt < a.publishedAt ? b : a));
  return dayOf(first.publishedAt, options);
}
