import { tellMember } from '../state/tell.ts';
import type { Channel } from '../state/types.ts';
import { toChannel } from '../wire/users.ts';
import {
  type Call,
  type Method,
  flag,
  me,
  needScope,
  optional,
  page,
  required,
  seenChannel,
} from './context.ts';
import { ApiError } from './errors.ts';

const FAMILY = { public: 'channels', private: 'groups', dm: 'im' } as const;

/** The scope that this kind of conversation needs: "groups:read" for a private one. */
export const scopeFor = ({ kind }: Pick<Channel, 'kind'>, what: 'read' | 'history'): string =>
  `${FAMILY[kind]}:${what}`;

const anyOf = (what: 'read' | 'history') =>
  ['channels', 'groups', 'im', 'mpim'].map((each) => `${each}:${what}`);
const anyRead = anyOf('read');
export const anyHistory = anyOf('history');

function info(call: Call): Record<string, unknown> {
  const channel = seenChannel(call, required(call, 'channel'));
  needScope(call, scopeFor(channel, 'read'));
  const withCount = flag(call, 'include_num_members');
  const locale = flag(call, 'include_locale') ? { locale: call.team.locale } : {};
  return { channel: { ...toChannel(channel, call.team, { me: me(call), withCount }), ...locale } };
}

const KINDS: Record<string, Channel['kind'] | null> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'dm',
  mpim: null,
};

function list(call: Call): Record<string, unknown> {
  const types = (optional(call, 'types') ?? 'public_channel').split(',').map((each) => each.trim());
  if (types.some((type) => !Object.hasOwn(KINDS, type))) throw new ApiError('invalid_types');
  const kinds = types.flatMap((type) => KINDS[type] ?? []);
  for (const kind of kinds) needScope(call, scopeFor({ kind }, 'read'));
  const leaveOut = flag(call, 'exclude_archived');
  const found = [...call.world.channels.values()].filter(
    (channel) =>
      kinds.includes(channel.kind) &&
      !channel.deleted &&
      channel.teamIds.has(call.team.id) &&
      (channel.kind === 'public' || channel.members.has(me(call).id)) &&
      !(leaveOut && channel.archived),
  );
  const { items, next } = page(call, found, { most: 1000, byDefault: 100 });
  return {
    channels: items.map((channel) => toChannel(channel, call.team, { me: me(call), withCount: true })),
    response_metadata: { next_cursor: next },
  };
}

function join(call: Call): Record<string, unknown> {
  const channel = seenChannel(call, required(call, 'channel'));
  if (channel.kind !== 'public') throw new ApiError('method_not_supported_for_channel_type');
  if (channel.archived) throw new ApiError('is_archived');
  const bot = me(call);
  const answer = () => ({ channel: toChannel(channel, call.team, { me: bot }) });
  if (channel.members.has(bot.id)) {
    const warning = 'already_in_channel';
    return { ...answer(), warning, response_metadata: { warnings: [warning] } };
  }
  channel.members.add(bot.id);
  tellMember(call.world, channel, bot, 'joined', null);
  return answer();
}

function open(call: Call): Record<string, unknown> {
  const known = optional(call, 'channel');
  if (known !== undefined) return { channel: { id: seenChannel(call, known).id } };
  const users = (optional(call, 'users') ?? '').split(',').filter((id) => id !== '');
  if (users.length === 0) throw new ApiError('users_list_not_supplied');
  if (users.length > 1) throw new ApiError('not_enough_users');
  const user = call.team.users.get(users[0] ?? '');
  if (user === undefined) throw new ApiError('user_not_found');
  if (user.deleted) throw new ApiError('user_disabled');
  if (user.bot) throw new ApiError('cannot_dm_bot');
  const dm = call.world.dmOf(call.team, me(call), user);
  const details = flag(call, 'return_im') ? toChannel(dm, call.team, { me: me(call) }) : { id: dm.id };
  return { no_op: dm.messages.length > 0, already_open: dm.messages.length > 0, channel: details };
}

function members(call: Call): Record<string, unknown> {
  const channel = seenChannel(call, required(call, 'channel'));
  needScope(call, scopeFor(channel, 'read'));
  const { items, next } = page(call, [...channel.members], { most: 1000, byDefault: 100 });
  return { members: items, response_metadata: { next_cursor: next } };
}

export const conversationMethods: Record<string, Method> = {
  'conversations.info': { scopes: anyRead, handle: info },
  'conversations.list': { scopes: anyRead, handle: list },
  'conversations.join': { scopes: ['channels:join'], handle: join },
  'conversations.open': { scopes: ['im:write', 'mpim:write'], handle: open },
  'conversations.members': { scopes: anyRead, handle: members },
};
