import { isObject } from './schema.ts';

/** What Slack reads between angle brackets: mentions, channels, dates, links. */
const CONTROL = /(<(?:[@#!][^<>\n]+|(?:https?|mailto|tel):[^<>\s|]*(?:\|[^<>\n]*)?)>)/;

const escaped = (text: string): string =>
  text
    .replaceAll(/&(?!(?:amp|lt|gt);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** mrkdwn as Slack keeps it, and gives it back: three characters escaped wherever they control nothing. */
export const keptMrkdwn = (text: string): string =>
  text
    .split(CONTROL)
    .map((part) => (CONTROL.test(part) ? part : escaped(part)))
    .join('');

/** What a person typed, as it is sent: also with bare addresses made links. */
export const typedText = (text: string): string =>
  keptMrkdwn(text.replaceAll(/(?<![<|\w])https?:\/\/[^\s<>|]+/g, (url) => `<${escaped(url)}>`));

/** Blocks as Slack keeps them. */
export function keptBlocks<T>(value: T): T {
  if (Array.isArray(value)) return value.map((each: unknown) => keptBlocks(each)) as T;
  if (!isObject(value)) return value;
  const { type, text } = value;
  const kept = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keptBlocks(inner)]));
  if (typeof text !== 'string') return kept as T;
  if (type === 'mrkdwn') return { ...kept, text: keptMrkdwn(text) } as T;
  return (type === 'plain_text' ? { ...kept, text: escaped(text) } : kept) as T;
}
