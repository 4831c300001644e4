import type { App } from './types.ts';

/** What the app of this project asks for, unless a test says otherwise. */
const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'team:read',
  'usergroups:read',
  'users:read',
];

/** Every event that is simulated. */
const EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_deleted',
  'channel_left',
  'channel_rename',
  'channel_unarchive',
  'group_archive',
  'group_deleted',
  'group_left',
  'group_rename',
  'group_unarchive',
  'member_joined_channel',
  'member_left_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'tokens_revoked',
];

/** An app with settings that are easy to recognize, where none are given. */
export function makeApp(given: Partial<App>): App {
  return {
    id: 'A0SIMULATED',
    name: 'AI News',
    clientId: '1000.2000',
    clientSecret: 'simulated-client-secret',
    signingSecret: 'simulated-signing-secret',
    verificationToken: 'simulated-verification-token',
    appToken: 'xapp-simulated-1',
    scopes: SCOPES,
    events: EVENTS,
    commands: null,
    transport: 'socket',
    requestUrl: null,
    redirectUrls: null,
    unlisted: false,
    ...given,
  };
}
