import { type APIChannel, ChannelType, Routes } from 'discord.js';
import type { Clock } from '../../shared/clock.ts';
import { permanent } from '../../shared/errors.ts';
import type { DiscordApi } from './api.ts';
import { words } from './words.en.ts';

/** What there is to know about a place before something is posted there. */
export type Place = 'text' | 'announcement' | 'thread' | 'forum' | 'direct';

export interface Channels {
  /** The channel, at most some minutes old. */
  find(id: string): Promise<APIChannel>;
  forget(id: string): void;
}

const staleAfterMs = 5 * 60_000;
/** Far more than one process posts to in five minutes. */
const mostKept = 1_000;

export function openChannels(api: DiscordApi, clock: Clock): Channels {
  const kept = new Map<string, { channel: APIChannel; at: number }>();
  return {
    async find(id) {
      const now = clock.now().getTime();
      const known = kept.get(id);
      if (known && now - known.at < staleAfterMs) return known.channel;
      kept.delete(id);
      const channel = await api.get<APIChannel>({ route: Routes.channel(id), scope: scopeOf(id) });
      if (kept.size >= mostKept) kept.clear();
      kept.set(id, { channel, at: now });
      return channel;
    },
    forget(id) {
      kept.delete(id);
    },
  };
}

/** The rate window of a channel: one server's limit does not hold up another's posts. */
export const scopeOf = (channelId: string): string => `channel:${channelId}`;

/** @throws where nothing can be posted in such a channel, such as a category */
export function placeOf({ type }: Pick<APIChannel, 'type'>): Place {
  switch (type) {
    case ChannelType.GuildText:
    case ChannelType.GuildVoice:
    case ChannelType.GuildStageVoice:
      return 'text';
    case ChannelType.GuildAnnouncement:
      return 'announcement';
    case ChannelType.PublicThread:
    case ChannelType.PrivateThread:
    case ChannelType.AnnouncementThread:
      return 'thread';
    case ChannelType.GuildForum:
    case ChannelType.GuildMedia:
      return 'forum';
    case ChannelType.DM:
    case ChannelType.GroupDM:
      return 'direct';
    default:
      throw permanent('channel_unfit', words.channelUnfit);
  }
}
