import { oneLine } from '../../shared/news/text/characters.ts';
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

/**
 * Stand around the id of a place or a person that the bot itself names in running text. No font has them and no article
 * uses them; should one, it names a channel of its own choice and still calls nobody, since nothing is ever parsed.
 */
const opening = '\uF8F0';
const closing = '\uF8F1';
const named = /\uF8F0[#@]\d{15,20}\uF8F1/g;

/** A place or a person in running text, which the client shows by its name. */
export const nameOf = (kind: '#' | '@', id: string): string => opening + kind + id + closing;

/** One line of foreign text that shows exactly as it stands, calls nobody and links to nothing. */
export function escapeText(text: string): string {
  const line = oneLine(text);
  const names = line.match(named) ?? [];
  return line
    .split(named)
    .map((part, index) => escapePart(part) + mentionOf(names[index]))
    .join('');
}

const mentionOf = (name: string | undefined): string =>
  name === undefined ? '' : `<${name.slice(opening.length, -closing.length)}>`;

const escapePart = (text: string): string =>
  text
    .replace(marks, '\\$&')
    .replace(invitation, (name) => `${name.slice(0, -1)}\\.`)
    .replace(lineStart, '\\$&')
    .replace(numberedStart, '$1\\.');

/** Longer addresses are no links: they would crowd out what there is to read. */
const longestUrl = 1_000;

/** All that may stand in the address of a masked link as it is. */
const plainAddress = /^[A-Za-z0-9\-._~:/?#@!$&*+,;=%]+$/;

/**
 * The address as it may stand in a link; undefined where it is none of the web's. Whatever could end the link is
 * percent-encoded, everything else stays as it was written.
 */
export function safeUrl(url: string, longest: number = longestUrl): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (!/^https?:$/.test(parsed.protocol)) return undefined;
  // "https://bank.example@evil.example" is only ever a trick.
  if (parsed.username !== '' || parsed.password !== '') return undefined;
  const written = /^https?:\/\//.test(url.trim()) ? url.trim() : parsed.href;
  const safe = plainAddress.test(written) ? written : encodeRest(parsed.href);
  return safe.length <= longest && URL.canParse(safe) ? safe : undefined;
}

const encodeRest = (href: string): string =>
  href.replace(/[^A-Za-z0-9\-._~:/?#@!$&*+,;=%]/gu, (character) =>
    [...new TextEncoder().encode(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );

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
