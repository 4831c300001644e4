import { stripInvisible } from '../text/characters.ts';
import { type Word, wordsOf } from './shapes.ts';

/** An entry of a vocabulary that stands in a text. */
export interface Hit<T> {
  value: T;
  /** As written there. */
  text: string;
  /** Place of the first word, and the first place behind the last. */
  from: number;
  to: number;
}

interface Node<T> {
  next: Map<string, Node<T>>;
  ends: End<T>[];
  /** Entries whose last word is open ended, by that word's first letters. */
  open: Map<string, End<T>[]>;
}

interface End<T> {
  value: T;
  /** The words as they must be written, where capitals matter. */
  exact: string | undefined;
  /** What an open-ended last word begins with. */
  start: string;
}

/** One look-up for any number of entries: a tree of words, walked from each word of a text. */
export interface WordTree<T> {
  root: Node<T>;
}

const newNode = <T>(): Node<T> => ({ next: new Map(), ends: [], open: new Map() });
const openKey = (key: string): string => key.slice(0, 3);
const writing = (words: readonly Word[]): string => words.map(({ written }) => written).join(' ');

/** Builds the tree; `Vocabulary` says how entries are written. An open ending needs three letters before it. */
export function wordTree<T>(entries: Iterable<readonly [string, T]>): WordTree<T> {
  const root = newNode<T>();
  for (const [entry, value] of entries) add(root, entry, value);
  return { root };
}

function add<T>(root: Node<T>, entry: string, value: T): void {
  const words = wordsOf(entry, { shaped: false });
  const exact = entry === entry.toLowerCase() ? undefined : writing(words);
  const last = words.pop()?.key ?? '';
  const node = words.reduce((from, { key }) => child(from, key), root);
  if (entry.endsWith('*')) openEnds(node, openKey(last)).push({ value, exact: undefined, start: last });
  else child(node, last).ends.push({ value, exact, start: '' });
}

function child<T>(node: Node<T>, key: string): Node<T> {
  const found = node.next.get(key) ?? newNode<T>();
  node.next.set(key, found);
  return found;
}

function openEnds<T>(node: Node<T>, key: string): End<T>[] {
  const found = node.open.get(key) ?? [];
  node.open.set(key, found);
  return found;
}

/** All hits of a text in reading order; of those that begin at one place, the longest first. */
export function findWords<T>({ root }: WordTree<T>, raw: string): Hit<T>[] {
  const words = wordsOf(stripInvisible(raw), { shaped: true });
  return words.flatMap((_, from) => hitsAt(root, words, from).reverse());
}

function hitsAt<T>(root: Node<T>, words: readonly Word[], from: number): Hit<T>[] {
  const hits: Hit<T>[] = [];
  let node: Node<T> | undefined = root;
  for (let at = from; node !== undefined; at++) {
    const key: string | undefined = words[at]?.key;
    if (key === undefined) break;
    const ends = endsAt(node, key);
    if (ends.length > 0) {
      const text = writing(words.slice(from, at + 1));
      for (const { value, exact } of ends) {
        if (exact === undefined || text === exact || text === `${exact}s`)
          hits.push({ value, text, from, to: at + 1 });
      }
    }
    node = node.next.get(key);
  }
  return hits;
}

/** The entries that end with this word: as it is, without its plural -s, or by an open ending. */
function endsAt<T>(node: Node<T>, key: string): End<T>[] {
  const singular = key.endsWith('s') ? node.next.get(key.slice(0, -1)) : undefined;
  const open = node.open.get(openKey(key))?.filter(({ start }) => key.startsWith(start)) ?? [];
  return [...(node.next.get(key)?.ends ?? []), ...(singular?.ends ?? []), ...open];
}
