import { ApiError, refuse } from '../rest/errors.ts';
import type { MessageBody } from '../rules/body.ts';
import { walk } from '../rules/components.ts';
import { pingsOf } from '../rules/mentions.ts';
import { judgeMessage } from '../rules/messages.ts';
import { FLAGS, isThread } from './bits.ts';
import { tellChannel, tellMessage, tellMessageDeleted } from './tell.ts';
import type { App, Attachment, Channel, Component, Message, Upload, User } from './types.ts';
import type { World } from './world.ts';

/** Flags that a sender may set; the others are Discord's to set. */
const SENDER_FLAGS = FLAGS.SUPPRESS_EMBEDS | FLAGS.SUPPRESS_NOTIFICATIONS | FLAGS.IS_COMPONENTS_V2;

/** Discord numbers components that were sent without an id (Discord: "Component Reference", anatomy). */
function numbered(components: readonly Component[]): Component[] {
  const copy = structuredClone(components) as Component[];
  const taken = new Set([...walk(copy, [])].map(({ component }) => component.id).filter((id) => !!id));
  let next = 1;
  for (const { component } of walk(copy, [])) {
    if (component.id) continue;
    while (taken.has(next)) next += 1;
    component.id = next;
    next += 1;
  }
  return copy;
}

function attachmentsFrom(world: World, body: MessageBody, files: readonly Upload[]): Attachment[] {
  return files.map(({ key, filename, bytes }) => {
    const about = body.attachments?.find(({ id }) => String(id) === key);
    return {
      id: world.nextId(),
      filename: about?.filename ?? filename,
      description: about?.description ?? null,
      bytes,
    };
  });
}

/** Raises what Discord would answer to a message like this. */
export function checkMessage(body: MessageBody, before: Message | undefined, files: number): void {
  const { problems, code } = judgeMessage(body, before, files);
  refuse(problems);
  if (code !== undefined) throw new ApiError(code);
}

export interface NewMessage {
  channel: Channel;
  author: User;
  body: MessageBody;
  files?: readonly Upload[];
  app?: App | undefined;
  /** Default: the next one. */
  id?: string;
  /** Default: 19 for an answer to a message, else 0. */
  type?: number;
  /** Flags that Discord sets itself. */
  flags?: number;
  onlyFor?: string | null;
  interactionId?: string | null;
}

/** A new message, without judging or telling. */
export function makeMessage(world: World, draft: NewMessage): Message {
  const { channel, author, body, onlyFor = null } = draft;
  const replyTo = body.message_reference?.message_id ?? null;
  return {
    id: draft.id ?? world.nextId(),
    channelId: channel.id,
    guildId: channel.guildId,
    author,
    applicationId: draft.app?.id ?? null,
    type: draft.type ?? (replyTo === null ? 0 : 19),
    flags: ((body.flags ?? 0) & SENDER_FLAGS) | (draft.flags ?? 0) | (onlyFor === null ? 0 : FLAGS.EPHEMERAL),
    content: (body.content ?? '').trim(),
    embeds: structuredClone(body.embeds ?? []),
    components: numbered(body.components ?? []),
    attachments: attachmentsFrom(world, body, draft.files ?? []),
    createdAt: world.now(),
    editedAt: null,
    nonce: body.nonce ?? null,
    pings: pingsOf(world, channel, author, body),
    replyTo,
    threadId: null,
    onlyFor,
    interactionId: draft.interactionId ?? null,
    history: [],
    deleted: null,
  };
}

/** Puts a message into its channel. A message into an archived thread wakes it (Discord: "Threads"). */
export function post(world: World, draft: NewMessage): Message {
  const { channel } = draft;
  const message = makeMessage(world, draft);
  channel.messages.push(message);
  if (channel.thread?.archived === true && isThread(channel.type)) {
    channel.thread.archived = false;
    channel.thread.archiveChangedAt = world.now();
    tellChannel(world, 'UPDATE', channel);
  }
  tellMessage(world, 'MESSAGE_CREATE', message);
  return message;
}

/** Changes what an edit names and keeps the rest, with the wording until now in the history. */
export function rewrite(
  world: World,
  message: Message,
  body: MessageBody,
  files: readonly Upload[] = [],
): void {
  const { content, embeds, components } = message;
  const wasLoading = (message.flags & FLAGS.LOADING) !== 0;
  // "Thinking ..." is no wording.
  if (!wasLoading) {
    message.history.push({ content, embeds, components, until: world.now() });
    message.editedAt = world.now();
  }
  if (body.content !== undefined) message.content = (body.content ?? '').trim();
  if (body.embeds !== undefined) message.embeds = structuredClone(body.embeds ?? []);
  if (body.components !== undefined) message.components = numbered(body.components ?? []);
  if (body.attachments !== undefined) {
    const kept = new Set((body.attachments ?? []).map(({ id }) => String(id)));
    message.attachments = message.attachments.filter(({ id }) => kept.has(id));
  }
  message.attachments.push(...attachmentsFrom(world, body, files));
  if (typeof body.flags === 'number') {
    const changeable = FLAGS.SUPPRESS_EMBEDS | FLAGS.IS_COMPONENTS_V2;
    message.flags = (message.flags & ~FLAGS.SUPPRESS_EMBEDS) | (body.flags & changeable);
  }
  message.flags &= ~FLAGS.LOADING;
  const channel = world.channels.get(message.channelId);
  // An edit notifies nobody, except the one that fills in a deferred answer.
  if (wasLoading && channel !== undefined) message.pings = pingsOf(world, channel, message.author, body);
  tellMessage(world, 'MESSAGE_UPDATE', message);
}

export function removeMessage(world: World, message: Message, by: User): void {
  message.deleted = { at: world.now(), by: by.id };
  tellMessageDeleted(world, message);
}
