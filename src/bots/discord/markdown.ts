import { oneLine } from '../../shared/news/text/characters.ts';
import { partsByName } from '../../shared/rendering/names.ts';
import { safeUrl } from '../../shared/rendering/web-address.ts';
import { words } from './words.en.ts';

/**
 * What Discord's markdown could take for something else. A backslash before a mark shows the mark itself. A colon
 * begins an emoji (`:tada:`) or stands in an address that would become a link by itself; a `<` begins mentions, custom
 * emoji, timestamps and commands.
 */
const marks = /[\\*_~`|[\]()<>@#]|:(?!\s)/g;

/** Lists, quotes and small print begin a line; the rest of a numbered list's mark may follow in the next piece. */
const lineStart = /^[-+.]/;
const numberedStart = /^(\d{1,9})\./;

/** The client shows a card for an invitation even where no scheme stands before it. */
const invitation = /discord(?:app)?\.(?!\s)/gi;

/** Whether it can be an id of Discord's; anything else would be text in the middle of a mention. */
export const isSnowflake = (id: string): boolean => /^[1-9]\d{15,19}$/.test(id);

/** One line of foreign text that shows exactly as it stands, calls nobody and links to nothing. */
export function escapeText(text: string): string {
  return partsByName(text, isSnowflake)
    .map((part) => (typeof part === 'string' ? escapePart(part) : `<${part.kind}${part.id}>`))
    .join('');
}

const escapePart = (text: string): string =>
  text
    .replace(marks, '\\$&')
    .replace(invitation, (name) => `${name.slice(0, -1)}\\.`)
    .replace(lineStart, '\\$&')
    .replace(numberedStart, '$1\\.');

/** The markdown between two marks of ours, such as `**`. */
export const enclose = (markdown: string, mark: string): string =>
  markdown === '' ? '' : mark + markdown + mark;

/**
 * Foreign text that leads somewhere; only the text where the address is no good.
 *
 * @param mark stands on both sides of the words, such as `**`
 */
export function link(text: string, url: string | undefined, mark = ''): string {
  const target = url === undefined ? undefined : safeUrl(url);
  const line = oneLine(text);
  if (target === undefined || line === '') return enclose(escapeText(line), mark);
  // A client shows the source of a link whose text looks like an address itself.
  if (/:\/\/|discord(?:app)?\.\S/i.test(line))
    return `${enclose(escapeText(line), mark)} [${words.open}](${target})`;
  return `[${enclose(escapeText(pairedBrackets(line)), mark)}](${target})`;
}

/** A single bracket within the text would end the link before its time, even escaped: it becomes a parenthesis. */
function pairedBrackets(text: string): string {
  const kept = new Set<number>();
  for (const pair of text.matchAll(/\[[^[\]]*\]/g)) {
    kept.add(pair.index).add(pair.index + pair[0].length - 1);
  }
  return text.replace(/[[\]]/g, (bracket, at: number) =>
    kept.has(at) ? bracket : bracket === '[' ? '(' : ')',
  );
}
