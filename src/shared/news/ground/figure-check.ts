import { remembered } from '../cluster/remembered.ts';
import { type DateNamed, datesIn, isTurned, sameDate } from './dates.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';
import { type Figure, bearsOut, figuresIn } from './figures.ts';
import { isReadIn, withEnglishFigures } from './foreign.ts';
import { earlierDatesIn, retold } from './relative-dates.ts';
import { saysAsMuch, vagueIn } from './vague.ts';
import { type Version, versionsIn } from './versions.ts';

/** All that a sentence counts, dates and numbers. */
interface Counted {
  sentence: EvidenceSentence;
  dates: readonly DateNamed[];
  versions: readonly Version[];
  figures: readonly Figure[];
  /** Numbers inside dates and versions: an article that says "3 May" has named a 3. */
  inside: readonly Figure[];
}

/** What each sentence of an article counts. */
const countedIn = remembered(({ sentences, language, year }: Prepared): readonly Counted[] =>
  sentences.map((sentence) => counted(sentence, language, year)),
);

function counted(
  sentence: EvidenceSentence,
  language: string | undefined,
  year: number | undefined,
): Counted {
  const text = withEnglishFigures(sentence.text, language);
  const { versions, rest: unversioned } = versionsIn(text);
  const { dates, rest } = datesIn(unversioned);
  const masked = [...versions, ...dates].map(({ text }) => text).join(' ; ');
  return {
    sentence,
    dates: [...dates, ...earlierDatesIn(rest, dates, year), ...retold(rest, dates, year)],
    versions,
    figures: figuresIn(rest),
    inside: figuresIn(masked.replace(/\p{L}-?(?=\d)/gu, ' ')),
  };
}

/** What a sentence counts, and how much of it the articles bear out. */
export interface FigureReport {
  /** Numbers, versions and dates that the articles have not, or have for another thing. */
  faults: readonly Fault[];
  /** The sentence with spaces in the places of all numbers, versions and dates. */
  rest: string;
}

/** @param language ISO 639-1 of the sentence's figures: that of its articles, unless it was translated */
export function reportFigures(
  sentence: EvidenceSentence,
  articles: readonly Prepared[],
  language = articles.find((article) => article.language !== undefined)?.language,
): FigureReport {
  const found = articles.flatMap((article) => countedIn(article));
  const { versions, rest: unversioned } = versionsIn(sentence.text);
  const faults: Fault[] = [];
  let text = unversioned;
  for (const version of versions) {
    if (hasVersion(version, found)) continue;
    if (isVersioned(version, found)) faults.push({ kind: 'name', what: version.text });
    // A capital before a plain number: "Norway 12 firms". It is a number like any other.
    else
      text =
        text.slice(0, version.start) +
        sentence.text.slice(version.start, version.end) +
        text.slice(version.end);
  }
  const { dates, rest: undated } = datesIn(text);
  for (const date of dates.filter((each) => articles.every((article) => isReadIn(each, article.language))))
    if (!hasDate(date, found) && !standsBare(date, found)) faults.push({ kind: 'date', what: date.text });
  const { vague, rest } = vagueIn(undated);
  for (const said of vague)
    if (!found.some((other) => saysAsMuch(said, other.sentence.text, other.figures)))
      faults.push({ kind: 'number', what: said.text });
  const figures = figuresIn(rest, language);
  faults.push(...figures.flatMap((figure) => faultsOfFigure(figure, found)));
  return { faults, rest: figures.reduce((blank, { start, end }) => blanked(blank, start, end), rest) };
}

const blanked = (text: string, start: number, end: number): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

const hasVersion = ({ key }: Version, found: readonly Counted[]): boolean =>
  found.some(
    ({ versions, sentence }) =>
      versions.some((other) => other.key === key || (other.name === '' && key.endsWith(other.key))) ||
      sentence.text.toLowerCase().replace(/[\s-]/g, '').includes(key),
  );

/** It is written like a version, or the articles tell of versions of the same name. */
const isVersioned = ({ name, plain }: Version, found: readonly Counted[]): boolean =>
  plain || found.some(({ versions }) => versions.some((other) => other.name === name));

/** An article may leave out the year of a day, but then it has to stand elsewhere in the articles. */
const hasDate = (date: DateNamed, found: readonly Counted[]): boolean =>
  found.some(({ dates }) => dates.some((each) => sameDate(date, each))) &&
  (date.year === undefined ||
    found.some(
      ({ sentence, dates }) =>
        sentence.text.includes(String(date.year)) || dates.some((each) => each.year === date.year),
    ));

/** A year or a decade that an article has as a plain number, such as "2025/26". */
const standsBare = (date: DateNamed, found: readonly Counted[]): boolean =>
  date.year !== undefined &&
  date.month === undefined &&
  found.some(
    ({ sentence, dates }) =>
      sentence.text.includes(date.text) &&
      !dates.some((other) => other.year === date.year && isTurned(date, other)),
  );

function faultsOfFigure(said: Figure, found: readonly Counted[]): Fault[] {
  const bearing = found.flatMap(({ figures, inside, sentence }) => [
    ...figures.filter((figure) => bearsOut(said, figure)).map((figure) => ({ figure, sentence })),
    ...inside
      .filter((figure) => bearsOut({ ...said, hedge: undefined, slack: 0 }, figure))
      .map((figure) => ({ figure, sentence })),
  ]);
  const fault: Fault[] = [{ kind: 'number', what: said.text }];
  if (bearing.length === 0) return fault;
  return countsAnother(said, bearing, found) ? fault : [];
}

/**
 * "40 employees" where the articles count 40 offices and 300 employees: another number counts what the statement
 * counts, and none that bears the statement out does.
 */
function countsAnother(
  said: Figure,
  bearing: readonly { figure: Figure; sentence: EvidenceSentence }[],
  found: readonly Counted[],
): boolean {
  const [thing] = said.counts;
  // Shares of one group are told one after the other, and only the first says of whom.
  if (thing === undefined || said.unit === 'th' || said.unit === '%') return false;
  const names = (figure: Figure): boolean => figure.counts.includes(thing);
  if (bearing.some(({ figure }) => names(figure))) return false;
  const others = found.filter(({ figures }) =>
    figures.some((figure) => figure.unit === said.unit && names(figure)),
  );
  // In a sentence of its own the thing may be counted in yet another way: "Staff: 40".
  return (
    others.length > 0 &&
    bearing.every(
      ({ sentence }) => !holds(sentence, thing) || others.some((other) => other.sentence === sentence),
    )
  );
}

const holds = ({ content }: EvidenceSentence, thing: string): boolean =>
  content.some(({ form }) => form === thing);
