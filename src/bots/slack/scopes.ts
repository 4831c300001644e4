/** What the app asks for, and why: nothing else. The history of channels is not among it. */
export const scopes: readonly { name: string; why: string }[] = [
  { name: 'commands', why: 'to answer /ai-news and the shortcut on messages' },
  {
    name: 'chat:write',
    why: 'to post news where people subscribed, and to change and take back its own messages',
  },
  {
    name: 'channels:read',
    why: 'to see whether a public channel is archived, shared or large, and who is in it',
  },
  { name: 'groups:read', why: 'the same for private channels that it was invited to' },
  { name: 'channels:join', why: 'to join a public channel that somebody subscribes' },
  { name: 'im:write', why: 'to write to people who asked for direct messages' },
  { name: 'im:read', why: 'to know such a conversation again' },
  {
    name: 'im:history',
    why: 'to read what people write to the bot itself, in their own conversation with it',
  },
  { name: 'app_mentions:read', why: 'to answer when it is mentioned' },
  { name: 'users:read', why: 'to know admins and guests, and to take over their time zone' },
  { name: 'usergroups:read', why: 'to call a group, or let it manage the bot, where an admin wants that' },
];

/** What the app hears of. */
export const events = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_deleted',
  'channel_left',
  'channel_unarchive',
  'group_archive',
  'group_deleted',
  'group_left',
  'group_unarchive',
  'member_joined_channel',
  'message.im',
  'tokens_revoked',
] as const;
