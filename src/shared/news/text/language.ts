import { stripInvisible } from './characters.ts';

/**
 * The most frequent short words of each language, besides those that many of them share. Function words make up
 * about half of running text and a third of a headline in any of these languages.
 */
const words: Record<string, string> = {
  en: `a i my me the of and to in is that for it with as was on are by this be at from or an have not has but which their its were
    been they will would can all more if about when there what how why your you our we new into over out says after than
    using inside behind against first now could should does just up make makes making build building introducing
    announcing better best guide today never always every under across their before while without within way ways own launches raises learn do between through these those it's don't`,
  de: `der die das und ist nicht von zu den mit sich des auf für dem im eine einen einem einer ein als auch wird an werden
    aus bei hat dass nach wie noch über zum zur vor kann mehr oder aber wir sie ich ihr uns wenn nur so sind durch soll
    will neue neuen neues neuer gegen beim vom bis unter kein keine warum was ohne statt macht seit gibt künftig`,
  fr: `le les des du et est une un que qui des dans pour pas sur avec au ne ce se sa son ses par plus aux cette sont mais ou
    nous vous leur leurs ont été être comme tout fait entre après sans sous chez vers nouveau nouvelle nouveaux contre`,
  es: `el los las del y que en un una es por con para se su lo al como más pero sus le ya este esta ha sí entre sobre sin
    también hasta hay donde quien desde nos durante contra nuevo nueva nuevos según puede cómo tras`,
  it: `il lo gli della di che e è un una per con non sono del dei delle nel nella al alla si da più anche come ha questo
    questa ma tra dal dalla sul sulla degli nei loro suo sua nuovo nuova nuovi così perché dopo contro entrano`,
  pt: `o os as do da dos das e em um uma que é para com não por no na nos nas se mais ao ou foi como sua seu são ser tem
    pelo pela até isso também já entre novo nova novos sobre após`,
  nl: `de het een en van in is dat op te zijn voor met die niet aan er om ook als bij door naar uit over maar worden wordt
    nog deze dit heeft kan hun wat meer tot nieuw nieuwe tegen hoe wij waarom onder`,
  sv: `och att det som en på är av för med den till inte har de ett om men var sig så från vi kan när ska nu nya efter
    eller ut hur under mot bli blir också`,
  da: `og at det som en på er af for med den til ikke har de et om men var sig så fra vi kan når skal nu nye efter eller
    ud hvordan under mod bliver også`,
  no: `og at det som en på er av for med den til ikke har de et om men var seg så fra vi kan når skal nå nye etter eller
    ut hvordan under mot blir også`,
  pl: `w się nie na że jest jak za od przez po dla są oraz przy może ale tym już tylko nowy nowe czy jego
    będzie który która które`,
  tr: `ve bir bu da de için ile olarak daha çok gibi olan en kadar sonra ama ne var yeni göre tarafından nasıl`,
  fi: `ja on ei että se oli myös kun mutta ovat sen hän tai jos niin kuin ole uusi uuden miten mukaan vuoden`,
  cs: `se na je že jako za po ale podle který která které jsou není jeho také nový nové`,
};

/** Letters that tell a language, or a few, by themselves. */
const letters: [RegExp, string[]][] = [
  [/ß/g, ['de']],
  [/[äöü]/g, ['de', 'sv', 'fi', 'tr']],
  [/ñ|¿|¡/g, ['es']],
  [/[ãõ]/g, ['pt']],
  [/[ąęłśźżń]/g, ['pl']],
  [/[ğış]/g, ['tr']],
  [/[řěů]/g, ['cs']],
  [/[œêèù]|\b[cdjlmnst]['’](?=\p{L})/gu, ['fr']],
  [/\b(?:l|un|dell|nell|all|d)['’](?=\p{L})/gu, ['it']],
  [/å/g, ['sv', 'da', 'no']],
  [/[æø]/g, ['da', 'no']],
];

/** Endings that are common in one language and rare in its neighbours. */
const endings: [RegExp, string][] = [
  [/\p{L}{3}(?:ing|ness|ized|tion's|ly|ed)$/u, 'en'],
  [/\p{L}{3}(?:ung|ungen|heit|keit|isch|ische|ischen|lich|liche|lichen|schaft|iert|chen)$/u, 'de'],
  [/\p{L}{3}(?:eaux|eux|euse|ique|iques|ée|ées)$/u, 'fr'],
  [/\p{L}{3}(?:ción|ciones|dad|miento)$/u, 'es'],
  [/\p{L}{3}(?:zione|zioni|mente|aggio)$/u, 'it'],
  [/\p{L}{3}(?:ção|ções|dade|mento)$/u, 'pt'],
  [/\p{L}{3}(?:lijk|lijke|heid|atie)$/u, 'nl'],
];

const scripts: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/[іїєґ]/gu, 'uk'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Thai}/gu, 'th'],
];

/** ISO 639-1 codes of the languages that are told from others. */
export const knownLanguages: readonly string[] = [
  ...Object.keys(words),
  ...scripts.map(([, language]) => language),
];

const languagesOf = new Map<string, string[]>();
for (const [language, list] of Object.entries(words)) {
  for (const word of list.split(/\s+/)) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
}

/** Characters that are looked at; more text does not change the answer. */
const sampleLength = 3000;

/**
 * The language of a text as an ISO 639-1 code, or undefined when too little tells it ("NVIDIA Nemotron 3
 * Ultra"). Written here for its size: decision 0006. Function words, telling letters and endings vote; a word that several languages use shares its vote.
 */
export function detectLanguage(raw: string): string | undefined {
  const text = stripInvisible(raw.slice(0, sampleLength)).toLowerCase();
  const letterCount = text.match(/\p{L}/gu)?.length ?? 0;
  if (letterCount < 2) return undefined;
  const script = scripts.find(([pattern]) => count(text, pattern) >= Math.max(2, letterCount * 0.15));
  if (script !== undefined) return script[1];
  const ranked = [...votes(text)].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (first === undefined || first[1] < 0.5) return undefined;
  // A tie between neighbours (Danish and Norwegian) is better left open than guessed.
  return second !== undefined && second[1] >= first[1] * 0.95 ? undefined : first[0];
}

function votes(text: string): Map<string, number> {
  const result = new Map<string, number>();
  const vote = (language: string, weight: number): void => {
    result.set(language, (result.get(language) ?? 0) + weight);
  };
  for (const word of text.match(/\p{L}+(?:['’]\p{L}+)?/gu) ?? []) {
    const languages = languagesOf.get(word.replace('’', "'")) ?? [];
    for (const language of languages) vote(language, 1 / languages.length);
    for (const [ending, language] of endings)
      if (languages.length === 0 && ending.test(word)) vote(language, 0.5);
  }
  for (const [pattern, languages] of letters) {
    const found = Math.min(3, count(text, pattern));
    for (const language of languages) vote(language, (0.7 * found) / languages.length);
  }
  return result;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Whether a sentence may be in a language: few words tell theirs badly, so it is not only where another script or many
 * words of another language say so. All may be where none is named.
 *
 * @param language ISO 639-1
 */
export function mayBeIn(text: string, language: string | undefined): boolean {
  const found = language === undefined ? undefined : detectLanguage(text);
  if (language === undefined || found === undefined || found === language) return true;
  if (scripts.some(([, ofScript]) => ofScript === found)) return false;
  const tally = votes(stripInvisible(text).toLowerCase());
  const [forFound, forWanted] = [tally.get(found) ?? 0, tally.get(language) ?? 0];
  return forFound < 2 || forWanted > forFound / 3;
}
