import { saveSettings } from '../../shared/db/tables/settings.ts';
import { isPlainlyTimeZone, timeZonesLike } from '../../shared/time-zones.ts';
import type { Command } from './command.ts';
import { matchingChoices, mostChoices } from './options.ts';
import { settingsOwner } from './owner.ts';
import { changeOf, languageChoices, passOnChoices, resetChoices } from './settings-change.ts';
import { shown } from './settings-shown.ts';
import { assertManages, assertOpen } from './target.ts';
import { arePlainlyQuietHours } from './typed-times.ts';
import { words } from './words.en.ts';
import { settingsHere } from './zone.ts';

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
    { name: 'reset', description: words.options.reset, kind: 'text', choices: resetChoices },
  ],
  async execute(call) {
    const { desk } = call;
    const change = await changeOf(call);
    if (Object.keys(change).length === 0)
      return shown(await settingsHere(call), words.settings.title, desk.platform);
    assertManages(call);
    if (typeof change.logChannel === 'string') await assertOpen(desk.platform, change.logChannel);
    const usually = { now: desk.clock.now(), timeZone: desk.timeZone };
    await desk.db.transaction(async (tx) => saveSettings(tx, await settingsOwner(call, tx), change, usually));
    return shown(await settingsHere(call), words.settings.changed, desk.platform);
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
