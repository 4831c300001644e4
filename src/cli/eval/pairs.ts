import { z } from 'zod';
import { likeness, sameEventFrom } from '../../shared/news/cluster/likeness.ts';
import type { TermStats } from '../../shared/news/cluster/similarity.ts';
import { type DescribedArticle, describe } from '../../shared/news/cluster/terms.ts';
import { readLines, textSchema } from './lines.ts';
import { type Scored, atThreshold, bestThreshold, pearson } from './metrics.ts';
import type { Progress } from './progress.ts';
import { figure, jsonLine, table } from '../table.ts';
import { cosine, tfIdfVectors } from './tf-idf.ts';

const articleSchema = z
  .object({ title: z.string(), text: textSchema })
  .transform(({ title, text }): DescribedArticle => ({ title, teaser: '', text }));
const lineSchema = z.object({ a: articleSchema, b: articleSchema, label: z.number() });

type Pair = z.infer<typeof lineSchema>;

export interface PairsOptions {
  file: string;
  print: (text: string) => void;
  progress: Progress;
}

/**
 * Compares our likeness of two articles with labels, which may be graded. For F1, a pair is positive when its label is
 * at least the middle between the smallest and the largest label of the file: for 0 and 1, exactly 1. Terms are counted
 * over all the texts of the file first, each distinct one once, for us as for the rival: the cosine of TF-IDF vectors.
 */
export async function evalPairs({ file, print, progress }: PairsOptions): Promise<void> {
  const pairs = await readLines(file, lineSchema);
  const stats = countTerms(pairs);
  const ours = pairs.map(({ a, b }, index) => {
    progress(index + 1, pairs.length);
    return likeness(a, b, stats);
  });
  const outcome = {
    pairs: pairs.length,
    ours: {
      ...measure(pairs, ours),
      shipped: atThreshold(scored(pairs, ours), sameEventFrom),
    },
    baseline: measure(pairs, cosines(pairs)),
  };
  print(report(outcome, positives(pairs)));
  print(jsonLine(outcome));
}

const textOf = ({ title, text }: DescribedArticle): string => `${title}\n${text ?? ''}`;

/** Each distinct article of the pairs, by its text. */
const distinct = (pairs: readonly Pair[]): Map<string, DescribedArticle> =>
  new Map(pairs.flatMap(({ a, b }) => [a, b]).map((article) => [textOf(article), article]));

function countTerms(pairs: readonly Pair[]): TermStats {
  const articles = distinct(pairs);
  const counts = new Map<string, number>();
  for (const article of articles.values()) {
    for (const term of Object.keys(describe(article).weights)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return { documents: articles.size, frequency: (term) => counts.get(term) ?? 0 };
}

/** The rival's score of each pair. */
function cosines(pairs: readonly Pair[]): number[] {
  const texts = [...distinct(pairs).keys()];
  const vectors = tfIdfVectors(texts);
  const byText = new Map(texts.map((text, index) => [text, vectors[index]]));
  return pairs.map(({ a, b }) => {
    const [first, second] = [byText.get(textOf(a)), byText.get(textOf(b))];
    return first && second ? cosine(first, second) : 0;
  });
}

/** Whether each pair counts as positive for F1. */
function positives(pairs: readonly Pair[]): boolean[] {
  const labels = pairs.map(({ label }) => label);
  const smallest = labels.reduce((a, b) => Math.min(a, b));
  const largest = labels.reduce((a, b) => Math.max(a, b));
  return labels.map((label) => label >= (smallest + largest) / 2);
}

function scored(pairs: readonly Pair[], scores: readonly number[]): Scored[] {
  return positives(pairs).map((positive, index) => ({ positive, score: scores[index] ?? 0 }));
}

const measure = (pairs: readonly Pair[], scores: readonly number[]) => ({
  pearson: pearson(
    scores,
    pairs.map(({ label }) => label),
  ),
  best: bestThreshold(scored(pairs, scores)),
});

type Measured = ReturnType<typeof measure>;
type AtThreshold = Measured['best'];

function report(
  { pairs, ours, baseline }: { pairs: number; ours: Measured & { shipped: AtThreshold }; baseline: Measured },
  isPositive: readonly boolean[],
): string {
  const row = (name: string, r: string, { threshold, f1, p, r: recall }: AtThreshold) => [
    name,
    r,
    ...[f1, p, recall, threshold].map(figure),
  ];
  return [
    `${pairs} pairs, ${isPositive.filter(Boolean).length} of them positive.`,
    '',
    table([
      ['', 'Pearson', 'F1', 'P', 'R', 'threshold'],
      row('ours, best threshold', figure(ours.pearson), ours.best),
      row('ours, as shipped', '', ours.shipped),
      row('TF-IDF cosine, best threshold', figure(baseline.pearson), baseline.best),
    ]),
    '',
  ].join('\n');
}
