import { type APIChannel, type APIMessage, Routes } from 'discord.js';
import type { Clock } from '../../shared/clock.ts';
import type { Outgoing, SendReceipt } from '../../shared/domain/sender.ts';
import { AppError } from '../../shared/errors.ts';
import type { DiscordApi } from './api.ts';
import { scopeOf } from './channels.ts';
import { type ThreadLike, postName } from './forum.ts';

export interface LookDeps {
  api: DiscordApi;
  clock: Clock;
  /** The bot's own id. */
  me(): Promise<string>;
}

/** Discord gives at most so many at once; a doubtful message is a few minutes old, a day at the most. */
const mostMessages = 100;
const oldestMs = 3 * 24 * 3_600_000;
/** Posts whose first message is read, the newest first. */
const mostPosts = 5;

/** The message of this delivery among the newest of a channel or thread. */
export async function lookInChannel(
  deps: LookDeps,
  channelId: string,
  outgoing: Outgoing,
  payload: unknown,
): Promise<SendReceipt | undefined> {
  const me = await deps.me();
  const messages = await deps.api.get<APIMessage[]>({
    route: Routes.channelMessages(channelId),
    query: { limit: String(mostMessages) },
    scope: scopeOf(channelId),
  });
  const { deliveryId } = outgoing;
  const words = wordsOf(payload);
  // Without buttons only the words are left to know a message by.
  const byWords = customIds(payload).length === 0 && words !== '';
  const found = messages.find(
    (message) =>
      message.author.id === me &&
      (String(message.nonce ?? '') === deliveryId ||
        carries(message, deliveryId) ||
        (byWords && wordsOf(message) === words)),
  );
  return found && { messageId: found.id };
}

/** The post of this delivery among those that the bot began in the forum: the first message has the post's own id. */
export async function lookInForum(
  deps: LookDeps,
  forum: APIChannel & { guild_id?: string },
  outgoing: Outgoing,
  payload: unknown,
): Promise<SendReceipt | undefined> {
  const { api, clock } = deps;
  const me = await deps.me();
  const scope = scopeOf(forum.id);
  const since = clock.now().getTime() - oldestMs;
  const name = postName(outgoing);
  const byName = customIds(payload).length === 0;
  const lists: string[] = [Routes.channelThreads(forum.id, 'public')];
  if (forum.guild_id !== undefined) lists.unshift(Routes.guildActiveThreads(forum.guild_id));
  for (const route of lists) {
    const { threads } = await api.get<{ threads: ThreadLike[] }>({ route, scope });
    const own = threads
      .filter((thread) => thread.parent_id === forum.id && thread.owner_id === me)
      .filter((thread) => madeAt(thread.id) >= since)
      .sort((a, b) => madeAt(b.id) - madeAt(a.id))
      .slice(0, mostPosts);
    for (const thread of own) {
      const first = await firstMessage(api, thread.id);
      if (!first) continue;
      if (carries(first, outgoing.deliveryId) || (byName && thread.name === name))
        return { messageId: thread.id };
    }
  }
  return undefined;
}

async function firstMessage(api: DiscordApi, threadId: string): Promise<APIMessage | undefined> {
  try {
    return await api.get<APIMessage>({
      route: Routes.channelMessage(threadId, threadId),
      scope: scopeOf(threadId),
    });
  } catch (error) {
    // Deleted meanwhile.
    if (error instanceof AppError && error.errorClass === 'permanent') return undefined;
    throw error;
  }
}

/** Whether a button of the message names the delivery. */
const carries = (message: Pick<APIMessage, 'components'>, deliveryId: string): boolean =>
  customIds(message.components).some((id) => id.includes(deliveryId));

function customIds(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(customIds);
  if (typeof value !== 'object' || value === null) return [];
  const { custom_id: id } = value as { custom_id?: unknown };
  return [...(typeof id === 'string' ? [id] : []), ...Object.values(value).flatMap(customIds)];
}

/** All that a message says: the texts of its components, or its content where it has some. */
function wordsOf(message: unknown): string {
  const { content, components } = message as { content?: string; components?: unknown };
  return [content ?? '', ...textsIn(components)].filter((text) => text !== '').join('\n');
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { content, components } = value as { content?: unknown; components?: unknown };
  return [...(typeof content === 'string' ? [content] : []), ...textsIn(components)];
}

/** Discord's first second, 2015: "API Reference", Snowflakes. */
const discordEpoch = 1_420_070_400_000;

/** When Discord made what has this id, in milliseconds. */
export const madeAt = (snowflake: string): number => Number(BigInt(snowflake) >> 22n) + discordEpoch;
