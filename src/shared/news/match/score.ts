import { findWords, type Hit, wordTree } from './find-words.ts';
import { silent, vocabularies } from './words/all.ts';
import type { Vocabulary } from './words/vocabulary.ts';

type Strength = keyof Vocabulary;
type Place = 'title' | 'lead' | 'body';

/** What an entry of a vocabulary says; undefined for a turn of phrase that says nothing. */
type Meaning = { topic: string; strength: Strength } | undefined;

/**
 * How much one word counts, 0..1: its chance, all by itself, of meaning its topic; for `against` the part of the score
 * that it takes away. What an article is about, it says in its title, then in its lead. Found by a search on the tuning
 * half of the labelled set.
 */
const weights: Readonly<Record<Place, Readonly<Record<Strength, number>>>> = {
  title: { strong: 0.8, plain: 0.4, weak: 0.15, against: 0.3 },
  lead: { strong: 0.5, plain: 0.24, weak: 0.08, against: 0.2 },
  body: { strong: 0.15, plain: 0.06, weak: 0.02, against: 0.05 },
};

/** However much speaks against a topic, this part of its score stays. */
const leastShare = 0.4;

const titleLength = 400;
const leadWords = 90;
const bodyWords = 300;

const tree = wordTree<Meaning>(entries());

function* entries(): Generator<[string, Meaning]> {
  for (const entry of silent) yield [entry, undefined];
  for (const [topic, lists] of Object.entries(vocabularies)) {
    for (const strength of ['strong', 'plain', 'weak', 'against'] as const)
      for (const entry of lists[strength]) yield [entry, { topic, strength }];
  }
}

/** A word of a topic where it counts most in an article. */
export interface Evidence {
  /** As written there. */
  text: string;
  strength: Strength;
  weight: number;
}

export interface TopicScore {
  id: string;
  /** 0..1 */
  score: number;
  /** What speaks for the topic, the weightiest first. */
  named: Evidence[];
}

export interface ArticleWords {
  title: string;
  teaser: string;
  /** The whole article, where it is known; its first 400 words are looked at. */
  text?: string | undefined;
}

/** How much an article seems to be about each topic of which it has a word, the likeliest first. */
export function scoreTopics({ title, teaser, text }: ArticleWords): TopicScore[] {
  const rest = restOf({ teaser, text }).split(/\s+/);
  const found = new Map<string, Map<string, Evidence>>();
  take(found, title.slice(0, titleLength), 'title');
  take(found, rest.slice(0, leadWords).join(' '), 'lead');
  take(found, rest.slice(leadWords, leadWords + bodyWords).join(' '), 'body');
  return [...found]
    .map(([id, evidence]) => scored(id, [...evidence.values()]))
    .sort((a, b) => b.score - a.score);
}

/** What stands below the title. Feeds that give the whole article give it as the teaser too: it is read once. */
export function restOf({ teaser, text = '' }: Pick<ArticleWords, 'teaser' | 'text'>): string {
  const holdsTeaser = text.includes(teaser.slice(0, 80));
  return (holdsTeaser ? text : `${teaser} ${text}`).slice(0, 4_000).trim();
}

/** Joins independent hints: 1 - (1-a)(1-b)..., less what speaks against. */
function scored(id: string, evidence: readonly Evidence[]): TopicScore {
  const named = evidence.filter(({ strength }) => strength !== 'against');
  const against = evidence.filter(({ strength }) => strength === 'against');
  const doubt = named.reduce((left, { weight }) => left * (1 - weight), 1);
  const share = against.reduce((left, { weight }) => left * (1 - weight), 1);
  const score = (1 - doubt) * Math.max(leastShare, share);
  return { id, score, named: named.sort((a, b) => b.weight - a.weight) };
}

/** Adds the hits of one place; a word counts once a topic, where it weighs most. */
function take(found: Map<string, Map<string, Evidence>>, text: string, place: Place): void {
  for (const { value, text: written } of telling(findWords(tree, text))) {
    const { topic, strength } = value;
    const evidence = found.get(topic) ?? new Map<string, Evidence>();
    found.set(topic, evidence);
    const key = `${strength === 'against' ? '-' : ''}${rootOf(written)}`;
    const weight = weights[place][strength];
    if ((evidence.get(key)?.weight ?? 0) < weight) evidence.set(key, { text: written, strength, weight });
  }
}

/** The hits that mean a topic: not inside a turn of phrase without meaning, not inside a longer entry of the topic. */
function* telling(hits: readonly Hit<Meaning>[]): Generator<Hit<NonNullable<Meaning>>> {
  let silentTo = 0;
  const coveredTo = new Map<string, number>();
  for (const { value, ...hit } of hits) {
    if (value === undefined) silentTo = Math.max(silentTo, hit.to);
    else if (hit.to > silentTo && (coveredTo.get(value.topic) ?? 0) < hit.to) {
      if (value.strength !== 'against') coveredTo.set(value.topic, hit.to);
      yield { value, ...hit };
    }
  }
}

/** Forms of one word count as one: "hack", "hacked", "hackers". Phrases stay as they are. */
function rootOf(written: string): string {
  const folded = written.toLowerCase();
  return folded.includes(' ') ? folded : folded.slice(0, 5);
}
