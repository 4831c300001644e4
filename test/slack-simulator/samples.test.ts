import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../helpers/until.ts';
import type { ChannelControl, Person, Slack, TeamControl } from '../simulators/slack/slack.ts';
import { connect, plainServer, simulate, stopAll } from './bot.ts';

/** What the simulator sends and answers has the fields of Slack's own samples, and no others. */

const folder = join(process.env['CONTRACTS_DIR'] ?? '../shared/contracts', 'slack-samples');
const isThere = existsSync(folder);

const sample = (path: string): unknown => JSON.parse(readFileSync(join(folder, `${path}.json`), 'utf8'));

/** What apps write themselves, or what has names of their choosing. */
const FREE = new Set(['attachments', 'state', 'metadata', 'event_payload']);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The places of fields that the sample does not know. */
function strangers(sent: unknown, known: unknown, at = ''): string[] {
  if (Array.isArray(sent) && Array.isArray(known))
    return sent.flatMap((each: unknown) => strangers(each, known[0], `${at}[]`));
  if (!isObject(sent) || !isObject(known)) return [];
  return Object.entries(sent).flatMap(([key, value]) => {
    // The samples of views leave out what the app itself wrote.
    if (key === 'blocks') return [];
    if (!(key in known)) return [`${at}.${key}`];
    return FREE.has(key) ? [] : strangers(value, known[key], `${at}.${key}`);
  });
}

/** Of organizations with several workspaces, or long gone. */
const OFTEN_ABSENT = [
  'enterprise',
  'enterprise_id',
  'enterprise_name',
  'authed_users',
  'authed_teams',
  'context_team_id',
  'context_enterprise_id',
  'bot_access_token',
  'function_data',
  'interactivity',
];

const missing = (sent: unknown, known: unknown): string[] =>
  Object.keys(known as object).filter((key) => !(key in (sent as object)) && !OFTEN_ABSENT.includes(key));

let slack: Slack;
let acme: TeamControl;
let ada: Person;
let news: ChannelControl;
const sent: Record<string, unknown>[] = [];

const button = { type: 'button', action_id: 'a', value: '1', text: { type: 'plain_text', text: 'A' } };
const select = {
  type: 'static_select',
  action_id: 's',
  options: [{ text: { type: 'plain_text', text: 'One' }, value: 'one' }],
};
const blocks = [{ type: 'actions', elements: [button, select] }];
const modal = {
  type: 'modal',
  title: { type: 'plain_text', text: 'x' },
  submit: { type: 'plain_text', text: 'x' },
  notify_on_close: true,
  blocks: [],
};

if (!isThere) process.stderr.write(`Skipped: Slack's samples are not at ${folder}.\n`);

