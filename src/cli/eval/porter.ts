/** Words that the algorithm would send astray, as nltk lists them: stem, then its words. */
const irregular = new Map(
  `sky: sky skies; die: dying; lie: lying; tie: tying; news: news; inning: inning innings; outing: outing outings;
  canning: canning cannings; howe: howe; proceed: proceed; exceed: exceed; succeed: succeed`
    .split(';')
    .flatMap((entry) => {
      const [stem = '', words = ''] = entry.split(':').map((part) => part.trim());
      return words.split(' ').map((word) => [word, stem] as const);
    }),
);

/**
 * The stem of an English word in lower case, as M. F. Porter's algorithm of 1980 gives it ("relational" -> "relat"),
 * with the departures of the nltk package, whose stems are the customary ones where summaries are measured. What the
 * product itself compares is `shared/news/text/stem.ts`.
 */
export function porterStem(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined || word.length <= 2) return known ?? word;
  return [plurals, pastAndGerund, finalY, longSuffixes, shortSuffixes, bareSuffixes, finalE].reduce(
    (stem, step) => step(stem),
    word,
  );
}

/** Consonants and vowels as a pattern of c and v; y is a vowel after a consonant. */
function shape(stem: string): string {
  let pattern = '';
  for (const letter of stem) {
    const vowel = /[aeiou]/.test(letter) || (letter === 'y' && pattern.endsWith('c'));
    pattern += vowel ? 'v' : 'c';
  }
  return pattern;
}

/** How many times a vowel is followed by a consonant: Porter's m. */
const measure = (stem: string): number => shape(stem).match(/v+c+/g)?.length ?? 0;
const hasVowel = (stem: string): boolean => shape(stem).includes('v');
const endsDouble = (stem: string): boolean => /([a-z])\1$/.test(stem) && shape(stem).endsWith('c');
/** Ends in consonant, vowel, consonant, the last no w, x or y ("hop"); or is but a vowel and a consonant ("us"). */
const endsShort = (stem: string): boolean =>
  shape(stem) === 'vc' || (shape(stem).endsWith('cvc') && !/[wxy]$/.test(stem));

function plurals(word: string): string {
  if (word.endsWith('ies')) return word.length === 4 ? word.slice(0, -1) : word.slice(0, -2);
  if (word.endsWith('sses')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function pastAndGerund(word: string): string {
  if (word.endsWith('ied')) return word.length === 4 ? word.slice(0, -1) : word.slice(0, -2);
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = ['ed', 'ing'].find((each) => word.endsWith(each) && hasVowel(word.slice(0, -each.length)));
  if (ending === undefined) return word;
  const stem = word.slice(0, -ending.length);
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (endsDouble(stem)) return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

/** "happy" -> "happi", but "enjoy" and "by" stay. */
function finalY(word: string): string {
  return /..y$/.test(word) && shape(word.slice(0, -1)).endsWith('c') ? `${word.slice(0, -1)}i` : word;
}

type Suffixes = readonly (readonly [suffix: string, instead: string])[];

const pairs = (list: string): Suffixes =>
  list.split(/\s+/).map((pair) => {
    const [suffix = '', instead = ''] = pair.split(':');
    return [suffix, instead] as const;
  });

const long = pairs(
  `ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous ization:ize ation:ate
  ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble fulli:ful logi:log`,
);
const short = pairs('icate:ic ative: alize:al iciti:ic ical:ic ful: ness:');
const bare = pairs(
  'al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ion: ou: ism: ate: iti: ous: ive: ize:',
);

/** The longest suffix that the word has decides, whether or not enough is left before it. */
function replaced(
  word: string,
  suffixes: Suffixes,
  enough: (stem: string, suffix: string) => boolean,
): string {
  const match = suffixes
    .filter(([suffix]) => word.endsWith(suffix))
    .sort((a, b) => b[0].length - a[0].length)[0];
  if (match === undefined) return word;
  const stem = word.slice(0, -match[0].length);
  return enough(stem, match[0]) ? stem + match[1] : word;
}

function longSuffixes(word: string): string {
  // "-logi" counts its l to the stem; "-alli" may leave another suffix to be taken ("generically").
  const next = replaced(word, long, (stem, suffix) => measure(suffix === 'logi' ? `${stem}l` : stem) > 0);
  return word.endsWith('alli') && next !== word ? longSuffixes(next) : next;
}
const shortSuffixes = (word: string): string => replaced(word, short, (stem) => measure(stem) > 0);
const bareSuffixes = (word: string): string =>
  replaced(word, bare, (stem, suffix) => measure(stem) > 1 && (suffix !== 'ion' || /[st]$/.test(stem)));

function finalE(word: string): string {
  let stem = word;
  if (word.endsWith('e')) {
    const before = word.slice(0, -1);
    if (measure(before) > 1 || (measure(before) === 1 && !endsShort(before))) stem = before;
  }
  return stem.endsWith('ll') && measure(stem.slice(0, -1)) > 1 ? stem.slice(0, -1) : stem;
}
