import { remembered } from '../cluster/remembered.ts';
import type { EvidenceSentence } from './evidence.ts';
import type { Word } from './words.ts';

const denying = new Set(
  `not no never without neither nor none nobody nothing hardly barely scarcely fail fails failed failing refuse refuses
  refused refusing decline declines declined declining deny denies denied denying unable nicht kein keine keinen keinem
  keiner keines nie niemals niemand nichts ohne weder kaum verweigert verweigerte lehnt lehnte bestreitet bestritt
  dementiert dementierte`.split(/\s+/),
);
/** Before a number they say that it is small: "barely has 300", "hardly a year". */
const scarce = /^(?:hardly|barely|scarcely|kaum)$/i;
const number = /^\p{N}|^(?:an?|half|eine?[nrms]?|halb)$/u;

/** "Has yet to release", "stopped short of promising", "ruled out a ban": a word that denies behind or before another. */
function isDenying({ text }: Word, before: string, next: string): boolean {
  switch (text.toLowerCase()) {
    case 'yet':
      return next === 'to';
    case 'short':
      return /^stop/.test(before) && next === 'of';
    case 'out':
      return /^rul(?:e[sd]?|ing)$/.test(before);
    default:
      return denying.has(text.toLowerCase());
  }
}

/** The words of a sentence that deny something. */
export const denialsIn = remembered(
  ({ words }: EvidenceSentence): ReadonlySet<Word> =>
    new Set(
      words.filter((word, index) => {
        const { text } = word;
        const next = words.slice(index + 1, index + 3).map(({ form }) => form);
        if (scarce.test(text) && next.some((form) => number.test(form))) return false;
        // "No. 1" is a rank.
        if (/^no$/i.test(text) && /^\p{N}/u.test(next[0] ?? '')) return false;
        const neighbour = (at: number): string => words[at]?.text.toLowerCase() ?? '';
        return isDenying(word, neighbour(index - 1), neighbour(index + 1));
      }),
    ),
);

/** Whether a sentence denies something, or all but denies it: "few hospitals" are "hardly any", what is rejected is refused. */
export const deniesAnything = (sentence: EvidenceSentence): boolean =>
  denialsIn(sentence).size > 0 || nearlyDenying.test(sentence.text);

const nearlyDenying =
  /(?<!\ba )\b(?:few|little)\b|\b(?:rarely|seldom|slightly|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|rebuff(?:s|ed)?|wenige?|selten)\b/i;
