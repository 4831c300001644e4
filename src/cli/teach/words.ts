import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { userError } from '../../shared/errors.ts';
import { featuresOf } from '../../shared/news/learned/features.ts';
import type { Features, LinearModel } from '../../shared/news/learned/linear.ts';
import { topics } from '../../shared/news/match/topics.ts';
import { relevanceFeatures } from '../../shared/news/relevance/relevance.ts';
import { readLines, textSchema } from '../eval/lines.ts';
import { type Lesson, type Taught, teach } from './logistic.ts';

const lineSchema = z.object({
  title: z.string(),
  text: textSchema,
  topics: z.array(z.string()).default([]),
  /** How many of three readers gave each topic; left out where they agreed. */
  votes: z.record(z.string(), z.int().min(1).max(3)).optional(),
  about_ai: z.boolean().optional(),
});

/** How many lines that stand by themselves a line of whole labelled weeks counts for: those are what is met. */
const weekWeight = 3;

const weightOf = ({ file }: Line): number => (/^tuning(?:-more)?\.jsonl$/.test(file) ? weekWeight : 1);

/** Posting what is not about AI annoys more than missing something: all of it together counts so many times as much. */
const offTopicShare = 1.5;

interface Line extends z.infer<typeof lineSchema> {
  file: string;
}

/**
 * Learns from the tuning files of a folder which words speak for which topic, and for being about AI at all, and writes
 * both models. Files for scoring are never opened. Raises `teach_needs_checkout` elsewhere than at the top of a checkout.
 */
export async function teachWords(folder: string, print: (text: string) => void): Promise<void> {
  if (!existsSync('src/shared/news'))
    throw userError(
      'teach_needs_checkout',
      'Run this at the top of a checkout: it writes figures into src/shared/news.',
    );
  const files = readdirSync(folder).filter((name) => /tuning.*\.jsonl$/.test(name));
  const lines: Line[] = [];
  for (const file of files.sort())
    for (const line of await readLines(join(folder, file), lineSchema)) lines.push({ ...line, file });
  const labelled = lines.filter(({ about_ai, topics: wanted }) => about_ai === true && wanted.length > 0);
  await write('src/shared/news/match/learned-words.json', topicModel(labelled), print);
  await write('src/shared/news/relevance/learned-words.json', aiModel(lines), print);
}

function topicModel(lines: readonly Line[]): LinearModel {
  const features = lines.map(({ title, text }) => featuresOf({ title, teaser: '', text }, { finely: true }));
  return modelOf(
    topics.map(({ id }) => id),
    (id) => teach(lessons(lines, features, (line) => shareFor(line, id), weightOf)),
  );
}

const readers = 3;

/** Where readers differ, the model is to differ as well: what one of three gave counts a third. */
const shareFor = ({ topics: given, votes }: Line, id: string): number =>
  votes ? (votes[id] ?? 0) / readers : Number(given.includes(id));

/** Have few near misses of AI among many sure cases, and made telling them apart worse. */
const forTopicsAlone = /^topics-tuning-/;

/** General news that nobody labelled counts as not being about AI. */
function aiModel(all: readonly Line[]): LinearModel {
  const lines = all
    .filter(({ file }) => !forTopicsAlone.test(file))
    .filter(({ file, about_ai }) => about_ai !== undefined || file.startsWith('general'));
  const features = lines.map(({ title, text }) =>
    relevanceFeatures({
      title,
      teaser: '',
      categories: [],
      sourceScope: 'general',
      ...(text === '' ? {} : { text }),
    }),
  );
  const isWanted = ({ about_ai }: Line): boolean => about_ai === true;
  const wanted = lines.filter(isWanted).length;
  const offTopicWeight = (offTopicShare * wanted) / (lines.length - wanted);
  const weight = (line: Line): number => (isWanted(line) ? 1 : offTopicWeight);
  return modelOf(['ai'], () => teach(lessons(lines, features, (line) => Number(isWanted(line)), weight)));
}

function lessons(
  lines: readonly Line[],
  features: readonly Features[],
  wanted: (line: Line) => number,
  weight: (line: Line) => number,
): Lesson[] {
  return lines.map((line, index) => ({
    features: features[index] ?? new Map<string, never>(),
    wanted: wanted(line),
    weight: weight(line),
  }));
}

function modelOf(labels: readonly string[], taughtFor: (label: string) => Taught): LinearModel {
  const taught = labels.map(taughtFor);
  const names = [...(taught[0]?.weights.keys() ?? [])];
  const rows = names.map((name): [string, number[]] => [
    name,
    taught.map(({ weights }) => hundredths(weights.get(name) ?? 0)),
  ]);
  return {
    labels,
    bias: taught.map(({ bias }) => hundredths(bias)),
    weights: Object.fromEntries(
      rows.filter(([, row]) => row.some((weight) => Math.abs(weight) >= leastWeight)),
    ),
  };
}

/** In hundredths of log odds: what moves every label less is left out. */
const leastWeight = 25;

const hundredths = (weight: number): number => Math.round(100 * weight);

/** A line a feature, so that two versions can be compared. */
async function write(path: string, model: LinearModel, print: (text: string) => void): Promise<void> {
  const rows = Object.entries(model.weights).map(
    ([name, row]) => `    ${JSON.stringify(name)}: ${JSON.stringify(row)}`,
  );
  const head = `  "labels": ${JSON.stringify(model.labels)},\n  "bias": ${JSON.stringify(model.bias)},`;
  await writeFile(path, `{\n${head}\n  "weights": {\n${rows.join(',\n')}\n  }\n}\n`);
  print(`${path}: ${rows.length} features\n`);
}
