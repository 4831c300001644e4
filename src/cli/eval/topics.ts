import { z } from 'zod';
import { topics, topicsOf } from '../../shared/news/match/topics.ts';
import { judgeRelevance } from '../../shared/news/relevance/relevance.ts';
import { labelSchema, readLines, textSchema } from './lines.ts';
import { multiLabel, type Scores, scoresOf } from './metrics.ts';
import { figure, jsonLine, table } from '../table.ts';
import { constantRival, taughtRival } from './topic-rivals.ts';

const lineSchema = z.object({
  title: z.string(),
  text: textSchema,
  topics: z.array(labelSchema),
  about_ai: z.boolean().optional(),
});

type Line = z.infer<typeof lineSchema>;

export interface TopicsOptions {
  file: string;
  /** How many wrong lines are shown. */
  mistakes: number;
  print: (text: string) => void;
}

/** A line with what was found of it. */
interface Judged {
  title: string;
  text: string;
  aboutAi: boolean | undefined;
  judgedAboutAi: boolean;
  reason: string;
  wanted: string[];
  /** What its words say. */
  ungated: string[];
  /** What it gets: nothing where it is judged not to be about AI, since it never becomes a story. */
  found: string[];
}

/**
 * Compares the topics that we give to articles with those of a file; labels are ids or names of topics. Where lines say
 * whether they are about AI, that judgement is compared too (for a general source without history), and it decides
 * whether an article has topics at all.
 */
export async function evalTopics({ file, mistakes, print }: TopicsOptions): Promise<void> {
  const lines = await readLines(file, lineSchema);
  const gated = lines.some((line) => line.about_ai !== undefined);
  const judged = lines.map((line) => judge(line, gated));
  const outcome = measure(lines, judged, gated);
  print(report(outcome));
  if (mistakes > 0) print(mistakesText(judged, mistakes));
  print(jsonLine(outcome));
}

function measure(lines: readonly Line[], judged: readonly Judged[], gated: boolean) {
  const { micro, macro, labels } = multiLabel(judged);
  const ungated = multiLabel(judged.map(({ wanted, ungated: found }) => ({ wanted, found })));
  const taught = judged.map((line) => ({ ...line, text: `${line.title}\n${line.text}` }));
  return {
    lines: lines.length,
    micro,
    macro,
    topics: Object.fromEntries(labels),
    about_ai: aboutAi(judged),
    without_gate: gated ? { micro: ungated.micro, macro: ungated.macro } : undefined,
    unknown_labels: unknownLabels(lines),
    baseline: { constant: constantRival(taught), naive_bayes: taughtRival(taught) },
  };
}

const idByLabel = new Map(
  topics.flatMap(({ id, name }) => [id, name.toLowerCase()].map((label) => [label, id])),
);
const idOf = (label: string): string | undefined => idByLabel.get(label.trim().toLowerCase());

function judge({ title, text, topics: labels, about_ai }: Line, gated: boolean): Judged {
  const relevance = judgeRelevance({
    title,
    teaser: '',
    ...(text === '' ? {} : { text }),
    categories: [],
    sourceScope: 'general',
  });
  const ungated = topicsOf({ title, teaser: '', ...(text === '' ? {} : { text }) }).map(({ id }) => id);
  return {
    title,
    text,
    aboutAi: about_ai,
    judgedAboutAi: relevance.relevant,
    reason: relevance.reason,
    wanted: [...new Set(labels.map(idOf).filter((id) => id !== undefined))],
    ungated,
    found: gated && !relevance.relevant ? [] : ungated,
  };
}

/** Undefined where no line says whether it is about AI. */
function aboutAi(judged: readonly Judged[]): (Scores & { lines: number; wanted: number }) | undefined {
  const told = judged.filter((line) => line.aboutAi !== undefined);
  if (told.length === 0) return undefined;
  const wanted = told.filter((line) => line.aboutAi === true);
  const found = told.filter((line) => line.judgedAboutAi);
  const hits = wanted.filter((line) => line.judgedAboutAi).length;
  return { ...scoresOf(hits, found.length, wanted.length), lines: told.length, wanted: wanted.length };
}

/** Labels that are no topic of ours, and on how many lines they stand. */
function unknownLabels(lines: readonly Line[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const label of lines.flatMap((line) => line.topics)) {
    if (idOf(label) === undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

type Outcome = ReturnType<typeof measure>;
type Means = Pick<Outcome, 'micro' | 'macro'>;

const cells = ({ p, r, f }: Scores): string[] => [p, r, f].map(figure);

function report(outcome: Outcome): string {
  const { baseline, without_gate: ungated, unknown_labels: unknown } = outcome;
  const row = (name: string, { micro, macro }: Means) => [name, ...cells(micro), ...cells(macro)];
  const perTopic = Object.entries(outcome.topics).map(([id, scores]) => [
    id,
    ...cells(scores),
    String(scores.wanted),
    String(scores.found),
  ]);
  return [
    `${outcome.lines} lines.`,
    '',
    table([
      ['', 'micro P', 'R', 'F', 'macro P', 'R', 'F'],
      row('ours', outcome),
      ...(ungated ? [row('ours, not asking whether it is about AI', ungated)] : []),
      row(`always "${baseline.constant.topic ?? 'none'}"`, baseline.constant),
      row('naive Bayes, taught by this file (5-fold)', baseline.naive_bayes),
    ]),
    table([['topic', 'P', 'R', 'F', 'wanted', 'found'], ...perTopic]),
    ...aboutAiTable(outcome),
    ...Object.entries(unknown).map(
      ([label, times]) => `No topic of ours, ignored: "${label}" (${times} lines).`,
    ),
    '',
  ].join('\n');
}

function aboutAiTable({ about_ai: ours, baseline }: Outcome): string[] {
  if (!ours) return [];
  const taught = baseline.naive_bayes.about_ai;
  return [
    table([
      [`about AI (${ours.wanted} of ${ours.lines} lines)`, 'P', 'R', 'F'],
      ['ours', ...cells(ours)],
      ...(taught ? [['naive Bayes, taught by this file (5-fold)', ...cells(taught)]] : []),
    ]),
  ];
}

/** The lines with most mistakes: what is too much, what is missing, and what was said about AI where that was wrong. */
function mistakesText(judged: readonly Judged[], most: number): string {
  const wrong = judged
    .map((line) => {
      const extra = line.found.filter((id) => !line.wanted.includes(id));
      const missing = line.wanted.filter((id) => !line.found.includes(id));
      const misjudged = line.aboutAi !== undefined && line.aboutAi !== line.judgedAboutAi;
      return { line, extra, missing, misjudged, size: extra.length + missing.length + Number(misjudged) };
    })
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size);
  const blocks = wrong.slice(0, most).map(({ line, extra, missing, misjudged }) => {
    const parts = [...extra.map((id) => `+${id}`), ...missing.map((id) => `-${id}`)];
    const right = line.found.filter((id) => line.wanted.includes(id));
    const gate = misjudged
      ? `      ${line.aboutAi === true ? 'is' : 'is not'} about AI: ${line.reason}\n`
      : '';
    return `  ${line.title}\n      ${[...parts, ...right].join(' ')}\n${gate}`;
  });
  return `Wrong lines (${wrong.length}): + too much, - missing, the others right.\n${blocks.join('')}\n`;
}
