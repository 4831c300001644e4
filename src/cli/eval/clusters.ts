import { z } from 'zod';
import { groups } from './groups.ts';
import { labelSchema, readLines, textSchema, timeSchema } from './lines.ts';
import { type Clustered, bCubed, mean, pairwise, quantile } from './metrics.ts';
import { type Judged, mistakesText, worstMistakes } from './mistakes.ts';
import { type PlacedLine, placeAll } from './placing.ts';
import type { Progress } from './progress.ts';
import { withScratchDatabase } from '../bench/scratch.ts';
import { singlePass } from './single-pass.ts';
import { figure, jsonLine, table } from '../table.ts';
import { tfIdfVectors } from './tf-idf.ts';

const lineSchema = z.object({
  id: labelSchema,
  title: z.string(),
  text: textSchema,
  published_at: timeSchema,
  source: z.string().min(1),
  cluster: labelSchema,
  url: z.url({ protocol: /^https?$/ }).optional(),
  links: z.array(z.string()).default([]),
});

type Line = z.infer<typeof lineSchema>;

export interface ClustersOptions {
  file: string;
  /** How many mistakes of each kind are shown. */
  mistakes: number;
  /** Leaves the texts out. */
  titles: boolean;
  print: (text: string) => void;
  progress: Progress;
}

/** From loose to strict; the rival is judged by the best of them on the very file. */
const rivalThresholds = Array.from({ length: 37 }, (_, step) => 0.05 + step * 0.025);

/**
 * Puts the articles of a file through the pipeline's own cluster step on an embedded database and compares the
 * stories with the true clusters. The rival in the same run is single-pass clustering of TF-IDF vectors, which is
 * given two advantages: its document frequencies come from the whole file, and its threshold is the best for the file.
 */
export async function evalClusters(options: ClustersOptions): Promise<void> {
  const lines = await readClusters(options);
  const placed = await withScratchDatabase(undefined, (db) =>
    placeAll(
      db,
      lines.map((line) => ({ ...line, publishedAt: line.published_at })),
      options.progress,
    ),
  );
  const judged = lines.map((line, index) => judge(line, placed[index]));
  const outcome = { ...measure(judged, placed), baseline: rival(lines) };
  options.print(report(outcome, judged));
  if (options.mistakes > 0) {
    const { merged, missed } = worstMistakes(judged, options.mistakes);
    options.print(mistakesText('Put together wrongly:', merged));
    options.print(mistakesText('Kept apart wrongly:', missed));
  }
  options.print(jsonLine(outcome));
}

/** In the order of time; lines of the same time stay as they stand. */
async function readClusters({ file, titles }: ClustersOptions): Promise<Line[]> {
  const seen = new Set<string>();
  const isNew = ({ id }: Line): boolean => !seen.has(id) && seen.add(id).has(id);
  const lines = await readLines(file, lineSchema.refine(isNew, 'this id stands in an earlier line'));
  return lines
    .map((line) => (titles ? { ...line, text: '' } : line))
    .sort((a, b) => a.published_at.getTime() - b.published_at.getTime());
}

const judge = (line: Line, placed: PlacedLine | undefined): Judged => ({
  title: line.title,
  at: line.published_at,
  truth: line.cluster,
  // Without a story it stands alone.
  found: placed?.story ?? `alone ${line.id}`,
  verdict: placed?.verdict ?? '',
});

function measure(judged: readonly Judged[], placed: readonly PlacedLine[]) {
  const times = placed.map(({ ms }) => ms);
  return {
    articles: judged.length,
    stories: new Set(judged.map(({ found }) => found)).size,
    clusters: new Set(judged.map(({ truth }) => truth)).size,
    bcubed: bCubed(judged),
    pairwise: pairwise(judged),
    ms_per_article: quantile(times, 0.5),
    mean_ms_per_article: mean(times),
    mixed_of_ten_largest: largestStories(judged).filter(({ shares }) => shares.length > 1).length,
  };
}

/** The ten largest stories, and how many articles each true cluster has in them, the most first. */
function largestStories(judged: readonly Judged[]): { title: string; shares: number[] }[] {
  return groups(judged, ({ found }) => found)
    .sort((a, b) => b.length - a.length)
    .slice(0, 10)
    .map((story) => ({
      title: story[0]?.title ?? '',
      shares: groups(story, ({ truth }) => truth)
        .map((part) => part.length)
        .sort((a, b) => b - a),
    }));
}

/** Single-pass TF-IDF clustering at the threshold of highest B-cubed F1 on this file. */
function rival(lines: readonly Line[]) {
  const vectors = tfIdfVectors(lines.map(({ title, text }) => `${title}\n${text}`));
  const items = vectors.map((vector, index) => ({ vector, at: lines[index]?.published_at ?? new Date(0) }));
  return singlePass(items, rivalThresholds)
    .map((clusters, run) => {
      const clustered = lines.map(({ cluster }, index): Clustered => ({
        found: clusters[index] ?? -1,
        truth: cluster,
      }));
      return {
        bcubed: bCubed(clustered),
        pairwise: pairwise(clustered),
        stories: new Set(clusters).size,
        threshold: rivalThresholds[run] ?? 0,
      };
    })
    .reduce((best, run) => (run.bcubed.f > best.bcubed.f ? run : best));
}

type Outcome = ReturnType<typeof measure> & { baseline: ReturnType<typeof rival> };

function report(outcome: Outcome, judged: readonly Judged[]): string {
  const { baseline } = outcome;
  const row = (name: string, { bcubed, pairwise: pairs, stories }: Outcome | Outcome['baseline']) => [
    name,
    ...[bcubed.p, bcubed.r, bcubed.f, pairs.p, pairs.r, pairs.f].map(figure),
    String(stories),
  ];
  return [
    `${outcome.articles} articles in ${outcome.clusters} true clusters; ${outcome.ms_per_article.toFixed(1)} ms an article (median; mean ${outcome.mean_ms_per_article.toFixed(1)}).`,
    '',
    table([
      ['', 'B-cubed P', 'R', 'F', 'pairwise P', 'R', 'F', 'stories'],
      row('ours', outcome),
      row('single-pass TF-IDF', baseline),
    ]),
    `The rival counted its words over the whole file and has the best threshold for this file, ${baseline.threshold.toFixed(3)}.`,
    '',
    `Our ten largest stories (${outcome.mixed_of_ten_largest} mixed), and how many articles of which true cluster they hold:`,
    ...largestStories(judged).map(({ title, shares }) => `  ${shares.slice(0, 6).join(' + ')}  ${title}`),
    '',
    '',
  ].join('\n');
}
