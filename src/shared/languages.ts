import { knownLanguages } from './news/text/language.ts';

const inEnglish = new Intl.DisplayNames('en', { type: 'language' });

/** "German" for `de`; the code itself where there is no name for it. */
export const languageName = (code: string): string => inEnglish.of(code) ?? code;

const ownName = (code: string): string => new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;

/** What each language that the bot tells from others is called: its code, and its name in English and in itself. */
const spellings: readonly [code: string, names: string[]][] = knownLanguages.map((code) => [
  code,
  [code, languageName(code), ownName(code)].map((name) => name.toLowerCase()),
]);

/** The ISO 639-1 code of what somebody typed, such as `de` of "German" or "Deutsch"; undefined for what is none. */
export function languageNamed(typed: string): string | undefined {
  const wanted = typed.trim().toLowerCase();
  return spellings.find(([, names]) => names.includes(wanted))?.[0];
}

/** Languages for somebody who types, by their English names. */
export const languagesLike = (typed: string): { code: string; name: string }[] => {
  const wanted = typed.trim().toLowerCase();
  return spellings
    .filter(([, names]) => names.some((name) => name.startsWith(wanted)))
    .map(([code]) => ({ code, name: languageName(code) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
};
