import type { Interaction } from '../people/interactions.ts';
import { secondsOf } from '../state/ids.ts';
import type { Channel, Element, Message, User } from '../state/types.ts';
import type { Happening, World } from '../state/world.ts';
import { toMessage, toView } from './messages.ts';
import { without } from './omit.ts';

/** What the app is sent. Each is as Slack's samples have it. */

const nameOf = ({ kind, name }: Channel): string =>
  ({ public: name, private: 'privategroup', dm: 'directmessage' })[kind];

const shortUser = ({ id, name, teamId }: User) => ({ id, name, team_id: teamId });

function base(world: World, { team, user, triggerId }: Interaction) {
  return {
    team: { id: team.id, domain: team.domain },
    user: { ...shortUser(user), username: user.name },
    api_app_id: world.app.id,
    token: world.app.verificationToken,
    trigger_id: triggerId,
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function slashCommand(
  world: World,
  interaction: Interaction,
  { command, text, responseUrl }: { command: string; text: string; responseUrl: string },
): Record<string, unknown> {
  const { team, user, channel, triggerId } = interaction;
  return {
    token: world.app.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel?.id ?? '',
    channel_name: channel === null ? '' : nameOf(channel),
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: world.app.id,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  };
}

/** Where a component was: in a message, or in a view. */
function placeOf(world: World, interaction: Interaction, responseUrl: string): Record<string, unknown> {
  const { channel, source, view } = interaction;
  if (view !== null) return { container: { type: 'view', view_id: view.id }, view: toView(world, view) };
  if (channel === null || source === null) return {};
  return {
    container: {
      type: 'message',
      message_ts: source.ts,
      channel_id: channel.id,
      is_ephemeral: source.onlyFor !== null,
      ...(source.threadTs === null ? {} : { thread_ts: source.threadTs }),
    },
    channel: { id: channel.id, name: nameOf(channel) },
    // Of ephemeral messages, Slack sends no more than that they are there.
    ...(source.onlyFor === null ? { message: toMessage(world, channel, source) } : {}),
    response_url: responseUrl,
  };
}

export function blockActions(
  world: World,
  interaction: Interaction,
  action: Record<string, unknown>,
  { state, responseUrl }: { state: Record<string, unknown>; responseUrl: string },
): Record<string, unknown> {
  return {
    type: 'block_actions',
    ...base(world, interaction),
    ...placeOf(world, interaction, responseUrl),
    ...(interaction.view === null ? { state: { values: state } } : {}),
    actions: [{ ...action, action_ts: world.nextTs() }],
  };
}

export function blockSuggestion(
  world: World,
  interaction: Interaction,
  element: Element,
  { blockId, typed }: { blockId: string; typed: string },
): Record<string, unknown> {
  return {
    type: 'block_suggestion',
    ...without(base(world, interaction), 'trigger_id'),
    ...without(placeOf(world, interaction, ''), 'response_url'),
    action_id: element.action_id ?? '',
    block_id: blockId,
    value: typed,
  };
}

export function viewSubmission(world: World, interaction: Interaction): Record<string, unknown> {
  const { view } = interaction;
  return {
    type: 'view_submission',
    ...base(world, interaction),
    view: view === null ? null : toView(world, view),
  };
}

export function viewClosed(
  world: World,
  interaction: Interaction,
  isCleared: boolean,
): Record<string, unknown> {
  const { view } = interaction;
  return {
    type: 'view_closed',
    ...without(base(world, interaction), 'trigger_id'),
    view: view === null ? null : toView(world, view),
    is_cleared: isCleared,
  };
}

/** A shortcut on a message, or one of the whole workspace. */
export function shortcut(
  world: World,
  interaction: Interaction,
  callbackId: string,
  on: { channel: Channel; message: Message; responseUrl: string } | null,
): Record<string, unknown> {
  const { team, user, triggerId } = interaction;
  return {
    type: on === null ? 'shortcut' : 'message_action',
    token: world.app.verificationToken,
    action_ts: world.nextTs(),
    team: { id: team.id, domain: team.domain },
    user: shortUser(user),
    enterprise: null,
    is_enterprise_install: false,
    callback_id: callbackId,
    trigger_id: triggerId,
    ...(on === null
      ? {}
      : {
          channel: { id: on.channel.id, name: nameOf(on.channel) },
          message_ts: on.message.ts,
          message: toMessage(world, on.channel, on.message),
          response_url: on.responseUrl,
        }),
  };
}

export function eventCallback(world: World, { team, event, channel }: Happening): Record<string, unknown> {
  const { app } = world;
  return {
    token: app.verificationToken,
    team_id: team.id,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: world.nextId('Ev'),
    event_time: secondsOf(world.now()),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: team.installation?.bot.id ?? '',
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel !== undefined && channel.teamIds.size > 1,
    event_context: `4-${world.nextId('Ec')}`,
  };
}
