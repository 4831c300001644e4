import { isOfWords } from '../../shared/news/learned/features.ts';

/** An example to learn from. */
export interface Lesson {
  features: ReadonlyMap<string, { value: number }>;
  /** How far it is an example of what is taught, 0..1: the share of the readers who saw it so. */
  wanted: number;
  /** How many ordinary examples it counts for. */
  weight: number;
}

export interface Taught {
  bias: number;
  weights: Map<string, number>;
}

const rounds = 150;
const firstStep = 0.15;
/** Words must stand in so many lessons to be learned from. */
const leastLessons = 3;
/** How strongly weights are held back (L2): of words, and of the few features that every article has. */
const wordPenalty = 0.1;
const scorePenalty = 0.3;

/**
 * A logistic regression by full-batch Adam (Kingma and Ba 2015), deterministic. It is meant for some thousand lessons
 * with some ten thousand features.
 */
export function teach(lessons: readonly Lesson[]): Taught {
  const names = frequentNames(lessons);
  const places = new Map(names.map((name, place) => [name, place]));
  const rows = lessons.map(({ features }) =>
    [...features].flatMap(([name, { value }]) => {
      const place = places.get(name);
      return place === undefined ? [] : [{ place, value }];
    }),
  );
  const penalties = names.map((name) => (isOfWords(name) ? wordPenalty : scorePenalty));
  // The last weight is the bias, which nothing holds back.
  const weights = new Float64Array(names.length + 1);
  const momentum = new Float64Array(names.length + 1);
  const spread = new Float64Array(names.length + 1);
  for (let round = 1; round <= rounds; round++) {
    const gradient = gradientOf(lessons, rows, weights);
    for (const [place, penalty] of penalties.entries())
      gradient[place] = (gradient[place] ?? 0) + penalty * (weights[place] ?? 0);
    step(weights, gradient, momentum, spread, round);
  }
  return {
    bias: weights[names.length] ?? 0,
    weights: new Map(names.map((name, place) => [name, weights[place] ?? 0])),
  };
}

type Row = readonly { place: number; value: number }[];

function gradientOf(lessons: readonly Lesson[], rows: readonly Row[], weights: Float64Array): Float64Array {
  const gradient = new Float64Array(weights.length);
  const last = weights.length - 1;
  for (const [index, row] of rows.entries()) {
    const lesson = lessons[index];
    if (!lesson) continue;
    let odds = weights[last] ?? 0;
    for (const { place, value } of row) odds += (weights[place] ?? 0) * value;
    const error = (1 / (1 + Math.exp(-odds)) - lesson.wanted) * lesson.weight;
    for (const { place, value } of row) gradient[place] = (gradient[place] ?? 0) + error * value;
    gradient[last] = (gradient[last] ?? 0) + error;
  }
  return gradient;
}

function step(
  weights: Float64Array,
  gradient: Float64Array,
  momentum: Float64Array,
  spread: Float64Array,
  round: number,
): void {
  const rate = firstStep / (1 + round / 60);
  for (const [place, slope] of gradient.entries()) {
    const mean = 0.9 * (momentum[place] ?? 0) + 0.1 * slope;
    const square = 0.99 * (spread[place] ?? 0) + 0.01 * slope ** 2;
    momentum[place] = mean;
    spread[place] = square;
    const size = Math.sqrt(square / (1 - 0.99 ** round)) + 1e-8;
    weights[place] = (weights[place] ?? 0) - (rate * (mean / (1 - 0.9 ** round))) / size;
  }
}

function frequentNames(lessons: readonly Lesson[]): string[] {
  const counts = new Map<string, number>();
  for (const { features } of lessons)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([name, count]) => count >= leastLessons || !isOfWords(name))
    .map(([name]) => name)
    .sort();
}
