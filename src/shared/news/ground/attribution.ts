import { claimFaults } from './claims.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';
import { cover, matchesOf } from './matches.ts';
import { namesIn } from './names.ts';
import { piecesOf, quotationsIn, standsIn } from './quotations.ts';
import { comparable } from '../text/characters.ts';

const rumour =
  /\b(?:reportedly|allegedly|alleged|purported(?:ly)?|rumou?r(?:s|ed)?|unconfirmed|(?:is|are|was|were) said to|people familiar with|sources? (?:say|says|said|close to)|according to (?:people|sources|reports?|a person)|angeblich|mutmaßlich|gerüchte\w*|berichten zufolge|dem vernehmen nach|insidern zufolge)\b/i;
/** Whatever tells the reader that somebody claims it. */
const hedged =
  /\b(?:reported(?:ly)?|reports?|alleged(?:ly)?|allegations?|accus\w+|purported(?:ly)?|rumou?r\w*|unconfirmed|said|says|say|claim\w*|according|may|might|could|sources?|laut|zufolge|angeblich|mutmaßlich|soll(?:en)?|gerücht\w*|berichte\w*|nach angaben|heißt es)\b/i;

const saying =
  '(?:said|says|told|tells|claimed|claims|warned|warns|argued|argues|added|adds|explained|explains|wrote|writes|announced|announces|confirmed|confirms|denied|denies|insisted|insists|sagte|sagt|erklärte|erklärt|warnte|warnt|schrieb|schreibt|betonte|betont)';
const name = "((?:\\p{Lu}[\\p{L}\\p{N}.'&-]{0,60})(?: \\p{Lu}[\\p{L}\\p{N}.'&-]{0,60}){0,3})";
const speakers = [
  new RegExp(`\\b(?:[Aa]ccording to|[Ll]aut) (?:the |dem |der )?${name}`, 'gu'),
  new RegExp(`(?<![\\p{L}])${name}(?:,[^,]{0,60},)? (?:has |have |also |hat )?${saying}\\b`, 'gu'),
  new RegExp(`"[^\\p{L}\\p{N}"]*${saying} (?:the )?${name}`, 'gu'),
  new RegExp(`,"? ${saying} (?:the )?${name}`, 'gu'),
];
const reporting = new RegExp(`\\b${saying}\\b|\\b(?:according to|laut|zufolge)\\b`, 'i');

/** A rumour or what one side claims told as a fact, and words put into the mouth of somebody else. */
export function attributionFaults(sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] {
  return [
    ...rumourFaults(sentence, articles),
    ...claimFaults(sentence, articles),
    ...speakerFaults(sentence, articles),
  ];
}

function rumourFaults(sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] {
  const matches = matchesOf(sentence, articles);
  if (matches.length === 0 || hedged.test(sentence.text)) return [];
  const found = matches.map(({ text }) => rumour.exec(text)?.[0]);
  // One sentence that tells it without a doubt is enough.
  return found[0] === undefined || found.some((word) => word === undefined)
    ? []
    : [{ kind: 'attribution', what: found[0] }];
}

/** Who, as a sentence has it, says what it tells. */
export const speakersIn = (text: string): string[] =>
  speakers.flatMap((pattern) => [...text.matchAll(pattern)].map(([, speaker = '']) => speaker));

/** How many sentences before what is said, and behind it, its speaker may be named. */
const reach = 3;

function speakerFaults(sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] {
  const named = speakersIn(sentence.text).filter((speaker) =>
    namesIn(sentence).some(({ text }) => speaker.includes(text)),
  );
  if (named.length === 0) return [];
  const places = placesOf(sentence, articles);
  if (places.length === 0) return [];
  return [...new Set(named)].flatMap((speaker): Fault[] => {
    const last = comparable(speaker).split(' ').at(-1) ?? '';
    const around = places.map(({ article, index }) =>
      article.sentences.slice(Math.max(0, index - reach), index + reach + 1),
    );
    const near = around.some((group) =>
      group.some(({ text }) => ` ${comparable(text)} `.includes(` ${last} `)),
    );
    const others = places.some(({ article, index }) => reporting.test(article.sentences[index]?.text ?? ''));
    const another = places.every(({ article, index }) => namesAnother(article.sentences[index], last));
    if (near && !(another && others)) return [];
    return others ? [{ kind: 'attribution', what: speaker }] : [];
  });
}

/** The sentence itself says who speaks, and it is somebody else. */
function namesAnother(sentence: EvidenceSentence | undefined, last: string): boolean {
  if (sentence === undefined) return false;
  const theirs = speakersIn(sentence.text).map(comparable);
  return theirs.length > 0 && !` ${comparable(sentence.text)} `.includes(` ${last} `);
}

interface Spoken {
  article: Prepared;
  index: number;
}

/** Where the articles have what is said: the sentences of a quotation, or the one that says nearly the same. */
function placesOf(sentence: EvidenceSentence, articles: readonly Prepared[]): Spoken[] {
  const all = articles.flatMap((article) => article.sentences.map((_, index) => ({ article, index })));
  const at = ({ article, index }: Spoken): EvidenceSentence | undefined => article.sentences[index];
  const quoted = quotationsIn(sentence.text).map(({ text }) => piecesOf(text));
  const holding = all.filter((place) =>
    quoted.some((pieces) => standsIn(pieces, comparable(at(place)?.text ?? '')) !== undefined),
  );
  if (holding.length > 0) return holding;
  return all.filter((place) => {
    const other = at(place);
    return other !== undefined && cover(sentence, other) >= 0.5;
  });
}
