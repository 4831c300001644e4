import type { Pings, Team, Wording } from '../state/types.ts';
import { isObject } from './schema.ts';

interface Found {
  broadcasts: Set<string>;
  users: Set<string>;
  groups: Set<string>;
}

/** Mentions in mrkdwn. What is escaped is none, and plain text has none. */
function inText(text: string, found: Found): void {
  for (const [, name] of text.matchAll(/<!(channel|here|everyone)(?:\|[^<>]*)?>/g))
    found.broadcasts.add(name ?? '');
  for (const [, id] of text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g)) found.users.add(id ?? '');
  for (const [, id] of text.matchAll(/<!subteam\^([A-Z0-9]+)(?:\|[^<>]*)?>/g)) found.groups.add(id ?? '');
}

/** Mentions anywhere below: in mrkdwn texts, markdown blocks and rich text. */
function inBlocks(value: unknown, found: Found): void {
  if (Array.isArray(value)) {
    for (const each of value) inBlocks(each, found);
    return;
  }
  if (!isObject(value)) return;
  const { type, text } = value;
  if ((type === 'mrkdwn' || type === 'markdown') && typeof text === 'string') inText(text, found);
  if (type === 'user' && typeof value['user_id'] === 'string') found.users.add(value['user_id']);
  if (type === 'usergroup' && typeof value['usergroup_id'] === 'string')
    found.groups.add(value['usergroup_id']);
  if (type === 'broadcast' && typeof value['range'] === 'string') found.broadcasts.add(value['range']);
  for (const inner of Object.values(value)) inBlocks(inner, found);
}

/** With link_names, or parse=full, plain words become mentions, too (Slack: "Formatting text"). */
function plainNames(text: string, team: Team, found: Found): void {
  for (const [, name] of text.matchAll(/(?<![\w<!])@(channel|here|everyone)\b/g))
    found.broadcasts.add(name ?? '');
  for (const { id, handle } of team.groups.values()) {
    // Handles are letters, digits, dots, dashes and underscores.
    if (new RegExp(`(?<![\\w<])@${handle.replaceAll('.', '\\.')}(?![\\w-])`).test(text)) found.groups.add(id);
  }
}

/** Whom a message notifies: mentions in its text, blocks and attachments. */
export function pingsOf(wording: Wording, team: Team, linksNames: boolean): Pings {
  const found: Found = { broadcasts: new Set(), users: new Set(), groups: new Set() };
  inText(wording.text, found);
  inBlocks(wording.blocks, found);
  for (const attachment of wording.attachments) {
    inText(attachment.text ?? '', found);
    inBlocks(attachment.blocks ?? [], found);
  }
  if (linksNames) plainNames(wording.text, team, found);
  return {
    channel: found.broadcasts.has('channel'),
    here: found.broadcasts.has('here'),
    everyone: found.broadcasts.has('everyone'),
    users: [...found.users],
    groups: [...found.groups].filter((id) => team.groups.has(id)),
  };
}

export const nobody: Pings = { channel: false, here: false, everyone: false, users: [], groups: [] };
