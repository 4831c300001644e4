import { z } from 'zod';
import { faultsOf } from '../../shared/news/ground/check.ts';
import { groundedFrom, groundedness } from '../../shared/news/ground/groundedness.ts';
import { readLines } from './lines.ts';
import { bigramOverlap, wordOverlap } from './overlap.ts';
import type { Progress } from './progress.ts';
import { figure, jsonLine, table } from '../table.ts';

const lineSchema = z.object({ source: z.string(), summary: z.string(), faithful: z.boolean() });

type Line = z.infer<typeof lineSchema>;

export interface GroundingOptions {
  file: string;
  print: (text: string) => void;
  progress: Progress;
}

/** A score and whether the summary is faithful in truth. */
interface Judged {
  score: number;
  faithful: boolean;
}

/**
 * How well the check tells faithful summaries from others: by groundedness and its one shipped threshold ("ours"), and by
 * whether a statement with these words would be blocked, by each of its sentences and by all other rules. Beside them two
 * rivals: the share of a summary's words, and of its pairs of words, that the source has. Each rival gets the threshold
 * that is best for this very file. The class to be found, of which precision and recall are told, is the unfaithful: what
 * must be blocked.
 */
export async function evalGrounding({ file, print, progress }: GroundingOptions): Promise<void> {
  const lines = await readLines(file, lineSchema);
  const began = performance.now();
  const ours = lines.map(({ source, summary, faithful }, index) => {
    const score = groundedness(summary, [{ title: '', text: source }]);
    progress(index + 1, lines.length);
    return { score, faithful };
  });
  const ms = (performance.now() - began) / lines.length;
  const rival = (overlap: (summary: string, source: string) => number) => atBest(judgedBy(lines, overlap));
  const outcome = {
    summaries: lines.length,
    faithful: lines.filter(({ faithful }) => faithful).length,
    positive_class: 'unfaithful' as const,
    ours: atThreshold(ours, groundedFrom),
    blocking: atThreshold(lines.map(blocked), 1),
    word_overlap: rival(wordOverlap),
    bigram_overlap: rival(bigramOverlap),
    ms_per_summary: ms,
  };
  print(report(outcome));
  print(jsonLine(outcome));
}

/** 1 for what may be posted by all rules of the check, 0 for what is blocked. */
const blocked = ({ source, summary, faithful }: Line): Judged => ({
  score: faultsOf(summary, [{ title: '', text: source }]).length === 0 ? 1 : 0,
  faithful,
});

const judgedBy = (lines: readonly Line[], overlap: (summary: string, source: string) => number): Judged[] =>
  lines.map(({ summary, source, faithful }) => ({ score: overlap(summary, source), faithful }));

/** What a threshold makes of the scores: summaries below it are taken for unfaithful. */
export interface Outcome {
  threshold: number;
  /** The mean of the two recalls, 0..1; 0.5 is guessing. Of a file with one class alone, that class's recall. */
  balanced_accuracy: number;
  unfaithful: { precision: number; recall: number };
  faithful: { precision: number; recall: number };
}

function atThreshold(judged: readonly Judged[], threshold: number): Outcome {
  const count = (kept: boolean, faithful: boolean): number =>
    judged.filter((item) => item.score >= threshold === kept && item.faithful === faithful).length;
  const side = (right: number, wrongly: number, missed: number) => ({
    precision: right + wrongly === 0 ? 1 : right / (right + wrongly),
    recall: right + missed === 0 ? 1 : right / (right + missed),
  });
  const [caught, missed] = [count(false, false), count(true, false)];
  const [kept, blocked] = [count(true, true), count(false, true)];
  const unfaithful = side(caught, blocked, missed);
  const faithful = side(kept, missed, blocked);
  const recalls = [
    ...(caught + missed > 0 ? [unfaithful.recall] : []),
    ...(kept + blocked > 0 ? [faithful.recall] : []),
  ];
  const balanced = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
  return { threshold, balanced_accuracy: balanced, unfaithful, faithful };
}

/** The threshold of highest balanced accuracy; every score that occurs is tried, and one above all of them. */
function atBest(judged: readonly Judged[]): Outcome {
  const thresholds = [...new Set(judged.map(({ score }) => score)), 1.01];
  return thresholds
    .map((threshold) => atThreshold(judged, threshold))
    .reduce((a, b) => (b.balanced_accuracy > a.balanced_accuracy ? b : a));
}

interface Whole {
  summaries: number;
  faithful: number;
  ours: Outcome;
  blocking: Outcome;
  word_overlap: Outcome;
  bigram_overlap: Outcome;
}

function report({ summaries, faithful, ours, blocking, word_overlap, bigram_overlap }: Whole): string {
  const row = (name: string, { balanced_accuracy, unfaithful, faithful: kept, threshold }: Outcome) => [
    name,
    ...[
      balanced_accuracy,
      unfaithful.precision,
      unfaithful.recall,
      kept.precision,
      kept.recall,
      threshold,
    ].map(figure),
  ];
  return [
    `${summaries} summaries, ${faithful} of them faithful. P and R unf. are of unfaithful ones that were caught, P and R`,
    'faith. of faithful ones that were let pass.',
    '',
    table([
      ['', 'balanced acc.', 'P unf.', 'R unf.', 'P faith.', 'R faith.', 'threshold'],
      row('groundedness, as shipped', ours),
      row('what blocks a statement', blocking),
      row('word overlap, best threshold', word_overlap),
      row('bigram overlap, best threshold', bigram_overlap),
    ]),
    '',
  ].join('\n');
}
