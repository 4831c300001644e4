import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { manifest } from '../../../src/bots/slack/manifest.ts';
import { manifestText, reasons } from '../../../src/cli/slack/manifest-text.ts';

interface Manifest {
  features: {
    slash_commands: { command: string; should_escape: boolean; url?: string }[];
    shortcuts: { type: string; callback_id: string }[];
    app_home: object;
  };
  oauth_config: { scopes: { bot: string[] }; redirect_urls?: string[] };
  settings: {
    event_subscriptions: { bot_events: string[]; request_url?: string };
    interactivity: { is_enabled: boolean; request_url?: string; message_menu_options_url?: string };
    socket_mode_enabled: boolean;
  };
}

const folder = resolve(import.meta.dirname, '../../../src/bots/slack');
const code = readdirSync(folder)
  .filter((name) => name !== 'manifest.ts' && name !== 'scopes.ts')
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

const publicUrl = 'https://news.example.org';
const onSocket = manifest({}) as Manifest;
const onHttp = manifest({ publicUrl }) as Manifest;

const found = (pattern: RegExp): string[] => [...code.matchAll(pattern)].map(([, name = '']) => name);

/** What Slack's reference asks for each method; those of conversations depend on their kind. */
const scopesOf: Record<string, string[]> = {
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  // Looked at where they were granted, and not asked for: see "reasons".
  'conversations.history': [],
  'conversations.info': ['channels:read', 'groups:read', 'im:read'],
  'conversations.join': ['channels:join'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': [],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
};

/** And for each event. */
const scopesToHear: Record<string, string> = { app_mention: 'app_mentions:read', 'message.im': 'im:history' };

/** The events that the code listens to, by their names in the manifest. */
function heard(): string[] {
  const named = found(/app\.event\('(\w+)'/g).concat(found(/\s{2}on\('(\w+)'/g));
  const ofKinds = found(/\bon\(`\$\{kind\}(_\w+)`/g).flatMap((what) => [`channel${what}`, `group${what}`]);
  // The listener takes direct messages alone.
  return named.concat(ofKinds).map((name) => (name === 'message' ? 'message.im' : name));
}

describe('the manifest', () => {
  test('subscribes to the events that the code listens to, and to no others', () => {
    const wanted = [...new Set(heard())].sort();
    expect(wanted).toContain('channel_archive');
    for (const { settings } of [onSocket, onHttp])
      expect([...settings.event_subscriptions.bot_events].sort()).toEqual(wanted);
  });

  test('asks for the scopes that the code’s methods and events need, and for no others', () => {
    const methods = [
      ...new Set(
        found(/'((?:auth|chat|conversations|usergroups|users|views)\.[\w.]+)'/g).concat('auth.test'),
      ),
    ];
    expect(methods.filter((method) => !Object.hasOwn(scopesOf, method))).toEqual([]);
    const needed = methods
      .flatMap((method) => scopesOf[method] ?? [])
      .concat(
        heard().flatMap((event) => scopesToHear[event] ?? []),
        'commands',
      );
    for (const {
      oauth_config: { scopes },
    } of [onSocket, onHttp])
      expect([...scopes.bot].sort()).toEqual([...new Set(needed)].sort());
  });

  test('has the command escaped, so that channels and groups come with their ids', () => {
    for (const { features } of [onSocket, onHttp])
      expect(features.slash_commands).toEqual([
        expect.objectContaining({ command: '/ai-news', should_escape: true }),
      ]);
  });

  test('has the shortcut that the code listens to', () => {
    const shortcuts = onSocket.features.shortcuts.map(({ callback_id: id }) => id);
    expect(shortcuts).toEqual(found(/app\.shortcut\(\{[^}]*callback_id: '(\w+)'/g));
  });

  test('names addresses where Slack sends requests, and none where the bot opens a socket', () => {
    const at = 'https://news.example.org/slack/events';
    expect(onHttp.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: at },
      interactivity: { is_enabled: true, request_url: at, message_menu_options_url: at },
    });
    expect(onHttp.features.slash_commands[0]?.url).toBe(at);
    expect(onHttp.oauth_config.redirect_urls).toEqual(['https://news.example.org/slack/oauth_redirect']);
    expect(onSocket.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(onSocket)).not.toMatch(/https?:/);
  });
});

describe('ai-news slack manifest', () => {
  const signed = { connection: { kind: 'http' as const, signingSecret: 's' } };
  const socket = { connection: { kind: 'socket' as const, appToken: 'xapp-1' } };
  const common = { apiUrl: 'x', port: 1, membership: { kind: 'one' as const, token: 'xoxb' } };

  test('prints the one that fits the connection', () => {
    const printed = (slack?: typeof signed | typeof socket, url?: string): unknown =>
      JSON.parse(manifestText({ slack: slack && { ...common, ...slack }, publicUrl: url }));
    expect(printed()).toEqual(onSocket);
    expect(printed(socket, publicUrl)).toEqual(onSocket);
    expect(printed(signed, publicUrl)).toEqual(onHttp);
    expect(printed(undefined, publicUrl)).toEqual(onHttp);
  });

  test('says why it asks for each scope', () => {
    for (const scope of onSocket.oauth_config.scopes.bot) expect(reasons()).toContain(`\n  ${scope}: `);
  });
});
