/** What the bot says of faults and obstacles at Slack, in English. Each says what to do. */
export const notices = {
  notInChannel: (channel: string): string =>
    `The bot is not in ${channel}. Type /invite and the bot's name there.`,
  channelGone:
    'The channel is gone, or the bot was removed from it. Subscribe another one, or invite the bot again.',
  archived: 'The channel is archived. Unarchive it, or subscribe another one.',
  missingScope: (needed: string): string =>
    `The bot lacks the scope ${needed}. Run "ai-news slack manifest", put the manifest into the app's settings, and install the app anew.`,
  tokenRevoked: 'The bot was removed from this workspace. Install it again, and it goes on.',
  tokenWrong:
    'Slack refuses the token. Copy the Bot User OAuth Token anew from OAuth & Permissions in the settings of the app, and set SLACK_BOT_TOKEN.',
  appTokenWrong: (said: string): string =>
    `Slack does not open a socket for the app-level token (${said}). Make one anew under Basic Information > App-Level Tokens in the settings of the app, with the scope connections:write, set SLACK_APP_TOKEN, and see that Socket Mode is on.`,
  portTaken: 'Another program listens on the port that Slack is to reach. Set SLACK_PORT to a free one.',
  notInstalled: 'The bot is not installed in this workspace. Install it again, and it goes on.',
  rateLimited: 'Slack asks the bot to wait; it is tried again when the time is over.',
  messageGone: 'Somebody deleted the message, so it stays deleted.',
  tooLong: 'Slack finds the message too long, which is a mistake of the bot. Please report it.',
  messageRefused: (details: string): string =>
    `Slack did not take the message, which is a mistake of the bot. Please report it: ${details}`,
  historyLong: 'So much was written in the channel that the message was not found again yet.',
  restricted: 'Only some people may write in that channel. Ask an admin to let the app post there.',
  personUnknown: 'Slack knows no such person here.',
  personGone: 'Their account at Slack was deactivated.',
  directMessagesRefused:
    'Slack does not let the bot write to you. Open the app in Slack, and switch its Messages tab on.',
  failing: (status: number): string => `Slack has trouble (HTTP ${status}); it is tried again.`,
  troubled: (error: string): string => `Slack has trouble (${error}); it is tried again.`,
  refused: (error: string): string => `Slack refused: ${error}.`,
  unreachable: (why: string): string => `Slack cannot be reached (${why}); it is tried again.`,

  oneWorkspaceAtATime: 'The bot is installed in one workspace at a time, not in a whole organization.',
  troubledNow: 'Slack has trouble right now. Give the command again in a minute.',
  formLate: 'It took too long to open the form. Give the command again.',
  formTooOld: 'That form is too old. Give the command again.',
  ourFault: (reference: string): string =>
    `Something went wrong on our side. Who runs this bot finds it in the log under ${reference}.`,

  general: 'Everybody reads that channel, so only admins decide what is posted there.',
  large: (most: number): string =>
    `More than ${most} people read that channel, so only admins decide what is posted there.`,
  shared: 'That channel is shared with another company, so only admins decide what is posted there.',
  notThere: 'You can only decide about channels that you are in.',
  noChannel: 'That is no channel. Type # and choose it from the list.',
  guests: 'Guests can read, and not subscribe. Ask a member.',
  managersOnly:
    'In this workspace only admins, or the group named in /ai-news settings, decide what is posted.',

  checkup: {
    botToken: 'Bot token',
    appToken: 'App token',
    scopes: 'Scopes',
    history: 'History',
    requests: 'Requests',
    installations: 'Workspaces',
    destinations: 'Destinations',
    tokenTaken: (team: string): string => `Slack takes it, for the workspace ${team}`,
    removed: (team: string): string => `${team} has removed the app`,
    unreachable: (why: string): string => `Slack cannot be reached: ${why}`,
    checkConnection: 'Check this machine’s connection to the internet, and SLACK_API_URL where it is set.',
    waiting: 'Slack asks the bot to wait, so it was not asked now',
    scopesThere: 'all that the bot needs are there',
    scopesMissing: (names: readonly string[], team?: string): string =>
      `${team === undefined ? 'missing' : `missing in ${team}`}: ${names.join(', ')}`,
    scopesTodo:
      'Run ai-news slack manifest, put the manifest into the app’s settings, and install the app anew.',
    historyThere: 'the bot may look before it posts again after a fault',
    historyMissing: (names: readonly string[]): string =>
      `without ${names.join(' and ')}: after a fault, a story that may have been posted comes in the next digest instead`,
    appTokenTaken: 'Slack takes it, and would open a socket',
    appTokenRefused: 'Slack refuses it',
    appTokenTodo:
      'Make one with the scope connections:write (Basic Information > App-Level Tokens), and set SLACK_APP_TOKEN.',
    requestsExpected: (port: number): string =>
      `signed requests are expected on port ${port}; whether they arrive shows when somebody types a command`,
    noInstallation: 'no workspace has installed the bot yet',
    installHere: (url: string): string => `People install it at ${url}.`,
    installed: (count: number): string =>
      count === 1 ? 'one has installed the bot' : `${count} have installed the bot`,
    tokensTaken: (count: number): string =>
      count === 1 ? 'Slack takes its token' : `Slack takes all ${count} tokens that were tried`,
    installationsLeftOut: (count: number): string => `${count} more were not asked for, to be quick`,
  },
};
