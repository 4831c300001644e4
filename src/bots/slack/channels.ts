import type { Clock } from '../../shared/clock.ts';
import { partsOf } from './address.ts';
import type { SlackApi } from './api.ts';
import { Known } from './known.ts';

/** What `conversations.info` tells of a channel or a conversation, as far as it is used. */
export interface Channel {
  id: string;
  name?: string;
  is_im?: boolean;
  is_mpim?: boolean;
  is_private?: boolean;
  /** The one that everybody is in. */
  is_general?: boolean;
  is_archived?: boolean;
  /** The bot is in it. */
  is_member?: boolean;
  /** Shared with other companies. */
  is_ext_shared?: boolean;
  num_members?: number;
}

export type Channels = Known<Channel>;

/** Channels by their addresses. */
export const openChannels = (api: SlackApi, clock: Clock): Channels =>
  new Known(clock, async (address) => {
    const { teamId, id } = partsOf(address);
    const { channel } = await api.call<{ channel: Channel }>({
      teamId,
      method: 'conversations.info',
      args: { channel: id, include_num_members: true },
      reads: true,
    });
    return channel;
  });

/** A conversation with one person. */
export const isDirect = ({ id, is_im: direct }: Pick<Channel, 'id' | 'is_im'>): boolean =>
  direct === true || id.startsWith('D');
