import wrapAnsi from 'wrap-ansi';
import type { Explanation } from '../../shared/news/why/explanation.ts';
import { explain } from '../../shared/news/why/why.ts';
import type { Office } from './office.ts';

const width = 88;

/** Prints why a story or an article is what it is. */
export async function why({ db, config, print }: Office, asked: string): Promise<void> {
  const explanations = await explain(db, asked, config.timeZone);
  print(explanations.map(toText).join('\n'));
}

/** An explanation as text for a terminal; nothing in it can steer the terminal. */
export function toText({ title, about, sections }: Explanation): string {
  const lines = [
    wrapped('', title),
    ...about.map((line) => wrapped('', line)),
    ...sections.flatMap((section) => [
      '',
      section.title,
      ...section.lines.map((line) => wrapped('  ', line)),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Later lines of a paragraph stand under the first one's text, further in. */
function wrapped(indent: string, text: string): string {
  const hanging = indent === '' ? '' : `${indent}  `;
  const [first = '', ...rest] = wrapAnsi(plain(text), width - hanging.length, {
    hard: false,
    trim: false,
  }).split('\n');
  return [indent + first, ...rest.map((line) => hanging + line.trimStart())]
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Control and format characters could move the cursor, recolour the screen or turn text around. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]+/gu, ' ').trimEnd();
