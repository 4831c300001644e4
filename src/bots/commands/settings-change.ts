import type { SettingsChange } from '../../shared/db/tables/settings.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { type Level, levels } from '../../shared/domain/story.ts';
import { userError } from '../../shared/errors.ts';
import { languageNamed, languagesLike } from '../../shared/languages.ts';
import { timeZoneNamed } from '../../shared/time-zones.ts';
import type { Call, Choice } from './command.ts';
import { matchingChoices, mostChoices, textOption } from './options.ts';
import { quietHoursOf } from './typed-times.ts';
import { words } from './words.en.ts';
import { settingsHere } from './zone.ts';

export const passOnChoices: readonly Choice[] = [
  { name: words.settings.never, value: 'never' },
  ...levels.slice(2).map((level) => ({ name: words.levelNames[level], value: level })),
];

/** Which setting each name that can be put back means. */
const resettable: Readonly<Record<string, keyof Settings>> = {
  timezone: 'timeZone',
  quiet: 'quiet',
  posts: 'mostPosts',
  cards: 'cards',
  pictures: 'pictures',
  language: 'language',
  threads: 'threads',
  muted: 'mutedWords',
  log: 'logChannel',
  manager: 'managerRole',
  followers: 'passOnFrom',
};

export const resetChoices: readonly Choice[] = Object.keys(resettable).map((name) => ({
  name: words.settings.resetNames[name] ?? name,
  value: name,
}));

/** What a call of the command changes. Raises a user error for what is no such value. */
export async function changeOf(call: Call): Promise<SettingsChange> {
  const { options } = call;
  const { mutedWords } = await settingsHere(call);
  const mute = textOption(call, 'mute')?.toLowerCase();
  const unmute = textOption(call, 'unmute')?.toLowerCase();
  const change: SettingsChange = {};
  const zone = textOption(call, 'timezone');
  if (zone !== undefined) change.timeZone = zoneOf(zone);
  const quiet = textOption(call, 'quiet');
  if (quiet !== undefined) change.quiet = quietOf(quiet);
  if (typeof options['posts'] === 'number') change.mostPosts = options['posts'];
  if (options['cards'] === 'compact' || options['cards'] === 'full') change.cards = options['cards'];
  if (typeof options['pictures'] === 'boolean') change.pictures = options['pictures'];
  const language = textOption(call, 'language');
  if (language !== undefined) change.language = languageOf(language);
  if (typeof options['threads'] === 'boolean') change.threads = options['threads'];
  if (mute !== undefined) change.mutedWords = [...new Set([...mutedWords, mute])];
  if (unmute !== undefined) change.mutedWords = mutedWords.filter((word) => word !== unmute);
  if (typeof options['log'] === 'string') change.logChannel = options['log'];
  if (typeof options['manager'] === 'string') change.managerRole = options['manager'];
  const passOn = textOption(call, 'followers');
  if (passOn !== undefined) change.passOnFrom = passOn === 'never' ? null : (passOn as Level);
  const back = resettable[textOption(call, 'reset') ?? ''];
  return back === undefined ? change : { ...change, [back]: undefined };
}

const anyLanguage: Choice = { name: words.settings.anyLanguage, value: 'any' };

export const languageChoices = (typed: string): Choice[] => [
  ...matchingChoices([anyLanguage], typed),
  ...languagesLike(typed)
    .map(({ code, name }) => ({ name, value: code }))
    .slice(0, mostChoices - 1),
];

function languageOf(typed: string): string | null {
  if (typed.toLowerCase() === anyLanguage.value) return null;
  const language = languageNamed(typed);
  if (language === undefined) throw userError('bad_language', words.settings.badLanguage(typed.slice(0, 40)));
  return language;
}

function zoneOf(typed: string): string {
  const zone = timeZoneNamed(typed);
  if (zone === undefined) throw userError('bad_zone', words.subscribe.badZone(typed.slice(0, 60)));
  return zone;
}

function quietOf(typed: string): { from: string; to: string } | null {
  const quiet = quietHoursOf(typed);
  if (quiet === undefined) throw userError('bad_quiet', words.settings.badQuiet(typed.slice(0, 40)));
  return quiet === 'off' ? null : quiet;
}
