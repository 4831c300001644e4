import { partsOf } from './address.ts';
import { type SlackApi, is } from './api.ts';
import { type Channel, type Channels, isDirect } from './channels.ts';
import { slackErrorOf } from './errors.ts';
import { notices } from './notices.en.ts';

export interface ObstacleDeps {
  api: SlackApi;
  channels: Channels;
  /** Whether to join a public channel, since somebody subscribes it. */
  joins: boolean;
}

/**
 * What keeps the bot from posting at an address, each with what to do about it; empty where it may.
 */
export async function obstaclesAt(deps: ObstacleDeps, address: string): Promise<string[]> {
  try {
    deps.channels.forget(address);
    const channel = await deps.channels.find(address);
    if (channel.is_archived) return [notices.archived];
    if (isDirect(channel) || channel.is_member) return [];
    return channel.is_private || !deps.joins ? [uninvited(channel)] : await joining(deps, address, channel);
  } catch (error) {
    // A private channel is not shown to an app that is not in it.
    if (is(error, 'channel_gone')) return [notices.notInChannel('that channel')];
    if (is(error, 'missing_scope', 'workspace_left')) return [error.message];
    throw error;
  }
}

const uninvited = ({ name = '' }: Channel): string => notices.notInChannel(`#${name}`);

async function joining(
  { api, channels }: ObstacleDeps,
  address: string,
  channel: Channel,
): Promise<string[]> {
  const { teamId, id } = partsOf(address);
  try {
    await api.call({ teamId, method: 'conversations.join', args: { channel: id } });
    channels.forget(address);
    return [];
  } catch (error) {
    if (is(error, 'missing_scope') || slackErrorOf(error) === 'method_not_supported_for_channel_type')
      return [uninvited(channel)];
    if (is(error, 'channel_archived')) return [notices.archived];
    throw error;
  }
}
