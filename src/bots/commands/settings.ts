import { type SettingsChange, saveSettings } from '../../shared/db/tables/settings.ts';
import type { Block } from '../../shared/domain/message.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { type Level, levels } from '../../shared/domain/story.ts';
import { userError } from '../../shared/errors.ts';
import { languageName, languageNamed, languagesLike } from '../../shared/languages.ts';
import { arePlainlyQuietHours, quietHoursOf } from './typed-times.ts';
import { isPlainlyTimeZone, timeZoneNamed, timeZonesLike } from '../../shared/time-zones.ts';
import type { Answer, Call, Choice, Command } from './command.ts';
import { matchingChoices, mostChoices, textOption } from './options.ts';
import { settingsOwner } from './owner.ts';
import { assertManages, assertOpen } from './target.ts';
import { words } from './words.en.ts';
import { settingsHere } from './zone.ts';

const passOnChoices: readonly Choice[] = [
  { name: words.settings.never, value: 'never' },
  ...levels.slice(2).map((level) => ({ name: words.levelNames[level], value: level })),
];

export const settings: Command = {
  name: 'settings',
  description: words.commands.settings,
  options: [
    {
      name: 'timezone',
      description: words.options.timezone,
      kind: 'text',
      completes: true,
      claims: isPlainlyTimeZone,
    },
    { name: 'quiet', description: words.options.quiet, kind: 'text', claims: arePlainlyQuietHours },
    { name: 'posts', description: words.options.posts, kind: 'number', min: 1, max: 50 },
    {
      name: 'cards',
      description: words.options.cards,
      kind: 'text',
      choices: [
        { name: 'Compact', value: 'compact' },
        { name: 'Full', value: 'full' },
      ],
    },
    { name: 'pictures', description: words.options.pictures, kind: 'flag' },
    { name: 'language', description: words.options.language, kind: 'text', completes: true },
    { name: 'threads', description: words.options.threads, kind: 'flag' },
    { name: 'mute', description: words.options.muteWord, kind: 'text' },
    { name: 'unmute', description: words.options.unmuteWord, kind: 'text', completes: true },
    { name: 'log', description: words.options.log, kind: 'channel' },
    { name: 'manager', description: words.options.manager, kind: 'role' },
    { name: 'followers', description: words.options.passOn, kind: 'text', choices: passOnChoices },
  ],
  async execute(call) {
    const change = await changeOf(call);
    if (Object.keys(change).length === 0) return shown(await settingsHere(call), words.settings.title);
    assertManages(call);
    const { desk } = call;
    if (typeof change.logChannel === 'string') await assertOpen(desk.platform, change.logChannel);
    const usually = { now: desk.clock.now(), timeZone: desk.timeZone };
    await desk.db.transaction(async (tx) => saveSettings(tx, await settingsOwner(call, tx), change, usually));
    return shown(await settingsHere(call), words.settings.changed);
  },
  async complete(call, option, typed) {
    if (option === 'language') return languageChoices(typed);
    if (option === 'timezone')
      return timeZonesLike(typed, mostChoices).map((zone) => ({ name: zone, value: zone }));
    const { mutedWords } = await settingsHere(call);
    return matchingChoices(
      mutedWords.map((word) => ({ name: word, value: word })),
      typed,
    );
  },
};

async function changeOf(call: Call): Promise<SettingsChange> {
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
  return change;
}

const anyLanguage: Choice = { name: words.settings.anyLanguage, value: 'any' };

const languageChoices = (typed: string): Choice[] => [
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

function shown(now: Settings, title: string): Answer {
  const say = words.settings;
  const lines: [name: string, value: string][] = [
    [say.names.timeZone, now.timeZone ?? say.notYet],
    [say.names.quiet, now.quiet ? `${now.quiet.from}–${now.quiet.to}` : say.off],
    [say.names.mostPosts, String(now.mostPosts)],
    [say.names.cards, now.cards],
    [say.names.pictures, now.pictures ? say.on : say.off],
    [say.names.language, now.language === undefined ? say.anyLanguage : languageName(now.language)],
    [say.names.threads, now.threads ? say.on : say.off],
    [say.names.mutedWords, now.mutedWords.join(', ') || say.none],
    [say.names.passOn, now.passOnFrom === undefined ? say.never : words.levelNames[now.passOnFrom]],
  ];
  const blocks: Block[] = [
    { type: 'heading', text: title },
    ...lines.map(([name, value]): Block => ({
      type: 'text',
      runs: [{ text: `${name}: ` }, { text: value, bold: true }],
    })),
    { type: 'context', text: say.how },
  ];
  return { message: { blocks, fallback: title } };
}
