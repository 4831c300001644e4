import type { types } from '@slack/bolt';
import type { Citation, Run } from '../../shared/domain/message.ts';
import { type Named, partsByName } from '../../shared/rendering/names.ts';
import type { Passage } from '../../shared/rendering/pieces.ts';
import { safeUrl } from '../../shared/rendering/web-address.ts';
import { words } from './words.en.ts';

// Why foreign text stands in rich text and not in mrkdwn: docs/decisions/0016.

export type Element = types.RichTextElement;

/** Who reads a message. */
export interface Readers {
  /** One person alone: then people can be named as Slack does it, which calls them anywhere else. */
  privately?: boolean;
}

/** Whether it can be an id of Slack's: "C024BE7LH", "U061F7AUR". */
export const isSlackId = (id: string): boolean => /^[A-Z][A-Z0-9]{2,24}$/.test(id);

/** Text exactly as it stands; places, and where nobody is called people, by their names. */
export function textElements(text: string, readers: Readers, bold?: boolean): Element[] {
  const style = bold === true ? { style: { bold: true } } : {};
  // What names are looked for in is one line without blanks at its ends, which a run may have.
  const [before = '', after = ''] = [/^ /, / $/].map((blank) => blank.exec(text)?.[0]);
  const parts = text.trim() === '' ? [] : [...partsByName(text, isSlackId), after];
  return joined([before, ...parts], readers).map((part) =>
    typeof part === 'string' ? { type: 'text', text: part, ...style } : named(part),
  );
}

/** Neighbouring texts as one, and people as words where their name would call them. */
function joined(parts: readonly (string | Named)[], { privately }: Readers): (string | Named)[] {
  const list: (string | Named)[] = [];
  for (const part of parts) {
    const shown = typeof part !== 'string' && part.kind === '@' && privately !== true ? words.somebody : part;
    const last = list.at(-1);
    if (typeof shown === 'string' && typeof last === 'string') list[list.length - 1] = last + shown;
    else if (shown !== '') list.push(shown);
  }
  return list;
}

const named = ({ kind, id }: Named): Element =>
  kind === '#' ? { type: 'channel', channel_id: id } : { type: 'user', user_id: id };

/** Words that lead somewhere; the words alone where the address is no good. */
export function linkElements(
  text: string,
  url: string | undefined,
  readers: Readers,
  bold?: boolean,
): Element[] {
  const target = url === undefined ? undefined : safeUrl(url);
  const plain = textElements(text, readers, bold);
  if (target === undefined || plain.length === 0) return plain;
  const [only] = plain;
  // A link must not look like the address of another place, and its words cannot hold names.
  if (plain.length > 1 || only?.type !== 'text' || namesOtherPlace(text, target))
    return [...plain, { type: 'text', text: ' ' }, { type: 'link', url: target, text: words.open }];
  return [{ type: 'link', url: target, text: only.text, ...(only.style ? { style: only.style } : {}) }];
}

/** An address in words: with a scheme, as `www.`, with a path, or as all that there is. */
const address = /(?:https?:\/\/|www\.)[^\s/?#]+|[\w-]+(?:\.[\w-]+)+(?=\/)|^[\w-]+(?:\.[\w-]+)+$/giu;

function namesOtherPlace(text: string, target: string): boolean {
  const bare = (host: string): string => host.toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.)?/, '');
  const host = bare(new URL(target).hostname);
  return [...text.trim().matchAll(address)].some(([found]) => {
    const shown = bare(found);
    return host !== shown && !host.endsWith(`.${shown}`);
  });
}

const runElements = ({ text, bold, link }: Run, readers: Readers): Element[] =>
  link === undefined ? textElements(text, readers, bold) : linkElements(text, link, readers, bold);

/** A passage with its publishers behind it. */
export function passageElements({ sentences, cited }: Passage, readers: Readers): Element[] {
  const elements = sentences.flatMap(({ gap, runs }): Element[] => [
    ...(gap === '' ? [] : [{ type: 'text' as const, text: gap }]),
    ...runs.flatMap((run) => runElements(run, readers)),
  ]);
  return merged([...elements, ...citedElements(cited, readers)]);
}

function citedElements(cited: readonly Citation[], readers: Readers): Element[] {
  if (cited.length === 0) return [];
  const text = (words: string): Element => ({ type: 'text', text: words });
  const names = cited.flatMap(({ publisher, url }, index) => [
    ...(index === 0 ? [] : [text(', ')]),
    ...linkElements(publisher, url, readers),
  ]);
  return [text(' ('), ...names, text(')')];
}

/** Neighbouring texts of the same look as one: each costs room of its own. */
export function merged(elements: readonly Element[]): Element[] {
  const list: Element[] = [];
  for (const element of elements) {
    const last = list.at(-1);
    if (last?.type === 'text' && element.type === 'text' && last.style?.bold === element.style?.bold)
      list[list.length - 1] = { ...last, text: last.text + element.text };
    else list.push(element);
  }
  return list;
}

/** The same text without marks, for where nothing but plain text can stand. */
export const plainText = (text: string): string =>
  partsByName(text, isSlackId)
    .map((part) => (typeof part === 'string' ? part : part.kind === '#' ? words.somewhere : words.somebody))
    .join('');
