import type { Message } from '../../shared/domain/message.ts';

/** What the bot says to people on Discord, in English. Each fault says what to do. */
export const words = {
  open: 'open',
  moreSources: (count: number): string => (count === 1 ? 'and 1 more source' : `and ${count} more sources`),
  untitled: 'AI news',

  channelGone: 'The channel is gone. Subscribe another one.',
  serverLeft: 'The bot is no longer on that server. Invite it again.',
  messageGone: 'Somebody deleted the message, so it stays deleted.',
  noAccess: 'The bot cannot see the channel. Give it "View Channel" there: Edit Channel > Permissions.',
  permissionMissing: 'The bot may not write there. Allow it under Edit Channel > Permissions.',
  historyMissing: 'Give the bot "Read Message History" in the channel: Edit Channel > Permissions.',
  directMessagesRefused:
    'Discord does not let the bot write to you. Allow direct messages from members of a server that you share with it: server menu > Privacy Settings > Direct Messages.',
  personUnknown: 'Discord knows no such person.',
  channelUnfit:
    'Nothing can be posted in a channel of that kind. Choose a text, announcement or forum channel.',
  threadLocked: 'The thread is closed and locked. Unlock it, or subscribe another channel.',
  alreadyAnswered: 'That was answered already.',
  threadExists: 'The message has a thread already.',
  tagRequired:
    'The forum wants a tag on each post, and has none that the bot may use. Add one, or turn "Require people to select tags" off in its settings.',
  editPostponed: 'Discord takes no more changes of old messages for now; it is tried again in an hour.',
  notPassedOn: 'It was posted, and not passed on to followers yet; it is tried again.',
  rateLimited: 'Discord asks the bot to wait; it is tried again when the time is over.',
  tokenWrong:
    'Discord refuses the bot’s token. Make a new one in the developer portal (Bot > Reset Token) and set DISCORD_TOKEN.',
  failing: (status: number): string => `Discord has trouble (HTTP ${status}); it is tried again.`,
  refused: (message: string, code: number): string => `Discord refused: ${message} (code ${code}).`,
  messageRefused: (details: string): string =>
    `Discord did not take the message, which is a mistake of the bot. Please report it: ${details}`,
  unreachable: (why: string): string => `Discord cannot be reached (${why}); it is tried again.`,

  give: (permission: string, place: string): string =>
    `Give the bot "${permission}" in ${place}: Edit Channel > Permissions > add the bot’s role > allow "${permission}".`,
  unlock: (place: string): string => `Unlock ${place}: it is closed, and only moderators may open it again.`,

  commandDescription: 'News about artificial intelligence: read it, search it, subscribe to it',
  commandUnknown: 'That command is no longer there. Type /ai-news again to see those that are.',
  formTooOld: 'That form is too old. Give the command again.',
  tooSlow: 'That took too long. Give the command again.',
  troubled: 'Discord has trouble right now. Give the command again in a minute.',
  posted: 'Posted here for everybody.',
  notPosted: 'Discord has trouble, so it is not certain that it was posted. Look, and try again.',
  ourFault: (reference: string): string =>
    `Something went wrong on our side. Who runs this bot finds it in the log under ${reference}.`,

  welcome: (): Message => {
    const text =
      'Hello! I bring news about artificial intelligence, once each and with its sources. I stay silent until somebody subscribes a channel.';
    return {
      blocks: [
        { type: 'text', runs: [{ text }] },
        {
          type: 'bullets',
          items: [
            {
              text: '/ai-news subscribe: news into this channel, or into your direct messages',
              citations: [],
            },
            { text: '/ai-news top: what matters now, for you alone', citations: [] },
            { text: '/ai-news help: everything else', citations: [] },
          ],
        },
      ],
      fallback: text,
    };
  },

  checkup: {
    token: 'Token',
    gateway: 'Gateway',
    servers: 'Servers',
    destinations: 'Destinations',
    tokenTaken: (application: string, bot: string): string =>
      `Discord takes it: application ${application}, bot ${bot}`,
    unreachable: (why: string): string => `Discord cannot be reached: ${why}`,
    checkConnection: 'Check this machine’s connection to the internet, and DISCORD_API_URL where it is set.',
    waiting: 'Discord asks the bot to wait, so it was not asked now',
    starts: (left: number, total: number): string =>
      `can be reached; ${left} of ${total} starts of a session are left for today`,
    noStarts: (minutes: number): string =>
      `no start of a session is left; there are new ones in ${minutes} minutes`,
    noStartsTodo: 'Do not restart the bot until then: it could not connect.',
    noServer: 'the bot is in no server',
    invite: 'ai-news discord invite prints the link that adds it to one.',
    inServers: (names: readonly string[], more: number): string =>
      [names.join(', '), ...(more > 0 ? [`and ${more} more`] : [])].join(' '),
  },

  whyAsked: {
    'View Channel': 'to see the channels that you subscribe, and no message that people write',
    'Send Messages': 'to post news, and posts in forums',
    'Send Messages in Threads': 'to post in threads and below posts of a forum',
    'Create Public Threads': 'to put updates of a story into a thread below it, away from the channel',
    'Embed Links': 'to show a card when it calls a role',
    'Read Message History': 'to find its own message again after a fault, instead of posting it twice',
  },
};
