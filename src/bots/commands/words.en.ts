import type { Level } from '../../shared/domain/story.ts';
import type { Mode } from '../../shared/domain/subscription.ts';

/** What commands say, in English. */
export const words = {
  commands: {
    top: 'The most important AI news of today or this week, or the newest',
    story: 'One story in full, with its sources',
    search: 'Search the stories: words, "phrases", or, -minus, source:, topic:, lang:, level:, since:',
    brief: 'Summarize any page on the web',
    subscribe: 'Have a topic or a search posted here, as a daily or weekly digest or as it happens',
    unsubscribe: 'Stop a subscription',
    subscriptions: 'What is subscribed here, by whom, and when it comes next',
    pause: 'Post nothing here for a while',
    resume: 'End the pause',
    sources: 'Where the news comes from; add a feed of your own, or mute one',
    settings: 'Time zone, quiet hours, the look of cards, mutes and more',
    privacy: 'What is stored about you, and how to delete it',
    help: 'What this bot does, and how',
  },
  options: {
    when: 'Which stories; by default those of today',
    topic: 'A topic, such as Models',
    story: 'A story: type a word of its headline',
    query: 'What to search for',
    url: 'The address of the page',
    wanted: 'A topic, "everything", or a search of your own',
    mode: 'How often; by default daily',
    time: 'When the digest comes, such as 09:00',
    level: 'How important a story must be',
    channel: 'Where; by default here',
    mention: 'A role to call with each post as it happens',
    direct: 'Send it to you alone, in direct messages',
    timezone: 'Your time zone, such as Europe/Berlin',
    subscription: 'Which one',
    hours: 'For how many hours; by default until somebody resumes it',
    addSource: 'The address of a feed that only this community follows',
    muteSource: 'A source that does not count here',
    unmuteSource: 'A muted source that counts again',
    quiet: 'Quiet hours such as 22:00-07:00, or off',
    posts: 'Most posts a day and channel as it happens',
    cards: 'How stories look in channels',
    threads: 'Updates go into a thread of the post',
    muteWord: 'A word that keeps a story away',
    unmuteWord: 'A muted word that does not count any more',
    log: 'Where to tell of trouble',
    manager: 'A role that may manage the bot besides those who manage the server',
    passOn: 'From which level on posts in announcement channels go to followers',
  },
  top: {
    today: 'Top AI news of the last 24 hours',
    week: 'Top AI news of the last 7 days',
    newest: 'The newest AI news',
    of: (title: string, topic: string): string => `${title}: ${topic}`,
    none: 'Nothing yet. A quiet day is a fine thing; try the week, or another topic.',
    unknownTopic: (typed: string, meant: string | undefined): string =>
      `There is no topic “${typed}”.${meant === undefined ? ' Choose one of the list that appears while you type.' : ` Did you mean ${meant}?`}`,
  },
  search: {
    title: (understood: string): string => `Stories: ${understood}`,
    none: 'No story matches. Fewer words find more.',
    empty: 'Write what to search for, such as: "export controls" topic:chips-infrastructure',
  },
  brief: {
    noAddress: 'Give the whole address of the page, as in https://example.com/article.',
  },
  story: {
    unknown: 'There is no such story here any more. Type a word of its headline and choose from the list.',
    why: (title: string): string => `Why: ${title}`,
  },
  buttons: {
    previous: 'Back',
    next: 'More',
    share: 'Share here',
    deleteData: 'Delete it all',
    follow: 'Follow in my DMs',
    more: 'More like this',
    less: 'Less like this',
    report: 'Report wrong',
    why: 'Why this?',
    otherEvent: 'Not the same event',
    remove: 'Remove here',
  },
  menu: {
    title: 'What about this story?',
    voted: 'Thank you, that is counted. From five people on it moves what is shown first.',
    reported: 'Thank you. The people who run this bot see your report.',
    removed: 'Removed from every channel here.',
    followed: 'You get this story and its updates in direct messages.',
    stopped: 'Stopped. Nothing more comes from here.',
  },
  errors: {
    gone: 'That button is too old. Ask again with /ai-news.',
    managersOnly:
      'Only those who manage this server, or have the role named in /ai-news settings, can do that. Reading is open to all.',
    writersOnly: 'You cannot write here, so you cannot share here.',
    tooFast: (seconds: number): string =>
      `That was a lot of commands in a minute. Try again in ${seconds} seconds.`,
    briefs: (minutes: number): string =>
      `The summaries on demand are used up for now. Try again in ${minutes < 2 ? 'a minute' : `${minutes} minutes`}.`,
    notHere: 'That works in a server, not in direct messages.',
  },
  subscribe: {
    title: (place: string): string => `Subscribed ${place}`,
    me: 'you',
    summary: (topic: string, when: string): string => `${topic}, ${when}.`,
    changed: 'That was subscribed already; it is as you asked now.',
    next: (when: string): string => `Next digest: ${when}.`,
    instant: (most: number, quiet: { from: string; to: string } | undefined): string =>
      `Posted as it happens, ${most === 1 ? 'one story' : `${most} stories`} a day at most` +
      (quiet ? `; from ${quiet.from} to ${quiet.to} only breaking news.` : '.'),
    stop: 'To stop: /ai-news unsubscribe',
    active: 'active',
    matches: 'What would have come lately, for you to see',
    noMatches: 'Nothing of the last days matches yet.',
    obstacles: (place: string): string => `The bot cannot post in ${place} yet:`,
    badTime: (typed: string): string => `“${typed}” is no time of day. Write it like 09:00 or 18:30.`,
    badZone: (typed: string): string =>
      `“${typed}” is no time zone. Write it like Europe/Berlin or America/New_York.`,
    zoneTitle: 'Your time zone',
    zoneLabel: 'In which time zone do you want the digest?',
    zoneHint: 'Such as Europe/Berlin. Asked for once.',
    note: (who: string, topic: string, when: string): string =>
      `${who} subscribed this channel to ${topic}, ${when}. To stop: /ai-news unsubscribe.`,
    everything: 'Everything',
    oneStory: (publicId: string): string => `the story ${publicId}`,
    search: (understood: string): string => `the search ${understood}`,
  },
  modes: {
    instant: (level: Level): string =>
      level === 'minor'
        ? 'as it happens'
        : `as it happens, ${level}${level === 'breaking' ? ' news' : ' and up'}`,
    daily: (time: string): string => `daily ${time}`,
    weekly: (time: string, day: string): string => `${day}s ${time}`,
  },
  levelNames: {
    minor: 'Everything, minor too',
    notable: 'Notable and up',
    major: 'Major and up',
    breaking: 'Breaking alone',
  } satisfies Record<Level, string>,
  modeNames: { instant: 'As it happens', daily: 'Daily digest', weekly: 'Weekly digest' } satisfies Record<
    Mode,
    string
  >,
  subscriptions: {
    title: 'Subscriptions here',
    none: 'Nothing is subscribed here yet. Try: /ai-news subscribe topic:Models',
    by: 'by ',
    next: (when: string): string => `next: ${when}`,
    paused: (reason: string): string => `paused: ${reason}`,
    pausedUntil: (when: string): string => `paused until ${when}`,
    pausedForGood: 'paused until /ai-news resume',
    removed: (topic: string): string => `Stopped: ${topic}.`,
    unknown: 'There is no such subscription here. Choose one of the list that appears while you type.',
  },
  pause: {
    until: (when: string): string =>
      `Paused until ${when}. What comes meanwhile is not posted later; /ai-news top shows it.`,
    open: 'Paused. Nothing is posted here until /ai-news resume.',
    resumed: 'Back again. What came meanwhile is not posted; /ai-news top shows it.',
    nothing: 'Nothing is subscribed here.',
  },
  sources: {
    title: (count: number): string => (count === 1 ? '1 source' : `${count} sources`),
    own: ' (only here)',
    muted: ' (muted here)',
    how: 'Managers add a feed with /ai-news sources add:, and mute one with mute:. Only the operator changes the shared list.',
    full: (most: number): string => `A community may add ${most} feeds of its own.`,
    known: (site: string): string => `That feed of ${site} is followed already.`,
    added: (site: string): string =>
      `Following ${site}, for this community alone. What it holds now is stored; what comes after is news.`,
    unknown: 'There is no such source here. Choose one of the list that appears while you type.',
    nowMuted: (name: string): string => `${name} does not count here any more.`,
    unmuted: (name: string): string => `${name} counts here again.`,
  },
  settings: {
    title: 'Settings',
    changed: 'Settings, as they are now',
    how: 'To change one: /ai-news settings, and choose it.',
    never: 'Never',
    notYet: 'not set yet',
    none: 'none',
    on: 'on',
    off: 'off',
    badQuiet: (typed: string): string =>
      `“${typed}” are no quiet hours. Write them like 22:00-07:00, or off.`,
    names: {
      timeZone: 'Time zone',
      quiet: 'Quiet hours',
      mostPosts: 'Most posts a day and channel',
      cards: 'Cards',
      threads: 'Updates in a thread',
      mutedWords: 'Muted words',
      passOn: 'Passed on to followers',
    },
  },
  privacy: {
    title: 'What is stored about you',
    nothing: 'Nothing.',
    subscriptions: 'Your platform id, with what you subscribed:',
    votes: (count: number): string => `Your votes on ${count === 1 ? '1 story' : `${count} stories`}.`,
    direct: 'in direct messages',
    nothingElse: 'Nothing else: neither what you write nor what you read.',
    deleted:
      'Deleted: your votes, your direct messages from this bot, and your name on subscriptions of channels, which go on.',
  },
  help: {
    title: 'AI News Bot',
    intro: 'The AI news that matters, told once, with its sources.',
  },
} as const;
