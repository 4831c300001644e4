import { sentences } from '../text/sentences.ts';
import { findTerms } from './match.ts';

const ai =
  '(?:AI|A\\.I\\.|KI|IA|artificial intelligence|machine learning|algorithms?|chatbots?|ChatGPT|robots?)';

/** Turns of phrase by which a sentence names AI without being about it. */
const passing = new RegExp(
  [
    '\\b(?:briefly|in passing|incidentally|by the way|asked (?:whether|if|about)|jok(?:ed?|es|ing)|apart from|aside from|besides)\\b',
    '\\balso (?:spoke|speaks|talked|talks|touched|discuss\\w*|mention\\w*|debat\\w*|argued|praised|took questions|answered)\\b',
    '\\b(?:nebenbei|auch über|am Rande|en passant|par ailleurs|a aussi évoqué)\\b',
    `\\b(?:no|not|nor|without|unlike|never|nothing to do with|rather than|instead of|neither|kein|keine|ohne|sans|pas d)\\b(?:[\\s'’-]+\\p{L}+){0,4}[\\s'’-]+${ai}(?!\\p{L})`,
    `\\p{L}, [^.,;]+,? (?:and|or|und|oder|et|ou) (?:on |about |über |sur )?(?:l['’])?${ai}(?=[.,;!?]|$)`,
  ].join('|'),
  'iu',
);

/** The teaser without the sentences that name AI only by the way ("the minister, who also spoke about AI ..."). */
export function withoutAsides(teaser: string): string {
  return sentences(teaser)
    .filter((sentence) => !passing.test(sentence) || findTerms(sentence).length === 0)
    .join(' ');
}
