import { Chalk, type ChalkInstance } from 'chalk';
import wrapAnsi from 'wrap-ansi';
import type { Block, Citation, Message } from '../../shared/domain/message.ts';

export interface ConsoleLook {
  /** Columns of the terminal. */
  columns: number;
  color: boolean;
}

/** Longer lines are hard to read. */
const widest = 88;
const narrowest = 40;

/** A message as text for a terminal. Pure; nothing in the message can steer the terminal. */
export function renderConsole(message: Message, look: ConsoleLook): string {
  const chalk = new Chalk({ level: look.color ? 1 : 0 });
  const width = Math.max(narrowest, Math.min(look.columns, widest));
  const parts: string[] = [chalk.dim('─'.repeat(width))];
  // With a single source card, every point comes from there; to name it after each would only be noise.
  const cite = message.blocks.filter((block) => block.type === 'source').length > 1;
  let previous: Block['type'] | undefined;
  for (const block of message.blocks) {
    const rendered = renderBlock(block, { width, chalk, cite });
    if (rendered === '') continue;
    if (needsGap(previous, block.type)) parts.push('');
    parts.push(rendered);
    previous = block.type;
  }
  return `${parts.join('\n')}\n`;
}

const needsGap = (previous: Block['type'] | undefined, next: Block['type']): boolean =>
  previous !== undefined &&
  !(previous === 'heading' && next === 'context') &&
  !(previous === 'source' && next === 'source');

interface Style {
  width: number;
  chalk: ChalkInstance;
  /** Whether publishers are named after what they said. */
  cite: boolean;
}

function renderBlock(block: Block, style: Style): string {
  const { width, chalk } = style;
  switch (block.type) {
    case 'heading':
      return chalk.bold(wrap(plain(block.text), width));
    case 'context':
      return chalk.dim(wrap(plain(block.text), width));
    case 'text':
      return wrap(
        block.runs.map((run) => (run.text === '\n' ? run.text : harmless(run.text))).join('') +
          cited(block.citations ?? [], style),
        width,
      );
    case 'bullets':
      return block.items
        .map((item) => hang('  • ', plain(item.text) + cited(item.citations, style), width))
        .join('\n');
    case 'source':
      return [
        hang(
          '  ',
          `${chalk.bold(plain(block.publisher))} ${chalk.dim(`· ${plain(block.date)}`)} · ${plain(block.title)}`,
          width,
        ),
        `  ${chalk.cyan.underline(plain(block.url))}`,
      ].join('\n');
    case 'image':
      return chalk.dim(wrap(`[${plain(block.alt)}]`, width));
    // A terminal has nothing to press; where a button leads to a page, the page can still be opened.
    case 'buttons':
      return block.buttons
        .flatMap(({ label, to }) =>
          'url' in to ? [`${plain(label)}: ${chalk.cyan.underline(plain(to.url))}`] : [],
        )
        .join('\n');
    case 'divider':
      return chalk.dim('─'.repeat(width));
  }
}

const cited = (citations: readonly Citation[], { chalk, cite }: Style): string =>
  citations.length === 0 || !cite
    ? ''
    : chalk.dim(` (${citations.map((citation) => plain(citation.publisher)).join(', ')})`);

const wrap = (text: string, width: number): string => wrapAnsi(text, width, { hard: true });

/** Later lines of a paragraph stand under the first one's text. */
function hang(mark: string, text: string, width: number): string {
  const indent = ' '.repeat(mark.length);
  return wrap(text, width - mark.length)
    .split('\n')
    .map((line, index) => (index === 0 ? mark : indent) + line)
    .join('\n');
}

/** Control and format characters could move the cursor, recolour the screen or turn text around. */
const harmless = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');

const plain = (text: string): string => harmless(text).trim();
