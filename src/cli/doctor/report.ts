import { Chalk, type ChalkInstance } from 'chalk';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { ConsoleLook } from '../../bots/console/render.ts';
import type { Finding, FindingState } from '../../shared/domain/finding.ts';
import { oneLine } from '../../shared/news/text/characters.ts';
import { counted } from './in-words.ts';

export interface Area {
  title: string;
  findings: readonly Finding[];
}

/** Longer lines are hard to read, and so are shorter ones beside the marks. */
const widest = 110;
const narrowest = 56;
const markWidth = Math.max(...(['ok', 'look', 'wrong'] satisfies FindingState[]).map((word) => word.length));
/** Of the column that says what was looked at; what is longer pushes its own line to the right. */
const widestWhat = 20;

/**
 * What was found, in text for a terminal. The marks are words, so that nothing is told by colour alone; nothing in a
 * finding can steer the terminal.
 *
 * @param conceal takes secrets out of a line
 */
export function reportOf(
  areas: readonly Area[],
  { columns, color }: ConsoleLook,
  conceal: (text: string) => string,
): string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const width = Math.max(narrowest, Math.min(columns, widest));
  const clean = (text: string): string => oneLine(conceal(text));
  const shown = areas.filter(({ findings }) => findings.length > 0);
  const names = shown.flatMap(({ findings }) => findings.map(({ what }) => stringWidth(clean(what))));
  const column = Math.min(Math.max(0, ...names), widestWhat);
  const parts = shown.map(({ title, findings }) =>
    [chalk.bold(title), ...findings.map((finding) => lineOf(finding, { chalk, width, column, clean }))].join(
      '\n',
    ),
  );
  return `${[...parts, verdict(areas, chalk)].join('\n\n')}\n`;
}

interface Style {
  chalk: ChalkInstance;
  width: number;
  column: number;
  clean: (text: string) => string;
}

function lineOf({ what, state, said, todo }: Finding, { chalk, width, column, clean }: Style): string {
  const name = clean(what);
  const padded = name + ' '.repeat(Math.max(0, column - stringWidth(name)));
  const indent = ' '.repeat(2 + markWidth + 2 + column + 2);
  const [first = '', ...more] = wrapAnsi(`${padded}  ${clean(said)}`, width - markWidth - 4, {
    trim: false,
  }).split('\n');
  const rest = [
    // Each line ends with the space at which it was broken.
    ...wrapped(more.map((line) => line.trim()).join(' '), width - indent.length),
    ...(todo ?? '').split('\n').flatMap((line) => step(clean(line), width - indent.length)),
  ];
  const lines = [`  ${mark(state, chalk)}  ${first.trimEnd()}`, ...rest.map((line) => indent + line)];
  return lines.join('\n');
}

const wrapped = (text: string, width: number): string[] =>
  text.trim() === '' ? [] : wrapAnsi(text.trim(), width).split('\n');

/** Its later lines stand under the first one's text. */
const step = (text: string, width: number): string[] =>
  wrapped(text, width - 2).map((line, index) => (index === 0 ? '→ ' : '  ') + line);

function mark(state: FindingState, chalk: ChalkInstance): string {
  const word = state.padEnd(markWidth);
  switch (state) {
    case 'ok':
      return chalk.green(word);
    case 'look':
      return chalk.yellow(word);
    case 'wrong':
      return chalk.red.bold(word);
  }
}

function verdict(areas: readonly Area[], chalk: ChalkInstance): string {
  const count = (state: FindingState): number =>
    areas.flatMap(({ findings }) => findings).filter((finding) => finding.state === state).length;
  const [wrong, look] = [count('wrong'), count('look')];
  const worth = look === 0 ? '' : `${counted(look, 'line is', 'lines are')} worth a look`;
  if (wrong > 0)
    return chalk.bold(`${counted(wrong, 'thing is', 'things are')} wrong${worth && `; ${worth}`}.`);
  return look > 0 ? `Nothing is wrong; ${worth}.` : 'All is well.';
}
