import { inWords, outermost } from '../text/listing.ts';
import type { TermGrounds } from './evidence.ts';
import type { Found } from './match.ts';
import { relevanceThreshold } from './threshold.ts';

export interface Grounds extends TermGrounds {
  relevant: boolean;
  own: number;
  prior: number;
  /** The words that speak for it, the weightiest first. */
  words: readonly string[];
}

/** Why an article is, or is not, about AI: one sentence for a reader. */
export function reasonFor({ relevant, own, head, body, category, prior, words }: Grounds): string {
  const named = namesInWords(head.found);
  if (!relevant) {
    if (head.trade !== undefined)
      return `It is about something else ("${head.trade}"), and nothing in it is clearly about AI.`;
    if (named !== '') return `Names ${named}, but nothing else in it is about artificial intelligence.`;
    if (body > 0) return 'It mentions artificial intelligence only in passing.';
    return 'Nothing in it is about artificial intelligence: no model, lab or AI term in title or text.';
  }
  if (own >= relevanceThreshold) {
    if (named !== '') return `Names ${named}.`;
    if (body >= relevanceThreshold) return 'Its text is about artificial intelligence.';
    if (category >= relevanceThreshold) return 'Its publisher files it under AI.';
    return `Its words are those of news about AI: ${inWords(words.slice(0, 3).map((word) => `“${word}”`))}.`;
  }
  const habit = prior >= relevanceThreshold ? 'mostly' : 'often';
  if (named !== '') return `Names ${named}, in a source that ${habit} writes about AI.`;
  return `Its source ${habit} writes about AI, and nothing in this item says otherwise.`;
}

/** Up to three terms, clearest first: "Claude, agents and inference". */
function namesInWords(found: readonly Found[]): string {
  const byWeight = [...found].sort((a, b) => b.weight - a.weight);
  return inWords(outermost(byWeight.map((term) => term.text)).slice(0, 3));
}
