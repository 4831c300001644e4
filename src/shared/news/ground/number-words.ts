const english =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const german =
  'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  );
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const germanTens = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');

/** Whole numbers up to 99 that are written as one word, and their values. "One" and "ein" are articles as often: not here. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...[english, german].flatMap((list) =>
    list.flatMap((word, value): [string, number][] => (value === 1 ? [] : [[word, value]])),
  ),
  ...[englishTens, germanTens].flatMap((list) =>
    list.map((word, place): [string, number] => [word, (place + 2) * 10]),
  ),
]);

const ordinalList =
  'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte'.split(
    ' ',
  );

/** "third" and "dritte" to "twelfth" and "zwölfte". First and second say too many other things. */
export const ordinalWords: ReadonlyMap<string, number> = new Map(
  ordinalList.map((word, place) => [word, (place % 10) + 3]),
);
