import type { CheckCounts } from '../../db/tables/writing.ts';
import type { Brief } from '../../domain/story.ts';
import { languageName } from '../../languages.ts';
import type { Asks } from '../../language-model/spending.ts';
import { faultsOf } from '../ground/check.ts';
import { lostInTranslation } from '../ground/translation.ts';
import { mayBeIn } from '../text/language.ts';
import { type Translation, type TranslationMaterial, translationQuestion } from './draft.ts';
import { type Fault, type Statement, countFaults, noCounts, passes } from './statement.ts';
import type { Written } from './write-brief.ts';

export interface TranslateRequest {
  brief: Brief;
  /** ISO 639-1, each once. */
  languages: readonly string[];
  storyId: number;
  timeLeft: () => number;
}

/**
 * Has a model translate a brief, into all languages by one call. Each sentence has to keep the numbers, names and
 * quotations of the one that it translates; what fails is asked for once more. Without its headline or its lede there is
 * no translation into that language; points that fail are left out.
 *
 * @returns by language
 */
export async function translateBrief(
  spending: Asks,
  { brief, languages, storyId, timeLeft }: TranslateRequest,
): Promise<Map<string, Written>> {
  const originals = [brief.headline, brief.lede, ...brief.points.map(({ text }) => text)];
  const about = { purpose: 'translation', storyId } as const;
  const drafts = new Map(
    languages.map((language) => [language, new TranslatedBrief(brief, originals, language)]),
  );
  const named = languages.map((language) => ({ language, name: languageName(language) }));
  const statements = originals.flatMap((text, number) => (text === '' ? [] : [{ number, text }]));
  const ask = (asked: TranslationMaterial['statements']) =>
    spending.ask(translationQuestion({ languages: named, statements: asked }, timeLeft()), about);
  const reply = await ask(statements);
  if ('why' in reply) return new Map(languages.map((language) => [language, reply]));
  take(drafts, reply.value, 'first');
  const faulty = [...drafts.values()].flatMap((draft) => draft.faulty());
  if (faulty.length > 0 && timeLeft() > 0) {
    const again = await ask(faulty);
    if ('value' in again) take(drafts, again.value, 'again');
  }
  return new Map([...drafts].map(([language, draft]) => [language, draft.finish(reply.model)]));
}

function take(
  drafts: ReadonlyMap<string, TranslatedBrief>,
  { translations }: Translation,
  round: 'first' | 'again',
): void {
  for (const { language, statements } of translations) drafts.get(language)?.take(statements, round);
}

/** A translation into one language, as far as it has come. */
class TranslatedBrief {
  readonly #counts: CheckCounts = noCounts();
  readonly #done = new Map<number, Statement>();

  constructor(
    private readonly brief: Brief,
    /** Headline, lede, points; an empty one is not translated. */
    private readonly originals: readonly string[],
    private readonly language: string,
  ) {}

  take(statements: readonly { number: number; text: string }[], round: 'first' | 'again'): void {
    for (const { number, text: written } of statements) {
      const original = this.originals[number];
      if (original === undefined || original === '' || this.#passed(number) !== undefined) continue;
      const statement = this.#checked(written.replace(/\s+/g, ' ').trim(), original);
      if (round === 'first') countFaults(this.#counts, [statement]);
      else if (passes(statement)) this.#counts.repaired += 1;
      this.#done.set(number, statement);
    }
  }

  /** What is to be asked for once more, and why. */
  faulty(): TranslationMaterial['statements'] {
    return this.originals.flatMap((text, number) => {
      if (text === '' || this.#passed(number) !== undefined) return [];
      const faults = this.#done.get(number)?.faults.map(({ kind, what }) => `${kind}: ${what}`);
      return [{ number, text, language: this.language, faults: faults ?? ['it is missing'] }];
    });
  }

  finish(model: string): Written {
    const { brief, language } = this;
    const counts = this.#counts;
    const headline = this.#passed(0);
    const lede = brief.lede === '' ? '' : this.#passed(1);
    if (headline === undefined || lede === undefined)
      return { why: 'The translation of the headline or the lede did not pass the check.', counts };
    const points = brief.points.flatMap(({ articleIds }, index) => {
      const text = this.#passed(index + 2);
      return text === undefined ? [] : [{ text, articleIds }];
    });
    counts.dropped += brief.points.length - points.length;
    if (!mayBeIn([headline, lede, ...points.map(({ text }) => text)].join(' '), language))
      return { why: `The translation is not in ${languageName(language)}.`, counts };
    const from = brief.language === undefined ? {} : { translatedFrom: brief.language };
    return {
      brief: { ...brief, headline, lede, points, language, writtenBy: model, ...from },
      model,
      counts,
    };
  }

  #checked(text: string, original: string): Statement {
    const { language: to, brief } = this;
    const faults: Fault[] = isOfOtherLength(text, original)
      ? [{ kind: 'length', what: 'hardly anything is said, or far too much' }]
      : [
          ...faultsOf(text, [{ title: '', text: original, language: brief.language }], {
            translatedTo: to,
          }),
          ...lostInTranslation(text, original, { to, from: brief.language }),
        ];
    return { text, articleIds: [], faults };
  }

  #passed(number: number): string | undefined {
    const statement = this.#done.get(number);
    return statement && passes(statement) ? statement.text : undefined;
  }
}

/** Languages differ in letters by less: Chinese needs a fifth of English ones. */
const mostTimes = 8;
const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

function isOfOtherLength(text: string, original: string): boolean {
  const [ours, theirs] = [lettersIn(text), lettersIn(original)];
  return ours * mostTimes < theirs || ours > theirs * mostTimes;
}
