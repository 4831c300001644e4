import type { App, BlockAction } from '@slack/bolt';
import type { SlackApi } from './api.ts';
import { isLinkPress } from './buttons.ts';
import type { Asked, CallDeps } from './calls.ts';
import { formId, shownChoices } from './command-form.ts';
import { formNamedBy, showHome } from './home.ts';
import type { Installations } from './installations.ts';
import { type Reply, channelReply, urlReply, viewReply } from './replies.ts';
import type { Talk } from './talk.ts';
import type { Teams } from './teams.ts';
import { firstLink, withoutMention } from './texts.ts';
import { renderMessageModal } from './views.ts';
import { within } from './within.ts';
import { words } from './words.en.ts';

export interface ListenerDeps extends CallDeps {
  installations: Installations;
  api: SlackApi;
  talk: Talk;
  teams: Teams;
  /** Work that goes on after Slack has been told that it was heard. */
  track: (work: Promise<void>) => void;
}

/** Slack waits three seconds for what a form comes to; the way there and back included. */
const formForMs = 2_300;

/** Tells the app what to do with whatever people and Slack do. Each is acknowledged first. */
export function listen(app: App, deps: ListenerDeps): void {
  listenToCommands(app, deps);
  listenToForms(app, deps);
  listenToMessages(app, deps);
  listenToTeams(app, deps);
}

function listenToCommands(app: App, { api, talk, track }: ListenerDeps): void {
  app.command(/./, async ({ command, ack }) => {
    await ack();
    const asked = { teamId: command.team_id, userId: command.user_id, channelId: command.channel_id };
    const back = { responseUrl: command.response_url, triggerId: command.trigger_id };
    track(talk.command(asked, command.text, urlReply(api, asked, back)));
  });
  app.action<BlockAction>({ type: 'block_actions' }, async ({ action, body, ack }) => {
    await ack();
    if (isLinkPress(action.action_id)) return;
    const asked = askedBy(body);
    const reply = replyTo(api, asked, body);
    const command = formNamedBy(action.action_id);
    if (command !== undefined) track(talk.form(asked, command, reply));
    else track(talk.press(asked, action.action_id, reply, body.container['is_ephemeral'] === true));
  });
  app.shortcut({ type: 'message_action', callback_id: 'brief' }, async ({ shortcut, ack }) => {
    await ack();
    const { team, user, channel, response_url: responseUrl, trigger_id: triggerId, message } = shortcut;
    const asked = { teamId: team?.id ?? '', userId: user.id, channelId: channel.id };
    const link = firstLink(message) ?? '';
    track(talk.command(asked, `brief ${link}`, urlReply(api, asked, { responseUrl, triggerId })));
  });
}

const askedBy = ({ team, user, channel }: Pick<BlockAction, 'team' | 'user' | 'channel'>): Asked => ({
  teamId: team?.id ?? user.team_id ?? '',
  userId: user.id,
  ...(channel ? { channelId: channel.id } : {}),
});

/** A message has an address for answers; the Home tab and forms have none. */
function replyTo(
  api: SlackApi,
  asked: Asked,
  { response_url: url, trigger_id: triggerId, view }: BlockAction,
): Reply {
  // The library's types promise an address that a view does not have.
  const responseUrl = url as string | undefined;
  return responseUrl === undefined || responseUrl === ''
    ? viewReply(api, asked, { triggerId, above: view?.type === 'modal' ? 'modal' : 'home' })
    : urlReply(api, asked, { responseUrl, triggerId });
}

