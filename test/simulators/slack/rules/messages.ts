import type { Attachment, Block, Message, Metadata } from '../state/types.ts';
import { blockProblems } from './blocks.ts';
import { keptBlocks, keptMrkdwn } from './escaping.ts';
import { type Problem, isObject, problem } from './schema.ts';

/** What makes a message, in the fields of chat.postMessage, chat.update and response_url alike. */
export interface MessageBody {
  text?: unknown;
  blocks?: unknown;
  attachments?: unknown;
  metadata?: unknown;
  unfurl_links?: unknown;
  unfurl_media?: unknown;
}

/** Slack: "Truncating really long messages": what is longer than this is cut. */
const MOST_TEXT = 40_000;
/** chat.update refuses what chat.postMessage only advises against. */
const MOST_EDITED_TEXT = 4000;

/**
 * Slack publishes no figure. Measured by users: 13,297 characters in one markdown block, 125 fewer with a divider
 * beside it (slackapi/bolt-js#2509).
 */
const MOST_IN_ALL = 13_422;
const COST_OF_BLOCK = 125;

export type MessageError =
  | 'no_text'
  | 'msg_too_long'
  | 'msg_blocks_too_long'
  | 'invalid_blocks'
  | 'invalid_blocks_format'
  | 'invalid_attachments'
  | 'invalid_metadata_format';

export interface Verdict {
  error?: MessageError;
  problems: readonly Problem[];
  /** What Slack would have liked otherwise, and accepts. */
  advice: readonly string[];
}

/** The characters of all texts below here. */
function lengthOfTexts(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + lengthOfTexts(each), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (key === 'text' && typeof inner === 'string' ? inner.length : lengthOfTexts(inner)),
    0,
  );
}

const isTooLong = (blocks: readonly Block[]): boolean =>
  lengthOfTexts(blocks) + blocks.length * COST_OF_BLOCK > MOST_IN_ALL;

/** Slack: "Message metadata": a type, and a payload that is an object. */
const isMetadata = (value: unknown): value is Metadata =>
  isObject(value) &&
  typeof value['event_type'] === 'string' &&
  value['event_type'] !== '' &&
  isObject(value['event_payload']) &&
  Object.keys(value).every((key) => ['event_type', 'event_payload'].includes(key));

function attachmentProblems(attachments: readonly unknown[]): Problem[] {
  return attachments.flatMap((each, index) => {
    const at = `/attachments/${index}`;
    if (!isObject(each)) return [problem('must be an object', at)];
    return each['blocks'] === undefined ? [] : blockProblems(each['blocks'], 'message', `${at}/blocks`);
  });
}

const hasItems = (value: unknown): boolean => Array.isArray(value) && value.length > 0;

/** Judges a new message, or an edit of `before`. */
export function judgeMessage(body: MessageBody, before?: Message): Verdict {
  const words = typeof body.text === 'string' ? body.text : '';
  const none = { problems: [], advice: [] };
  if (body.blocks !== undefined && !Array.isArray(body.blocks))
    return { ...none, error: 'invalid_blocks_format' };
  if (body.attachments !== undefined && !Array.isArray(body.attachments))
    return { ...none, error: 'invalid_attachments' };
  if (body.metadata !== undefined && !isMetadata(body.metadata))
    return { ...none, error: 'invalid_metadata_format' };
  const keeps =
    before !== undefined &&
    body.text === undefined &&
    body.blocks === undefined &&
    body.metadata !== undefined;
  if (words.trim() === '' && !hasItems(body.blocks) && !hasItems(body.attachments) && !keeps)
    return { ...none, error: 'no_text' };
  if (before !== undefined && words.length > MOST_EDITED_TEXT) return { ...none, error: 'msg_too_long' };
  const problems = blockProblems(body.blocks ?? [], 'message');
  if (problems.length > 0) return { ...none, problems, error: 'invalid_blocks' };
  const inAttachments = attachmentProblems((body.attachments ?? []) as unknown[]);
  if (inAttachments.length > 0) return { ...none, problems: inAttachments, error: 'invalid_attachments' };
  if (isTooLong((body.blocks ?? []) as Block[])) return { ...none, error: 'msg_blocks_too_long' };
  return { problems: [], advice: [...adviceOn(words, hasItems(body.blocks))] };
}

function* adviceOn(words: string, hasBlocks: boolean): Generator<string> {
  if (words.length > MOST_EDITED_TEXT) yield `text of ${words.length} characters: 4,000 at most are advised`;
  if (hasBlocks && words.trim() === '') yield 'blocks without text: notifications and screen readers need it';
}

/** The text as Slack keeps it. */
export const keptText = (words: string): string => keptMrkdwn(words.slice(0, MOST_TEXT));

/** Blocks as Slack keeps them, each with an id. */
export function withIds(blocks: readonly Block[], nextId: () => string): Block[] {
  return keptBlocks(structuredClone(blocks)).map((block) => {
    const kept = { ...block, block_id: block.block_id ?? nextId() };
    const named = (element: Block['element']): Block['element'] =>
      element === undefined || !needsId(element.type) || element.action_id !== undefined
        ? element
        : { ...element, action_id: nextId() };
    if (kept.accessory !== undefined) kept.accessory = named(kept.accessory) ?? kept.accessory;
    if (kept.element !== undefined) kept.element = named(kept.element) ?? kept.element;
    if (kept.type === 'actions' && kept.elements !== undefined)
      kept.elements = kept.elements.map((element) => named(element) ?? element);
    return kept;
  });
}

const needsId = (type: string): boolean => type !== 'image';

export function numberedAttachments(attachments: readonly unknown[]): Attachment[] {
  return attachments.map((each, index) => ({
    ...keptBlocks(structuredClone(each as Attachment)),
    id: index + 1,
  }));
}
