import type { Block } from '../../shared/domain/message.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { languageName } from '../../shared/languages.ts';
import type { Answer, ChatPlatform } from './command.ts';
import { words } from './words.en.ts';

/** How everything is set. */
export function shown(now: Settings, title: string, platform: ChatPlatform): Answer {
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
    [say.names.logChannel, now.logChannel === undefined ? say.none : platform.nameOfPlace(now.logChannel)],
    [say.names.managerRole, now.managerRole === undefined ? say.nobodyElse : say.named],
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
