import { groups } from './groups.ts';

/** What is known of a line once it has been placed. */
export interface Judged {
  title: string;
  verdict: string;
  at: Date;
  found: string | number;
  truth: string;
}

/** Two lines, the older first, that were put together or kept apart wrongly. */
export interface Mistake {
  older: Judged;
  younger: Judged;
  /** How many pairs of lines are wrong for the same reason. */
  pairs: number;
}

/**
 * The mistakes that cost most pairs, of each kind up to `most`. A story that holds two true clusters is one mistake
 * for each cluster beside its largest; a cluster spread over stories is one for each story beside its largest. Each is
 * shown by the first lines of the two parts.
 */
export function worstMistakes(
  lines: readonly Judged[],
  most: number,
): { merged: Mistake[]; missed: Mistake[] } {
  return {
    merged: mistakes(lines, 'found', 'truth').slice(0, most),
    missed: mistakes(lines, 'truth', 'found').slice(0, most),
  };
}

function mistakes(lines: readonly Judged[], whole: 'found' | 'truth', part: 'found' | 'truth'): Mistake[] {
  return groups(lines, (line) => line[whole])
    .flatMap((group) => {
      const parts = groups(group, (line) => line[part]).sort((a, b) => b.length - a.length);
      return parts.slice(1).map((other) => mistake(parts[0] ?? other, other));
    })
    .sort((a, b) => b.pairs - a.pairs || a.younger.at.getTime() - b.younger.at.getTime());
}

function mistake(a: readonly Judged[], b: readonly Judged[]): Mistake {
  const [older, younger] = [a, b].flatMap((lines) => lines.slice(0, 1)).sort((x, y) => +x.at - +y.at);
  if (!older || !younger) throw new Error('A part of a cluster holds no line.');
  return { older, younger, pairs: a.length * b.length };
}

/** For the person who tunes: both titles, and what was said when the younger one was placed. */
export function mistakesText(heading: string, found: readonly Mistake[]): string {
  const blocks = found.map(({ older, younger, pairs }) =>
    [
      `  ${short(older.at)}  ${older.title}`,
      `  ${short(younger.at)}  ${younger.title}`,
      `      ${younger.verdict === '' ? '(no verdict)' : younger.verdict} [${pairs} pairs]`,
      '',
    ].join('\n'),
  );
  return `${heading}\n${blocks.join('\n')}\n`;
}

const short = (at: Date): string => at.toISOString().slice(0, 16).replace('T', ' ');
