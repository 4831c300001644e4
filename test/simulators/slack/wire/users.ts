import { secondsOf } from '../state/ids.ts';
import type { App, Channel, Team, User } from '../state/types.ts';
import type { World } from '../state/world.ts';

/** Minutes east of Greenwich, told by the library of zones that Node brings. */
function offsetSeconds(tz: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' }).formatToParts(
    at,
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

/** A user as users.info answers. */
export function toUser(world: World, user: User, withLocale: boolean): Record<string, unknown> {
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    color: '9f69e7',
    real_name: user.realName,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offsetSeconds(user.tz, world.now()),
    profile: {
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.bot ? '' : user.name,
      display_name_normalized: user.bot ? '' : user.name,
      team: user.teamId,
      ...(user.bot ? { api_app_id: world.app.id, bot_id: user.botId ?? '', always_active: true } : {}),
    },
    is_admin: user.admin || user.owner,
    is_owner: user.owner,
    is_primary_owner: false,
    is_restricted: user.guest !== null,
    is_ultra_restricted: user.guest === 'single',
    is_bot: user.bot,
    is_app_user: false,
    updated: secondsOf(world.now()),
    ...(withLocale ? { locale: user.locale } : {}),
  };
}

export const toBotProfile = (app: App, bot: User): Record<string, unknown> => ({
  id: bot.botId ?? '',
  deleted: bot.deleted,
  name: app.name,
  updated: 0,
  app_id: app.id,
  icons: {},
  team_id: bot.teamId,
});

export const toTeam = (team: Team): Record<string, unknown> => ({
  id: team.id,
  name: team.name,
  domain: team.domain,
  url: `https://${team.domain}.slack.com/`,
  email_domain: '',
  icon: {},
});

const toPrivacy = ({ kind }: Channel): Record<string, boolean> => ({
  is_channel: kind !== 'dm',
  is_group: false,
  is_im: kind === 'dm',
  is_mpim: false,
  is_private: kind !== 'public',
});

/** A conversation as conversations.info and .list answer. */
export function toChannel(
  channel: Channel,
  team: Team,
  { me, withCount = false }: { me: User; withCount?: boolean },
): Record<string, unknown> {
  const created = secondsOf(channel.createdAt);
  const shared = channel.teamIds.size > 1;
  const base = { id: channel.id, created, is_archived: channel.archived, ...toPrivacy(channel) };
  if (channel.kind === 'dm') {
    const other = [...channel.members].find((id) => id !== me.id) ?? me.id;
    return { ...base, is_org_shared: false, user: other, is_user_deleted: false, priority: 0 };
  }
  return {
    ...base,
    name: channel.name,
    name_normalized: channel.name,
    is_general: channel.general,
    unlinked: 0,
    is_shared: shared,
    is_ext_shared: shared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    pending_connected_team_ids: [],
    shared_team_ids: [...channel.teamIds],
    context_team_id: team.id,
    updated: created * 1000,
    creator: '',
    is_member: channel.members.has(me.id),
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: channel.previousNames,
    ...(withCount ? { num_members: channel.memberCount ?? channel.members.size } : {}),
  };
}
