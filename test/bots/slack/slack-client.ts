/** What a client shows of a payload: the words, and everything in it that is more than words. */
export interface Shown {
  text: string;
  links: { text: string; url: string }[];
  /** Whoever is notified: `channel`, `user:U1`, `usergroup:S1` ... */
  calls: string[];
  /** Kinds of what else was found: `bold`, `emoji`, `date`, `quote` ... */
  marks: string[];
}

type Json = Record<string, unknown>;

export const nothing = (): Shown => ({ text: '', links: [], calls: [], marks: [] });

/** Rules of Slack's mrkdwn, in their order; written from its documentation, not from our escaping. */
const inline: [kind: string, rule: RegExp][] = [
  ['code', /^```[\s\S]+?```|^`[^`\n]+`/],
  ['bold', /^\*(?=\S)([^*\n]+?)\*(?!\w)/],
  ['italic', /^_(?=\S)([^_\n]+?)_(?!\w)/],
  ['strike', /^~(?=\S)([^~\n]+?)~(?!\w)/],
  ['emoji', /^:[\w+'-]+:/],
  ['autolink', /^(?:https?:\/\/|www\.|mailto:)[^\s<>|]+/i],
];

/** What stands between angle brackets, and what a client makes of it. */
function readToken(token: string, shown: Shown): void {
  const [target = '', label = ''] = token.split(/\|(.*)/s);
  const [, special, user, channel] = /^!([^|]*)|^@(.*)|^#(.*)/s.exec(target) ?? [];
  if (special !== undefined) {
    const [name = '', id = ''] = special.split('^');
    if (name === 'subteam') shown.calls.push(`usergroup:${id}`);
    else if (name === 'date') shown.marks.push('date');
    else shown.calls.push(name);
  } else if (user !== undefined) shown.calls.push(`user:${user}`);
  else if (channel !== undefined) shown.marks.push('channel');
  else shown.links.push({ text: label || target, url: decode(target) });
  shown.text += decode(label);
}

const decode = (text: string): string =>
  text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/** @param verbatim nothing is read but what stands between angle brackets, and marks */
export function readMrkdwn(source: string, shown: Shown, verbatim = false): void {
  let rest = source;
  while (rest !== '') {
    if (/(?:^|\n)$/.test(shown.text) && /^&gt;/.test(rest)) shown.marks.push('quote');
    const token = /^<([^<>]*)>/.exec(rest);
    const found = inline
      .map(([kind, rule]) => ({ kind, match: rule.exec(rest) }))
      .find(({ kind, match }) => match && !(verbatim && kind === 'autolink'));
    const match = token ?? found?.match;
    const length = match ? match[0].length : String.fromCodePoint(rest.codePointAt(0)!).length;
    if (token) readToken(token[1]!, shown);
    else if (found) shown.marks.push(found.kind);
    if (!token) shown.text += rest.slice(0, length);
    rest = rest.slice(length);
  }
}

/** The elements of rich text: nothing in a text or a link is parsed. */
function readElement(element: Json, shown: Shown): void {
  const { type, text, url, style } = element;
  if (style !== undefined) shown.marks.push(...Object.keys(style as Json));
  if (type === 'text') shown.text += text as string;
  else if (type === 'link') {
    shown.links.push({ text: text as string, url: url as string });
    shown.text += text as string;
  } else if (type === 'broadcast') shown.calls.push(element['range'] as string);
  else if (type === 'user') shown.calls.push(`user:${element['user_id'] as string}`);
  else if (type === 'usergroup') shown.calls.push(`usergroup:${element['usergroup_id'] as string}`);
  else shown.marks.push(type as string);
}

function readObject({ type, text, emoji, verbatim }: Json, shown: Shown): void {
  if (type === 'mrkdwn') readMrkdwn(text as string, shown, verbatim === true);
  else {
    // Unless told otherwise, plain text shows emoji for their names.
    if (emoji !== false) shown.marks.push('emoji');
    shown.text += text as string;
  }
}

/** Reads blocks as a client draws them, one after another. */
export function readBlocks(blocks: readonly unknown[]): Shown {
  const shown = nothing();
  for (const block of blocks as Json[]) readPart(block, shown);
  return shown;
}

function readPart(part: Json, shown: Shown): void {
  const { type, text, elements, alt_text: alt, label, element, placeholder, url } = part;
  if (type === 'button' && typeof url === 'string') shown.links.push({ text: '', url });
  if (type === 'plain_text' || type === 'mrkdwn') {
    readObject(part, shown);
    return;
  }
  if (typeof alt === 'string') shown.text += alt;
  for (const child of [text, label, element, placeholder])
    if (typeof child === 'object' && child !== null) readPart(child as Json, shown);
  for (const child of (elements ?? []) as Json[]) {
    const nested =
      child['elements'] !== undefined || ['button', 'plain_text', 'mrkdwn'].includes(child['type'] as string);
    if (nested) readPart(child, shown);
    else readElement(child, shown);
  }
  if (type !== 'rich_text_section') shown.text += '\n';
}
