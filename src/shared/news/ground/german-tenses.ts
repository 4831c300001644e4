import { remembered } from '../cluster/remembered.ts';
import { detectLanguage } from '../text/language.ts';
import type { EvidenceSentence } from './evidence.ts';
import { cover } from './matches.ts';

/** What a German sentence tells of deeds, by the stems of their verbs; German puts them at the end of its clauses. */
interface Told {
  done: ReadonlySet<string>;
  /** "wird verkaufen", "verkauft". */
  sure: ReadonlySet<string>;
  /** What is wanted or planned, and what is only possible. */
  planned: ReadonlySet<string>;
  possible: ReadonlySet<string>;
}

const planning =
  /\b(?:plan(?:t|en|te|ten)|will|wollen|wollte|soll|sollen|möchten?|beabsichtigt|hofft|geplant)\b/i;
const doubting =
  /\b(?:könnten?|erwägt|erwägen|prüft|prüfen|verhandelt|verhandeln|gespräche|möglicherweise|vielleicht|dürften?|angeblich|womöglich|eventuell|würden?)\b/i;
const perfect = /\b(?:hat|haben|habe|wurden?|worden|ist|sind)\b/i;
const future = /\b(?:wird|werden)\b/i;
const participle = /^(?:(?:an|ab|auf|aus|ein|vor|zu|um)?ge|ver|be|er|ent|über|zer|unter)\p{Ll}{2,}(?:t|en)$/u;
const infinitive = /^\p{Ll}{3,}(?:en|ern|eln)$/u;

/** "verkaufen", "verkauft", "gekauft", "einzustellen": the stem that they share; nothing for what changes its vowel. */
const stemOf = (verb: string): string =>
  (irregular[verb] ?? verb)
    .replace(/^(an|ab|auf|aus|ein|vor|um)?(?:ge|zu)(?=\p{L}{4})/u, '$1')
    .replace(/(?:eten|eter?|ete|ten|te|et|en|t)$/, '');

const irregular: Record<string, string> = {
  übernommen: 'übernehmen', übernahm: 'übernehmen', übernimmt: 'übernehmen', geschlossen: 'schließen',
  schloss: 'schließen', entlassen: 'entlassen', entließ: 'entlassen', entlässt: 'entlassen', gestrichen: 'streichen',
  strich: 'streichen', erworben: 'erwerben', erwarb: 'erwerben', erwirbt: 'erwerben', verboten: 'verbieten',
  verbot: 'verbieten', verbietet: 'verbieten', begonnen: 'beginnen', abgeschlossen: 'abschließen',
}; // prettier-ignore

const toldIn = remembered(({ text, words }: EvidenceSentence): Told => {
  const isLast = (index: number): boolean => {
    const [word, next] = [words[index], words[index + 1]];
    return word !== undefined && (next === undefined || /[,.;:!?]/.test(text.slice(word.end, next.start)));
  };
  const among = (keep: (verb: string, index: number) => boolean): ReadonlySet<string> =>
    new Set(words.flatMap((word, index) => (keep(word.text, index) ? [stemOf(word.text)] : [])));
  const isOpen = planning.test(text) || doubting.test(text);
  const open = among(
    (verb, index) => infinitive.test(verb) && (isLast(index) || words[index - 1]?.text === 'zu'),
  );
  const considered = among(
    (verb, index) => /^\p{Lu}/u.test(verb) && /^(?:de[nrs]|eine[nrs]?)$/.test(words[index - 1]?.text ?? ''),
  );
  const none: ReadonlySet<string> = new Set();
  return {
    done: isOpen
      ? none
      : among(
          (verb, index) =>
            (perfect.test(text) && participle.test(verb) && isLast(index)) || /^\p{Ll}{4,}ten?$/u.test(verb),
        ),
    sure: isOpen ? none : future.test(text) ? open : among((verb) => /^\p{Ll}{4,}t$/u.test(verb)),
    planned: planning.test(text) ? open : none,
    possible: doubting.test(text) ? new Set([...open, ...considered]) : none,
  };
});

/** So much of a statement stands in a sentence that tells of the very same deed. */
const sameDeed = 0.6;

/** "hat verkauft" for "plant zu verkaufen", "wird verkaufen" for "könnte verkaufen", and the other way round. */
export function otherTenseInGerman(said: EvidenceSentence, found: EvidenceSentence): string | undefined {
  // A short sentence may tell nothing of its language, or look like English: "will".
  if (detectLanguage(found.text) !== 'de' || cover(said, found) < sameDeed) return undefined;
  const [ours, theirs] = [toldIn(said), toldIn(found)];
  const settled = [...ours.done].filter((deed) => theirs.planned.has(deed) || theirs.possible.has(deed));
  const sure = [...ours.sure].filter((deed) => theirs.possible.has(deed));
  const opened = [...theirs.done].filter((deed) => ours.planned.has(deed) || ours.possible.has(deed));
  return [...settled, ...sure, ...opened][0];
}
