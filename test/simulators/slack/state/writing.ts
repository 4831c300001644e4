import { keptText, numberedAttachments, withIds } from '../rules/messages.ts';
import { nobody, pingsOf } from '../rules/mentions.ts';
import { tellMessageChange, tellNewMessage } from './tell.ts';
import type { Block, Channel, Message, Metadata, Team, User } from './types.ts';
import type { World } from './world.ts';

export interface Draft {
  channel: Channel;
  team: Team;
  author: User;
  text?: string | undefined;
  blocks?: readonly Block[] | undefined;
  attachments?: readonly unknown[] | undefined;
  metadata?: Metadata | null | undefined;
  threadTs?: string | null | undefined;
  broadcast?: boolean;
  unfurlLinks?: boolean;
  unfurlMedia?: boolean;
  /** Plain @channel and @here count, too. */
  linksNames?: boolean;
  onlyFor?: string | null;
  /** Whom it is watched for. */
  cause?: object;
}

/** A reply to a reply belongs to the parent of both. */
function threadFor(channel: Channel, threadTs: string | null): string | null {
  const parent = channel.messages.find(({ ts }) => ts === threadTs);
  return parent?.threadTs ?? threadTs;
}

/** Puts a message into its channel, judged already. */
export function post(world: World, draft: Draft): Message {
  const { channel, team, author, onlyFor = null } = draft;
  const wording = {
    text: keptText(draft.text ?? ''),
    blocks: withIds(draft.blocks ?? [], () => world.nextId('b')),
    attachments: numberedAttachments(draft.attachments ?? []),
  };
  const message: Message = {
    ...wording,
    ts: world.nextTs(),
    channelId: channel.id,
    teamId: team.id,
    author,
    appId: author.bot ? world.app.id : null,
    subtype: null,
    threadTs: threadFor(channel, draft.threadTs ?? null),
    broadcast: draft.broadcast ?? false,
    metadata: draft.metadata ?? null,
    unfurlLinks: draft.unfurlLinks ?? false,
    unfurlMedia: draft.unfurlMedia ?? true,
    // What only one person sees notifies nobody else.
    pings: onlyFor === null ? pingsOf(wording, team, draft.linksNames ?? false) : nobody,
    createdAt: world.now(),
    editedAt: null,
    onlyFor,
    history: [],
    deleted: null,
  };
  channel.messages.push(message);
  tellNewMessage(world, channel, message, draft.cause);
  return message;
}

export interface Edit {
  text?: string | undefined;
  blocks?: readonly Block[] | undefined;
  attachments?: readonly unknown[] | undefined;
  metadata?: Metadata | null | undefined;
}

/**
 * Changes a message, with the wording until now in the history. A text without blocks takes the blocks away; only then
 * does Slack call the message edited (Slack: chat.update). An edit notifies nobody.
 */
export function rewrite(world: World, channel: Channel, message: Message, edit: Edit): void {
  const { text, blocks, attachments } = message;
  const replaces = edit.text !== undefined || edit.blocks !== undefined || edit.attachments !== undefined;
  if (replaces) message.history.push({ text, blocks, attachments, until: world.now() });
  if (edit.text !== undefined) message.text = keptText(edit.text);
  if (edit.blocks !== undefined) message.blocks = withIds(edit.blocks, () => world.nextId('b'));
  else if (edit.text !== undefined) message.blocks = [];
  if (edit.attachments !== undefined) message.attachments = numberedAttachments(edit.attachments);
  else if (edit.text !== undefined) message.attachments = [];
  if (edit.metadata !== undefined) message.metadata = edit.metadata;
  if (edit.text !== undefined && edit.blocks === undefined) message.editedAt = world.now();
  tellMessageChange(world, channel, message, 'message_changed');
}

export function remove(world: World, channel: Channel, message: Message, by: User): void {
  message.deleted = { at: world.now(), by: by.id };
  tellMessageChange(world, channel, message, 'message_deleted');
}
