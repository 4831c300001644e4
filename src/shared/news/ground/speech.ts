import { comparable } from '../text/characters.ts';
import { remembered } from '../cluster/remembered.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import { standsIn } from './quotations.ts';

/** Words by which a sentence tells what somebody says, thinks or writes; a colon opens what its speaker says. */
const reporting =
  /\b(?:sa(?:y|ys|id)|t(?:ell|ells|old)|claim|warn|argu|add|explain|wr(?:ite|ote|itten)|announc|confirm|den(?:y|ied|ies)|insist|call|describ|believ|th(?:ink|ought)|according|comment|state|post|tweet|ask|repl|respon|not(?:e|es|ed|ing)\b|promis|admit|conced|predict|f(?:ind|ound)|report|conclud|suggest|show|laut|zufolge|sag|erklär|schr(?:eib|ieb)|beton|nenn|nannt|mein|teilt|bezeichn)|:\s/i;

/** What the publisher of an article says of itself: all of it is in its own words. */
const ownVoice = /\b(?:[Ww]e|[Oo]ur|us|I|[Mm]y|[Ww]ir|[Uu]nser\p{L}*|ich)\b/u;

/** Quotation marks; within a word a single one is an apostrophe. */
const marks = /"|(?<!\p{L})'|'(?!\p{L})/u;

/** So many sentences behind one in which a quotation opens may still be part of it. */
const reach = 8;

/** The sentences of an article that may be somebody's words: in or near quotation marks, or told as speech. */
const speech = remembered(({ sentences }: Prepared): readonly EvidenceSentence[] => {
  if (sentences.some(({ text }) => ownVoice.test(text.replace(/"[^"]*"?/g, '')))) return sentences;
  const isOpen = ({ text }: EvidenceSentence): boolean => text.split('"').length % 2 === 0;
  return sentences.filter(
    (sentence, index) =>
      marks.test(sentence.text) ||
      reporting.test(sentence.text) ||
      sentences.slice(Math.max(0, index - reach), index).some(isOpen),
  );
});

/** Whether the pieces of a quotation stand in what may be somebody's words; in two sentences, one of them is enough. */
export const mayBeSpeech = (pieces: readonly string[], article: Prepared): boolean => {
  const spoken = speech(article);
  const within = ({ text }: EvidenceSentence): boolean => standsIn(pieces, comparable(text)) !== undefined;
  return spoken.some(within) || !article.sentences.some(within);
};