(isThere ? describe : describe.skip)("by Slack's samples", () => {
  beforeAll(async () => {
    const requestUrl = await plainServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = Buffer.concat(parts).toString();
        const fields = Object.fromEntries(new URLSearchParams(body));
        const isJson = request.headers['content-type'] === 'application/json';
        const read = isJson ? body : fields['payload'];
        sent.push(read === undefined ? fields : (JSON.parse(read) as Record<string, unknown>));
        response.end();
      });
    });
    slack = await simulate({
      rateLimits: false,
      watchMs: 0,
      thinkingMs: 0,
      app: { transport: 'http', requestUrl },
    });
    acme = slack.addTeam('Acme');
    ada = acme.addPerson('Ada');
    news = acme.addChannel('news').invite();
  });
  afterAll(stopAll);

  const call = async (method: string, args: Record<string, unknown> = {}) =>
    connect(slack, method === 'apps.connections.open' ? slack.app.appToken : acme.token).apiCall(
      method,
      args,
    );

  /** The first payload that fits. */
  const payload = (isIt: (each: Record<string, unknown>) => boolean) =>
    until('the payload', () => sent.find(isIt));

  it('a command', async () => {
    await ada.slash(news, '/ai-news', 'x');
    const command = await payload((each) => each['command'] !== undefined);
    const known = sample('app-backend/slash-commands/SlashCommandPayload');
    expect([strangers(command, known), missing(command, known)]).toEqual([[], []]);
  });

  it('actions, in messages and in views', async () => {
    await call('chat.postMessage', { channel: news.id, text: 'x', blocks });
    const known = sample('app-backend/interactive-components/BlockActionPayload');
    await ada.click(news.messages.at(-1)!, 'A');
    await ada.choose(news.messages.at(-1)!, 's', 'one');
    await call('views.publish', { user_id: ada.id, view: { type: 'home', blocks } });
    await ada.click(await ada.openHome(), 'A');
    const all = sent.filter(({ type }) => type === 'block_actions');
    expect(all).toHaveLength(3);
    expect(all.flatMap((each) => strangers(each, known))).toEqual([]);
    const inMessage = missing(all[0], known);
    expect(inMessage).toEqual(['view', 'app_unfurl']);
  });

  it('shortcuts', async () => {
    await ada.shortcut(news.messages.at(-1)!, 'x');
    const shortcut = await payload(({ type }) => type === 'message_action');
    const known = sample('app-backend/interactive-components/MessageShortcutPayload');
    expect([strangers(shortcut, known), missing(shortcut, known)]).toEqual([[], []]);
  });

  it('forms that are sent and closed', async () => {
    const open = async () => {
      const seen = await ada.globalShortcut('x');
      await call('views.open', { trigger_id: seen.interaction.triggerId, view: modal });
      return seen;
    };
    await ada.submit(await open());
    await ada.close(await open());
    for (const [type, name] of [
      ['view_submission', 'ViewSubmissionPayload'],
      ['view_closed', 'ViewClosedPayload'],
    ] as const) {
      const form = await payload((each) => each['type'] === type);
      const known = sample(`app-backend/views/${name}`);
      // Only what was closed can be cleared, though the sample of what was sent has the field, too.
      const absent = type === 'view_submission' ? ['is_cleared'] : [];
      expect([strangers(form, known), missing(form, known)]).toEqual([[], absent]);
    }
  });

  it('events', async () => {
    const bob = acme.addPerson('Bob');
    await ada.openHome();
    await ada.mention(news, 'hi');
    news.invite(bob).kick(bob).rename('other').archive().unarchive();
    acme.addChannel('old').delete();
    acme.uninstall();
    const names: Record<string, string> = {
      app_home_opened: 'AppHomeOpenedPayload',
      app_mention: 'AppMentionPayload',
      app_uninstalled: 'AppUninstalledPayload',
      channel_archive: 'ChannelArchivePayload',
      channel_deleted: 'ChannelDeletedPayload',
      channel_rename: 'ChannelRenamePayload',
      member_joined_channel: 'MemberJoinedChannelPayload',
      member_left_channel: 'MemberLeftChannelPayload',
      message: 'MessagePayload',
      tokens_revoked: 'TokensRevokedPayload',
    };
    for (const [type, name] of Object.entries(names)) {
      const known = sample(`events/${name}`);
      const all = await until(type, () => {
        const found = sent.filter(({ event }) => isObject(event) && event['type'] === type);
        return found.length > 0 && found;
      });
      expect([type, all.flatMap((each) => strangers(each, known))]).toEqual([type, []]);
      expect([type, missing(all[0], known)]).toEqual([type, []]);
    }
    acme.install();
  });

  it('the answer of OAuth', async () => {
    const back = await plainServer((_, response) => void response.end());
    const { clientId: client_id, clientSecret: client_secret } = slack.app;
    const query = new URLSearchParams({ client_id, scope: 'chat:write', redirect_uri: back });
    const { url } = await ada.install(`${slack.authorizeUrl}?${query.toString()}`);
    const code = new URL(url).searchParams.get('code');
    const args = { client_id, client_secret, code, redirect_uri: back };
    await connect(slack).apiCall('oauth.v2.access', args);
    expect(strangers(slack.requests.at(-1)?.answer, sample('api/oauth.v2.access'))).toEqual([]);
  });

  it('answers', async () => {
    const other = acme.addChannel('other');
    await call('chat.postMessage', { channel: other.id, text: 'x', blocks });
    const { ts } = other.messages.at(-1)!;
    const shown = (await ada.openHome()).home!;
    const trigger = async () => {
      const pending = ada.globalShortcut('x');
      const { triggerId } = slack.interactions.at(-1)!;
      await pending;
      return triggerId;
    };
    const asked: [string, Record<string, unknown>][] = [
      ['auth.test', {}],
      ['apps.connections.open', {}],
      ['bots.info', {}],
      ['chat.postEphemeral', { channel: other.id, user: ada.id, text: 'x' }],
      ['chat.getPermalink', { channel: other.id, message_ts: ts }],
      ['chat.delete', { channel: other.id, ts }],
      ['conversations.info', { channel: other.id, include_num_members: true, include_locale: true }],
      ['conversations.list', { types: 'public_channel,private_channel,im' }],
      ['conversations.join', { channel: other.id }],
      ['conversations.join', { channel: other.id }],
      ['team.info', {}],
      ['users.info', { user: ada.id, include_locale: true }],
      ['users.info', { user: acme.bot.id }],
      ['views.open', { trigger_id: await trigger(), view: modal }],
      ['views.publish', { user_id: ada.id, view: { type: 'home', blocks: [] } }],
      ['views.update', { view_id: shown.id, view: { type: 'home', blocks: [] } }],
      ['auth.revoke', {}],
    ];
    for (const [method, args] of asked) {
      await call(method, args);
      const { answer } = slack.requests.findLast((each) => each.method === method)!;
      expect([method, strangers(answer, sample(`api/${method}`))]).toEqual([
        method,
        // Slack's page of the method has it.
        method === 'auth.revoke' ? ['.revoked'] : [],
      ]);
    }
  });
});
