import { z } from 'zod';
import type { StoryArticle } from '../../shared/domain/story.ts';
import { withoutFurniture } from '../../shared/news/summarize/furniture.ts';
import { summarize } from '../../shared/news/summarize/summarize.ts';
import { trimmed } from '../../shared/news/summarize/trim.ts';
import { comparable } from '../../shared/news/text/characters.ts';
import { jsonLine, table } from '../table.ts';
import { labelSchema, readLines, textSchema, timeSchema } from './lines.ts';

/** What a sentence is for the readers of a brief, by its letter in the file. */
const kinds = {
  L: 'tells the event, fit for a lede',
  E: 'tells the event again',
  F: 'a further fact',
  B: 'background',
  S: 'a scene',
  O: 'opinion, or nothing certain',
  D: 'not understood by itself',
  X: 'no part of the text',
} as const;
type Kind = keyof typeof kinds;

const sentenceSchema = z.tuple([z.enum(Object.keys(kinds) as [Kind, ...Kind[]]), z.string().min(1)]);
const lineSchema = z.object({
  id: labelSchema,
  articles: z
    .array(
      z.object({
        title: textSchema,
        publisher: z.string(),
        published_at: timeSchema,
        paragraphs: z.array(z.array(sentenceSchema)),
      }),
    )
    .min(1),
});
type Line = z.infer<typeof lineSchema>;

type Counts = Partial<Record<Kind | 'unknown', number>>;
interface Told {
  ledes: Counts;
  points: Counts;
  /** The three points of the compact card. */
  firstThree: Counts;
}

export interface PointsOptions {
  file: string;
  print: (text: string) => void;
}

/**
 * What our briefs of labelled stories are made of: how many ledes tell the event, and how many points are further facts
 * or background; beside them what the articles are made of, which is what drawing sentences by lot would give.
 */
export async function evalPoints({ file, print }: PointsOptions): Promise<void> {
  const lines = await readLines(file, lineSchema);
  const ours: Told = { ledes: {}, points: {}, firstThree: {} };
  const all: Counts = {};
  for (const line of lines) {
    count(line, ours);
    for (const { paragraphs } of line.articles) for (const [kind] of paragraphs.flat()) add(all, kind);
  }
  const outcome = { stories: lines.length, ...ours, all, wanted: wantedOf(ours) };
  print(report(outcome));
  print(jsonLine(outcome));
}

function count({ articles }: Line, told: Told): void {
  const brief = summarize(articles.map(toArticle));
  const kindOf = (text: string, ids: readonly number[]): Kind | 'unknown' => {
    const sentences = articles[(ids[0] ?? 0) - 1]?.paragraphs.flat() ?? [];
    return sentences.find(([, sentence]) => asQuoted(sentence) === comparable(text))?.[0] ?? 'unknown';
  };
  if (brief.lede !== '') add(told.ledes, kindOf(brief.lede, brief.ledeArticleIds));
  const points = brief.points.map(({ text, articleIds }) => kindOf(text, articleIds));
  for (const kind of points) add(told.points, kind);
  for (const kind of points.slice(0, 3)) add(told.firstThree, kind);
}

/** A sentence as a brief gives it. */
const asQuoted = (sentence: string): string => comparable(trimmed(withoutFurniture(sentence)));

function toArticle(
  { title, publisher, published_at: publishedAt, paragraphs }: Line['articles'][number],
  index: number,
): StoryArticle {
  return {
    id: index + 1,
    publisher,
    title,
    teaser: '',
    text: paragraphs.map((sentences) => sentences.map(([, text]) => text).join(' ')).join('\n\n'),
    url: '',
    publishedAt,
    language: undefined,
  };
}

function add(counts: Counts, kind: Kind | 'unknown'): void {
  counts[kind] = (counts[kind] ?? 0) + 1;
}

const share = (counts: Counts, wanted: readonly Kind[]): number =>
  wanted.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0) /
  Math.max(
    1,
    Object.values(counts).reduce((sum, each) => sum + each, 0),
  );

const wantedOf = ({ ledes, points, firstThree }: Told) => ({
  ledes: share(ledes, ['L']),
  points: share(points, ['F', 'B']),
  firstThree: share(firstThree, ['F', 'B']),
});

function report({
  stories,
  ledes,
  points,
  firstThree,
  all,
  wanted,
}: Told & { stories: number; all: Counts; wanted: ReturnType<typeof wantedOf> }): string {
  const columns = [ledes, points, firstThree, all];
  const rows = [...Object.entries(kinds), ['unknown', 'not found among the sentences'] as const].map(
    ([kind, meaning]) => [
      `${kind}, ${meaning}`,
      ...columns.map((counts) => String(counts[kind as Kind] ?? 0)),
    ],
  );
  const percent = (value: number): string => `${(100 * value).toFixed(0)}%`;
  return [
    `${stories} stories.`,
    '',
    table([['', 'ledes', 'points', 'first three', 'all sentences'], ...rows]),
    '',
    `Ledes that tell the event: ${percent(wanted.ledes)}. Facts and background: ${percent(wanted.points)} of the points, ${percent(wanted.firstThree)} of the first three, ${percent(share(all, ['F', 'B']))} of all sentences.`,
    '',
  ].join('\n');
}
