import { isBoilerplate } from '../read/boilerplate.ts';
import { isOrder } from '../text/orders.ts';
import { wordCount } from '../text/tokens.ts';
import { opensWithAcronym } from './leaning.ts';

/** Words a sentence of a brief has: shorter ones are fragments, longer ones nobody reads on a card. */
export const sentenceWords = { least: 6, most: 45 };
/** In an account of the whole, longer ones may stand: one news article in twenty begins with such a one. */
export const mostWordsOfWhole = 60;
/** Characters that a word has, its blank included; more are no prose. */
const charactersOfWord = 9;

/**
 * Openings that point back at a sentence which the brief does not hold; such a sentence is left out whole. What only
 * joins it to the sentence before has been trimmed by then.
 */
const dangling =
  /^["“‘'(]*(?:he|she|it|they|him|her|his|hers|its|their|theirs|this|that|these|those|such|both|neither|either|the (?:same|other|others|(?:two|three)(?! (?:most|\w+est)\b)|pair|move|latest|trick|answer|new version|(?:second|third)(?!-| (?:most|circuit|\w+est|quarter)\b)|alternative|exception|reason|problem|(?:results?|idea|number|sum|figure)(?! of\b))|another(?! \d)|others|one of (?:them|these|the(?! (?:most|first|few|main|world|country|\w+est)\b))|each|all of (?:them|this)|none of|some of (?:them|these)|most of (?:them|these)|but|and|or|so(?! far\b)|nor|yet|still|then|thus|hence|also|too|instead|however|meanwhile|moreover|furthermore|therefore|nevertheless|nonetheless|besides|likewise|similarly|otherwise|indeed|additionally|consequently|finally|lastly|(?:first|second|third)(?:ly)?(?=,)|again|even so|as a result|as such|in addition|in contrast|in turn|in other words|in short|in fact|in practice(?=,)|in the tests?|in both|by contrast|by comparison|on the other hand|on top of|at the same time|at that|after that|before that|since then|until then|because of (?:this|that)|for (?:example|instance|this|that|comparison)|that['’]s|it['’]s|here|there(?=,)|to (?:do|achieve|address|solve) (?:this|that|so)|with (?:this|that|these)|from (?:there|this)|like(?:wise| this| that)|er|es|dies|diese[rsmn]?|das ist|dabei|damit|dafür|dazu|daher|deshalb|doch|aber|und|oder|auch|zudem|außerdem|jedoch|allerdings|sein|seine|ihr|ihre|denn)\b/i;

/** Points back in the middle: "the latter", "as mentioned above". */
const pointsAtText =
  /\b(?:the (?:former|latter)(?=[,.;:]| (?:and|or|of|is|are|was|were|has|have|had|can|could|may|might|will|would|do|does|did|said|says|because|since|when|while|which|who|that|for|in|on|to|by)\b)|(?:mentioned|described|shown|seen|listed|noted|discussed) (?:above|below|earlier|before)|see (?:above|below)|(?:see|in) section \d+|(?:figure|fig\.|table|chart) (?:above|below|\d+)|as (?:above|follows)|the following|click here|siehe (?:oben|unten))\b/i;

/** Talks to the reader, sells, or is the author's own voice. */
const address =
  /^(?:read|click|tap|watch|listen|learn|sign|subscribe|join|register|download|try|check|get|see|visit|follow|share|stay tuned|let us|let['’]s|please|thanks|thank you|welcome|imagine|note that|disclosure|editor['’]s note|photo|image|by [\p{Lu}][\p{L}.'-]+ [\p{Lu}][\p{L}'-]+\b(?! (?:has|had|will|is|was)))\b/iu;
const selling =
  /\b(?:subscribe|(?:our|my|free|daily|weekly) newsletter|sign up|^become an? (?:member|subscriber|supporter|patron)\b|promo code|discount code|sponsored|affiliate|cookie|all rights reserved|terms of service|privacy policy|your inbox|tickets (?:are )?(?:on sale|available))\b/i;

/**
 * What must never leave an article: calls to everyone in a channel, markup, addresses. A mail address has at most 255
 * characters behind its @ (RFC 5321, 4.5.3.1); without that bound, rows of them take hours.
 */
const hostile =
  /@(?:everyone|here|channel|all)\b|<[!@#/a-z]|[<>{}`|\\]|\*\*|__|~~|\]\(|&(?:lt|gt|amp|#\d+);|https?:|www\.|\S@[^\s@]{1,255}\.[^\s@]|(?:^|\s)[@#][\p{L}\d_]{2,}|[\w-]\.(?:com|org|net|io|ai|dev|example)\/\S/iu;

/** The line under a picture: it says so, or got a full stop of its own from whoever stored the text. */
export function isCaption(sentence: string): boolean {
  return /\b(?:stock image|file (?:photo|picture|image))\b|(?:^|[,(] ?)pictured\b|\S \.$/i.test(sentence);
}

/** Text that was put in small letters for some machine: there a sentence needs no capital. */
export function isCaseless(text: string): boolean {
  return /\p{Ll}/u.test(text) && !/\p{Lu}/u.test(text);
}

/**
 * Whether a sentence may stand in a brief by itself.
 *
 * @param writing caseless: it comes from a text without capitals; leaning: it may begin with what another sentence
 *   names ("He told the council …"), for want of better; most: words that it has at the most
 */
export function isQuotable(
  sentence: string,
  { caseless = false, leaning = false, most = sentenceWords.most } = {},
): boolean {
  if (sentence.length > charactersOfWord * most) return false;
  const words = wordCount(sentence);
  if (words < sentenceWords.least || words > most) return false;
  if (
    !caseless &&
    !/^["“‘'(]?[\p{Lu}\p{N}$€£¥\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|^\p{Ll}{1,3}\p{Lu}/u.test(
      sentence,
    )
  )
    return false;
  if (!/[.!。！]["”’'»)]*$/u.test(sentence) || /(?:\.\.\.|…)["”’)]*$/.test(sentence)) return false;
  if (isHostile(sentence) || isBoilerplate(sentence) || isCaption(sentence)) return false;
  if (
    (!leaning && dangling.test(sentence) && !opensWithAcronym(sentence)) ||
    pointsAtText.test(sentence) ||
    address.test(sentence) ||
    selling.test(sentence)
  )
    return false;
  return /\p{Ll}/u.test(sentence) || /\p{Lo}/u.test(sentence) ? hasWholeQuotes(sentence) : false;
}

/** Whether a text holds something that must not be passed on to a channel. */
export function isHostile(text: string): boolean {
  return hostile.test(text) || isOrder(text);
}

/** Quotes and brackets that open and close: a half one means that a piece of the sentence is missing. */
function hasWholeQuotes(sentence: string): boolean {
  const count = (pattern: RegExp): number => sentence.match(pattern)?.length ?? 0;
  if (count(/[“]/g) !== count(/[”]/g) && !/„/.test(sentence)) return false;
  // In single marks only the beginning tells: the end looks like an apostrophe.
  if (/^[‘'](?!\d)/.test(sentence) && !/[’'](?=[\s.,;:!?]|$)/.test(sentence.slice(1))) return false;
  return count(/"/g) % 2 === 0 && count(/\(/g) === count(/\)/g) && count(/\[/g) === count(/\]/g);
}

/** "Phase I", "World War I", "King Harald I": a number. */
const numeral =
  /\b(?:(?:Phase|War|Part|Type|Class|Stage|Level|Act|Title|Article|Tier|Category|Chapter|Volume|Group|Grade|Mark|Section|Annex)|(?:King|Queen|Pope|Emperor|Tsar) \p{Lu}\p{Ll}+) I\b/gu;
/** A word of whoever writes, or for whoever reads; not where it is a part of something: "I/O", "You.com", "I-95". */
const ownWord =
  /(?<![\p{L}\p{N}_.@/&-])(?:[Ww]e|[Oo]urs?|us|I|[Mm]y|me|[Yy]ou|[Yy]our|[Ww]ir|[Uu]ns|[Uu]nser(?:e[mnrs]?)?|[Ii]ch|[Mm]ein(?:e[mrs]?|en(?!,))?)(?![\p{L}\p{N}_]|[.@/&-][\p{L}\p{N}])/u;
/** The polite form of German; at the beginning of a sentence it may as well be "she", "they" or "her". */
const polite = /(?<!(?:^|[.!?:])[^\p{L}\p{N}]*)(?<![\p{L}\p{N}])(?:Sie|Ihr(?:e[mnrs]?)?)(?![\p{L}\p{N}])/u;

/** Spoken by somebody, in the author's own voice, or about the text itself: true, but no plain statement of fact. */
export function isVoice(sentence: string): boolean {
  const outside = sentence.replace(/[“"„][^”"“„]*[”"“]/gu, '').replace(numeral, '');
  return ownWord.test(outside) || polite.test(outside);
}

/** In double marks, or in single ones, of which the last may also be an apostrophe. */
const quotation = /[“"„][^”"“„]*[”"“]|(?<=^|\s)[‘'].{8,400}?[’'](?=[\s.,;:]|$)/gu;

/** Share (0..1) of the sentence that is a quotation. */
export function quotedShare(sentence: string): number {
  const quoted = [...sentence.matchAll(quotation)].reduce((sum, match) => sum + match[0].length, 0);
  return sentence.length === 0 ? 0 : quoted / sentence.length;
}

const judgement =
  /\b(?:interesting|surprising(?:ly)?|impressive|remarkabl[ey]|exciting|excited|thrilled|proud|amazing|stunning|frankly|honestly|of course|arguably|no doubt|must-have|game[- ]chang\w+)\b/i;
const somebody =
  /\b(?:sa(?:id|ys)|called?|calls|told|according|think|thinks|believes?|finds?|found|argues?|wrote|writes)\b/;

/** Whether a sentence judges in its own name, outside of quotation marks. */
export function isJudgement(sentence: string): boolean {
  const outside = sentence.replace(quotation, '');
  return judgement.test(outside) && !somebody.test(outside);
}