function listenToForms(app: App, { api, talk, track }: ListenerDeps): void {
  app.view(formId, async ({ body, view, ack }) => {
    const asked: Asked = { teamId: body.team?.id ?? body.user.team_id ?? '', userId: body.user.id };
    const doing = talk.submitted(asked, view.private_metadata, view.state.values);
    const done = await within(doing, formForMs);
    if (done === undefined) {
      await ack();
      track(tellLater(api, asked, view.private_metadata, doing));
    } else if ('view' in done) await ack({ response_action: 'push', view: done.view });
    else {
      // Below what was wrong the form stays, so that nothing has to be entered again.
      const shown = renderMessageModal(words.untitled, done.message);
      await ack({ response_action: done.failed ? 'push' : 'update', view: shown });
    }
  });
  app.options<'block_suggestion'>({ type: 'block_suggestion' }, async ({ options, ack }) => {
    const { team, user, view, action_id: option, value } = options;
    const asked: Asked = { teamId: team?.id ?? user.team_id ?? '', userId: user.id };
    const choices = await talk.choices(asked, view?.private_metadata ?? '{}', option, value);
    await ack({ options: shownChoices(choices) });
  });
}

/** The form is gone: what came of it is said where the command was given, or in direct messages. */
async function tellLater(
  api: SlackApi,
  asked: Asked,
  metadata: string,
  doing: ReturnType<Talk['submitted']>,
): Promise<void> {
  const done = await doing;
  const { channelId } = JSON.parse(metadata) as { channelId?: string };
  const message =
    'message' in done ? done.message : { blocks: [], fallback: words.formElsewhere(done.view.title.text) };
  const place = channelId ?? asked.userId;
  const how = { everybody: channelId === undefined, instead: false };
  await channelReply(api, { ...asked, channelId: place }, undefined).say(message, how);
}

function listenToMessages(app: App, deps: ListenerDeps): void {
  const { api, talk, track } = deps;
  app.event('app_mention', ({ event, body }) => {
    if (event.user === undefined) return Promise.resolve();
    const asked = { teamId: body.team_id, userId: event.user, channelId: event.channel };
    const reply = channelReply(api, asked, event.thread_ts);
    track(talk.command(asked, withoutMention(event.text), reply));
    return Promise.resolve();
  });
  app.event('message', ({ event, body }) => {
    // Its own words, and that a message was changed or deleted, are nobody's question.
    if (event.channel_type !== 'im' || event.subtype !== undefined || event.bot_id !== undefined)
      return Promise.resolve();
    const asked = { teamId: body.team_id, userId: event.user, channelId: event.channel };
    const reply = channelReply(api, asked, event.thread_ts);
    track(talk.command(asked, withoutMention(event.text ?? ''), reply));
    return Promise.resolve();
  });
  app.event('app_home_opened', ({ event, body }) => {
    if (event.tab === 'home') track(showHome(deps, { teamId: body.team_id, userId: event.user }));
    return Promise.resolve();
  });
}

function listenToTeams(app: App, { teams, track, installations }: ListenerDeps): void {
  const on = (name: string, act: (teamId: string, channelId: string) => Promise<void>): void => {
    app.event(name, ({ event, body }) => {
      const { channel } = event as { channel?: string | { id: string } };
      track(act(body.team_id, typeof channel === 'string' ? channel : (channel?.id ?? '')));
      return Promise.resolve();
    });
  };
  for (const kind of ['channel', 'group']) {
    on(`${kind}_archive`, (team, channel) => teams.channelArchived(team, channel));
    on(`${kind}_unarchive`, (team, channel) => teams.channelChanged(team, channel));
    on(`${kind}_deleted`, (team, channel) => teams.channelGone(team, channel));
    on(`${kind}_left`, (team, channel) => teams.channelGone(team, channel));
  }
  app.event('member_joined_channel', ({ event, body }) => {
    const cameBack = async (): Promise<void> => {
      const { botUserId } = await installations.find(body.team_id);
      if (event.user === botUserId) await teams.channelChanged(body.team_id, event.channel);
    };
    track(cameBack());
    return Promise.resolve();
  });
  on('app_uninstalled', (team) => teams.left(team));
  app.event('tokens_revoked', ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) track(teams.left(body.team_id));
    return Promise.resolve();
  });
}
