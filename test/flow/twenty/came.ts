import type { History } from './history.ts';

/** What a reader of a place saw come. */
export interface Came {
  at: Date;
  kind: 'post' | 'digest' | 'answer' | 'note';
  /** Of a post one, of a digest in its order. */
  stories: number[];
  text: string;
}

/** A message as it was worded when it came, whatever platform it is on. */
export interface Wording {
  at: Date;
  text: string;
  /** Where it leads, from the top. */
  links: readonly string[];
  /** It belongs to another message. */
  isAnswer: boolean;
  /** It begins as stories do. */
  isCard: boolean;
}

const digestTitle = /^#* ?(?:Today|This week) in AI: /;

export function toCame({ at, text, links, isAnswer, isCard }: Wording, history: History): Came {
  const kind = isAnswer ? 'answer' : digestTitle.test(text) ? 'digest' : isCard ? 'post' : 'note';
  const named = kind === 'digest' ? links : links.slice(0, 1);
  const stories = kind === 'note' ? [] : named.flatMap((link) => history.withLink(link));
  return { at, kind, stories, text };
}

export const byTime = (a: Pick<Came, 'at'>, b: Pick<Came, 'at'>): number => a.at.getTime() - b.at.getTime();

/** What tells stories. */
export const told = (came: readonly Came[]): Came[] =>
  came.filter(({ kind }) => kind === 'post' || kind === 'digest');

/** "post 2026-06-04T05:00:00.000Z: 2175". */
export const inWords = ({ kind, at, stories }: Pick<Came, 'kind' | 'at' | 'stories'>): string =>
  `${kind} ${at.toISOString()}: ${stories.join(', ')}`;

/**
 * The same with the moments at which it was owed. Where a place takes one message at a time, the next may come as soon as it
 * takes one again: what comes exactly then was owed together with the one before. What comes any later is late.
 */
export function asOwed(came: readonly Came[], paceMs: number): Came[] {
  const owed: Came[] = [];
  for (const [index, each] of came.entries()) {
    const before = came[index - 1];
    const waited = before !== undefined && each.at.getTime() - before.at.getTime() === paceMs;
    owed.push(waited ? { ...each, at: owed.at(-1)!.at } : each);
  }
  return owed;
}
