import { bestThreshold, type Labelled, multiLabel, type Scores } from './metrics.ts';
import { crossValidated } from './naive-bayes.ts';

/** A line of the file, as far as a rival learns from it. */
export interface TaughtLine {
  text: string;
  wanted: readonly string[];
  aboutAi: boolean | undefined;
}

/** The topic that most lines have, given to every line. */
export function constantRival(lines: readonly TaughtLine[]) {
  const counts = new Map<string, number>();
  for (const topic of lines.flatMap(({ wanted }) => wanted)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  const found = most === undefined ? [] : [most[0]];
  const { micro, macro } = multiLabel(lines.map(({ wanted }) => ({ found, wanted })));
  return { topic: most?.[0] ?? null, micro, macro };
}

/**
 * One naive Bayes classifier for each topic, and one for being about AI, trained on the file itself by
 * cross-validation. All topics share one threshold, the one of highest micro F1 on this file: an advantage, as is that
 * it learns from the very file where ours knows no line of it.
 */
export function taughtRival(lines: readonly TaughtLine[]) {
  const topics = [...new Set(lines.flatMap(({ wanted }) => wanted))];
  const scores = new Map(
    topics.map((topic) => [
      topic,
      crossValidated(lines.map(({ text, wanted }) => ({ text, positive: wanted.includes(topic) }))),
    ]),
  );
  const decisions = topics.flatMap((topic) =>
    lines.map(({ wanted }, index) => ({
      score: scores.get(topic)?.[index] ?? 0,
      positive: wanted.includes(topic),
    })),
  );
  const { threshold } = bestThreshold(decisions);
  const labelled = lines.map(({ wanted }, index): Labelled => ({
    wanted,
    found: topics.filter((topic) => (scores.get(topic)?.[index] ?? 0) >= threshold),
  }));
  const { micro, macro } = multiLabel(labelled);
  return { micro, macro, about_ai: taughtAboutAi(lines) };
}

/** Undefined where no line says whether it is about AI. */
function taughtAboutAi(lines: readonly TaughtLine[]): Scores | undefined {
  const told = lines.filter(({ aboutAi }) => aboutAi !== undefined);
  if (told.length === 0) return undefined;
  const examples = told.map(({ text, aboutAi }) => ({ text, positive: aboutAi === true }));
  const scores = crossValidated(examples);
  const scored = examples.map(({ positive }, index) => ({ positive, score: scores[index] ?? 0 }));
  const { p, r, f1 } = bestThreshold(scored);
  return { p, r, f: f1 };
}
