import { levels } from '../../domain/story.ts';
import { topics } from '../match/topics.ts';
import { closest } from './closest.ts';
import { type FilterName, type SearchNode, filterNames } from './query.ts';
import { words } from './words.en.ts';

/** What is behind the colon, for the sentence about a filter that has nothing there. */
export const examples: Record<FilterName, string> = {
  source: 'theverge.com',
  topic: 'models',
  lang: 'en',
  level: 'major',
  since: '7d',
};

/** A node, or the sentence that says why there is none. */
type Read = SearchNode | string;

/** How each filter but `since:` reads its value. */
export const readers: Record<Exclude<FilterName, 'since'>, (value: string) => Read> = {
  source: readSource,
  topic: readTopic,
  lang: readLanguage,
  level: readLevel,
};

/** What people write for a filter by another name. */
const otherNames: ReadonlyMap<string, FilterName> = new Map([
  ['from', 'source'],
  ['publisher', 'source'],
  ['site', 'source'],
  ['topics', 'topic'],
  ['language', 'lang'],
  ['levels', 'level'],
  ['after', 'since'],
]);

/** The filter of a name; where there is none, the one that was probably meant. */
export function filterNamed(name: string): { filter: FilterName } | { meant: FilterName | undefined } {
  const filter = filterNames.find((known) => known === name);
  if (filter) return { filter };
  return { meant: otherNames.get(name) ?? (closest(name, filterNames) as FilterName | undefined) };
}

function readSource(value: string): Read {
  const name = value
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/.*$/s, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^the /, '');
  return name === '' ? words.noLetters(value) : { kind: 'source', name };
}

/** One spelling for ids and names: "Chips & infrastructure", "chips-infrastructure". */
const plainTopic = (text: string): string =>
  text
    .toLowerCase()
    .replace(/&|\band\b/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function readTopic(value: string): Read {
  const wanted = plainTopic(value);
  const known = topics.map(({ id, name }) => ({ id, spellings: [plainTopic(id), plainTopic(name)] }));
  const exact = known.find(({ spellings }) => spellings.includes(wanted));
  if (exact) return { kind: 'topic', id: exact.id };
  const begun = known.filter(
    ({ spellings }) => wanted !== '' && spellings.some((each) => each.startsWith(wanted)),
  );
  if (begun.length > 1) {
    return words.topicUnclear(
      value,
      begun.map(({ id }) => id),
    );
  }
  if (begun[0]) return { kind: 'topic', id: begun[0].id };
  return words.topicUnknown(value, closestTopic(wanted), ['models', 'research', 'chips-infrastructure']);
}

/** By the whole id or name, or by one word of them. */
function closestTopic(wanted: string): string | undefined {
  const spellings = topics.flatMap(({ id, name }) =>
    [plainTopic(id), plainTopic(name)].flatMap((text) =>
      [text, ...text.split(' ')].map((part) => ({ part, id })),
    ),
  );
  const part = closest(
    wanted,
    spellings.map((each) => each.part),
  );
  return spellings.find((each) => each.part === part)?.id;
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A language in English words; its code where it has none. */
export const languageName = (code: string): string => languageNames.of(code) ?? code;

/** Every language of two letters by its code and by its English name. */
const languages = (() => {
  const letters = 'a b c d e f g h i j k l m n o p q r s t u v w x y z'.split(' ');
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const known = codes.filter((code) => languageNames.of(code) !== undefined);
  return new Map(
    known.flatMap((code) => [[languageName(code).toLowerCase(), code] as const, [code, code] as const]),
  );
})();

function readLanguage(value: string): Read {
  const code = languages.get(value.toLowerCase());
  return code === undefined ? words.languageUnknown(value) : { kind: 'language', code };
}

function readLevel(value: string): Read {
  const level = levels.find((known) => known === value.toLowerCase());
  return level ? { kind: 'level', level } : words.levelUnknown;
}
