import type { ErrorCode, Problem } from '../rest/errors.ts';
import { FLAGS } from '../state/bits.ts';
import type { Embed, Message } from '../state/types.ts';
import type { MessageBody } from './body.ts';
import { componentProblems } from './components.ts';

/**
 * Rules of messages that Discord's contract leaves out. Lengths are counted in UTF-16 units, as Discord's own client
 * does: where the server counts more kindly, nothing is lost.
 */

/** Discord: "Create Message". */
const MOST_CONTENT = 2000;
/** Discord: "Message", embed limits: title, description, field names and values, footer and author together. */
const MOST_EMBED_TEXT = 6000;
/** Discord: "Message", allowed mentions. */
const MOST_MENTIONS = 100;

const problem = (path: Problem['path'], code: string, message: string): Problem => ({ path, code, message });

export const textOfEmbed = (embed: Embed): string[] =>
  [
    embed.author?.name,
    embed.title,
    embed.description,
    ...(embed.fields ?? []).flatMap(({ name, value }) => [name, value]),
    embed.footer?.text,
  ].filter((text) => typeof text === 'string');

const isWebAddress = (url: string): boolean => /^(https?|attachment):\/\/\S+$/i.test(url);

function* embedProblems(embeds: readonly Embed[]): Generator<Problem> {
  for (const [index, embed] of embeds.entries()) {
    const at = ['embeds', index];
    const pictures = [embed.image?.url, embed.thumbnail?.url].filter((url) => typeof url === 'string');
    if (textOfEmbed(embed).join('').trim() === '' && pictures.length === 0) {
      yield problem([...at, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
    for (const [place, { name, value }] of (embed.fields ?? []).entries()) {
      if (name.trim() === '')
        yield problem([...at, 'fields', place, 'name'], 'BASE_TYPE_REQUIRED', 'This field is required');
      if (value.trim() === '')
        yield problem([...at, 'fields', place, 'value'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
    for (const url of [
      embed.url,
      embed.author?.url,
      embed.author?.icon_url,
      embed.footer?.icon_url,
      ...pictures,
    ]) {
      if (url && !isWebAddress(url)) {
        yield problem([...at, 'url'], 'URL_TYPE_INVALID_SCHEME', 'Scheme must be one of http, https.');
      }
    }
  }
  const size = embeds.flatMap(textOfEmbed).reduce((sum, text) => sum + text.length, 0);
  if (size > MOST_EMBED_TEXT) {
    yield problem(
      ['embeds'],
      'MAX_EMBED_SIZE_EXCEEDED',
      `Embed size exceeds maximum size of ${MOST_EMBED_TEXT}`,
    );
  }
}

function* mentionProblems({ allowed_mentions: allowed }: MessageBody): Generator<Problem> {
  for (const kind of ['users', 'roles'] as const) {
    const ids = allowed?.[kind] ?? [];
    const at = ['allowed_mentions', kind];
    if (ids.length > MOST_MENTIONS)
      yield problem(at, 'BASE_TYPE_MAX_LENGTH', `Must be ${MOST_MENTIONS} or fewer in length.`);
    if (ids.length > 0 && allowed?.parse?.includes(kind) === true) {
      yield problem(
        at,
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
    }
    if (new Set(ids).size !== ids.length)
      yield problem(at, 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains this value');
  }
}

function* v2Problems(body: MessageBody, before: Message | undefined): Generator<Problem> {
  const old = { content: before?.content, embeds: before?.embeds };
  // An edit keeps what it does not name, so that has to be taken away with it.
  const after = { ...old, ...body };
  const wrong = (key: string): Problem =>
    problem(
      [key],
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    );
  if (after.content) yield wrong('content');
  if ((after.embeds ?? []).length > 0) yield wrong('embeds');
  if (body.poll) yield wrong('poll');
  if ((body.sticker_ids ?? []).length > 0) yield wrong('sticker_ids');
}

/** Whether the message will be of components V2; an edit that says nothing of flags leaves them. */
export const isV2 = (body: MessageBody, before?: Message): boolean =>
  (((body.flags ?? 0) | (before?.flags ?? 0)) & FLAGS.IS_COMPONENTS_V2) !== 0;

function isEmpty(body: MessageBody, before: Message | undefined, files: number): boolean {
  const content = body.content === undefined ? before?.content : body.content;
  const embeds = body.embeds === undefined ? before?.embeds : body.embeds;
  const components = body.components === undefined ? before?.components : body.components;
  const attached =
    body.attachments === undefined ? (before?.attachments.length ?? 0) : (body.attachments?.length ?? 0);
  const somethingElse = body.poll || (body.sticker_ids ?? []).length > 0 || files + attached > 0;
  if (isV2(body, before)) return (components ?? []).length === 0;
  return !content?.trim() && (embeds ?? []).length === 0 && !somethingElse;
}

export interface MessageVerdict {
  problems: Problem[];
  /** An error of its own, when the fields by themselves are right. */
  code?: ErrorCode;
}

/** Judges a new message, or an edit of `before`. `files` were uploaded with it. */
export function judgeMessage(body: MessageBody, before: Message | undefined, files: number): MessageVerdict {
  const v2 = isV2(body, before);
  const problems = [...embedProblems(body.embeds ?? []), ...mentionProblems(body)];
  if ((body.content ?? '').length > MOST_CONTENT) {
    problems.push(
      problem(['content'], 'BASE_TYPE_MAX_LENGTH', `Must be ${MOST_CONTENT} or fewer in length.`),
    );
  }
  // Turned into V2 by an edit, a message keeps its old components unless new ones come along.
  const components =
    body.components ?? (body.components === undefined && v2 ? (before?.components ?? []) : []);
  problems.push(...componentProblems(components, v2));
  if (v2) problems.push(...v2Problems(body, before));
  const wasV2 = ((before?.flags ?? 0) & FLAGS.IS_COMPONENTS_V2) !== 0;
  if (wasV2 && typeof body.flags === 'number' && (body.flags & FLAGS.IS_COMPONENTS_V2) === 0) {
    problems.push(problem(['flags'], 'MESSAGE_FLAG_CANNOT_BE_REMOVED', 'IS_COMPONENTS_V2 cannot be removed'));
  }
  if (body.enforce_nonce === true && (body.nonce === undefined || body.nonce === null || body.nonce === '')) {
    problems.push(problem(['nonce'], 'BASE_TYPE_REQUIRED', 'enforce_nonce needs a nonce'));
  }
  if (problems.length > 0) return { problems };
  return isEmpty(body, before, files) ? { problems, code: 50006 } : { problems };
}
