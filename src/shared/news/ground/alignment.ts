import { meaningOf } from '../cluster/meanings.ts';
import type { Place, Prepared } from './evidence.ts';
import type { Word } from './words.ts';

/** How the content words of a statement follow from those of the articles. */
export interface Alignment {
  /** Content words that no article has, in no form and by no other word of the same meaning. */
  lost: readonly Word[];
  /** Neighbours that stand in different sentences of the articles, or the other way round; weighted, 0.6 to 1 each. */
  jumps: number;
  /** Share (0..1) of neighbours that are jumps. */
  jumpShare: number;
}

/** What it costs that a word stands there only in another form, or as a word of the same meaning. */
const otherForm = 0.15;
const far = 1;

interface Candidate extends Place {
  article: number;
  /** 0, or what the match costs. */
  cost: number;
}

interface Path {
  cost: number;
  jumps: number;
  jumpCount: number;
}

interface Step extends Path {
  at: Candidate;
}

/**
 * Finds for each content word the place in the articles from which it most likely came: the cheapest way through them,
 * where going on in one sentence costs nothing, leaving words out little, and jumping to another sentence much.
 */
export function align(content: readonly Word[], articles: readonly Prepared[]): Alignment {
  const lost: Word[] = [];
  const near = likelySentences(content, articles);
  let steps: Step[] = [];
  let pairs = 0;
  for (const word of content) {
    const all = articles.flatMap((article, index) => candidatesIn(article, index, word));
    const likely = all.filter(({ article, sentence }) => near.has(sentenceKey(article, sentence)));
    const candidates = likely.length > 0 ? likely : all.slice(0, mostElsewhere);
    if (candidates.length === 0) lost.push(word);
    else if (steps.length === 0)
      steps = candidates.map((at) => ({ at, cost: at.cost, jumps: 0, jumpCount: 0 }));
    else {
      pairs++;
      steps = advance(steps, candidates);
    }
  }
  const best = cheapest(steps);
  return {
    lost,
    jumps: best?.jumps ?? 0,
    jumpShare: pairs === 0 ? 0 : (best?.jumpCount ?? 0) / pairs,
  };
}

/** So many sentences are looked at, those with most of the words; and so many places of a word that none of them has. */
const mostSentences = 40;
const mostElsewhere = 5;

const sentenceKey = (article: number, sentence: number): number => article * 100_000 + sentence;

function likelySentences(content: readonly Word[], articles: readonly Prepared[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  articles.forEach((article, index) => {
    for (const form of new Set(content.map((word) => word.form)))
      for (const { sentence } of article.places.get(form) ?? []) {
        const key = sentenceKey(index, sentence);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
  });
  const best = [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostSentences);
  return new Set(best.map(([key]) => key));
}

function candidatesIn(article: Prepared, index: number, { form }: Word): Candidate[] {
  const at = (cost: number) => (place: Place) => ({ ...place, article: index, cost });
  const same = article.places.get(form);
  if (same) return same.map(at(0));
  const meaning = article.places.get(`~${meaningOf(form)}`);
  if (meaning) return meaning.map(at(otherForm));
  return relatives(article, form).flatMap((other) => (article.places.get(other) ?? []).map(at(otherForm)));
}

/** Words of one family: "deployment" and "deployed" share all but their endings. Figures have none. */
export function relatives(article: Prepared, form: string): string[] {
  if (form.length < 4 || /\p{N}/u.test(form)) return [];
  return (article.byOpening.get(form.slice(0, 4)) ?? []).filter(
    (other) => opening(form, other) >= Math.max(4, Math.min(form.length, other.length) - 2),
  );
}

function opening(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** The cheapest way to each candidate. Only steps in the same and the neighbouring sentences are looked at one by one. */
function advance(steps: readonly Step[], candidates: readonly Candidate[]): Step[] {
  const near = new Map<number, Step[]>();
  for (const step of steps) {
    const place = sentenceKey(step.at.article, step.at.sentence);
    const known = near.get(place);
    if (known) known.push(step);
    else near.set(place, [step]);
  }
  const anywhere = cheapest(steps);
  return candidates.map((at) => {
    const around = [-1, 0, 1].flatMap(
      (offset) => near.get(sentenceKey(at.article, at.sentence + offset)) ?? [],
    );
    const options = around.map((step) => goOn(step, at, costOf(step.at, at)));
    if (anywhere) options.push(goOn(anywhere, at, far));
    return options.reduce((a, b) => (b.cost < a.cost ? b : a));
  });
}

function costOf(from: Place, to: Place): number {
  if (from.sentence !== to.sentence) return 0.8;
  if (to.word <= from.word) return 0.6;
  return to.word === from.word + 1 ? 0 : Math.min(0.3, 0.05 + 0.05 * (to.word - from.word - 1));
}

function goOn(step: Step, at: Candidate, cost: number): Step {
  const jump = cost >= 0.6;
  return {
    at,
    cost: step.cost + cost + at.cost,
    jumps: step.jumps + (jump ? cost : 0),
    jumpCount: step.jumpCount + (jump ? 1 : 0),
  };
}

const cheapest = (steps: readonly Step[]): Step | undefined =>
  steps.length === 0 ? undefined : steps.reduce((a, b) => (b.cost < a.cost ? b : a));
