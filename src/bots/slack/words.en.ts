import { shorten } from '../../shared/rendering/shorten.ts';

/** What the bot says to people on Slack, in English. */
export const words = {
  open: 'open',
  untitled: 'AI news',
  image: 'Image',
  somebody: 'somebody',
  somewhere: 'a channel',
  moreSources: (count: number): string => (count === 1 ? 'and 1 more source' : `and ${count} more sources`),
  /** For those who hear a button that shows no words. */
  moreChoices: 'More about this',
  send: 'Send',
  cancel: 'Cancel',
  close: 'Close',

  adminsOnly: 'Admins alone',
  onOff: [
    { name: 'On', value: 'on' },
    { name: 'Off', value: 'off' },
  ],
  formTitle: (command: string): string => capital(command),
  optionLabel: (option: string): string => capital(option),
  formElsewhere: (form: string): string =>
    `There is more to ask (${form}), and Slack shows no form here. Type /ai-news in a channel, with the same words.`,
  subscribeButton: 'Subscribe …',
  settingsButton: 'Settings …',
  appDescription: 'The AI news that matters, told once, with its sources',
  commandDescription: 'News about artificial intelligence: read it, search it, subscribe to it',
  usageHint: 'top | search WORDS | subscribe TOPIC daily 09:00 | help',
  briefShortcut: 'Brief of this link',
  briefShortcutWhy: 'Summarize the page that this message links to',

  typed: {
    noCommand: (typed: string, meant: string | undefined, known: readonly string[]): string =>
      `There is no command “${short(typed)}”. ${
        meant === undefined ? `There are ${listed(known)}.` : `Did you mean /ai-news ${meant}?`
      }`,
    missing: (command: string, option: string, description: string): string =>
      `/ai-news ${command} needs more: the ${option}. ${description}.`,
    notUnderstood: (groups: readonly string[]): string =>
      `${listed(groups.map((group) => `“${short(group)}”`))} could not be understood there. ${quoteHint}`,
    twice: (option: string): string => `There is more than one ${option}. Give it once.`,
    noChoice: (typed: string, option: string, meant: string | undefined, known: readonly string[]): string =>
      `“${short(typed)}” cannot be chosen for ${option}. ${
        meant === undefined ? `Choose ${listed(known, 'or')}.` : `Did you mean ${meant}?`
      }`,
    noNumber: (typed: string, option: string, min: number | undefined, max: number | undefined): string =>
      `“${short(typed)}” does not do for ${option}. Give a whole number${
        min === undefined || max === undefined ? '' : ` from ${min} to ${max}`
      }.`,
    noFlag: (typed: string, option: string): string =>
      `“${short(typed)}” turns ${option} neither on nor off. Write ${option}:on or ${option}:off.`,
    noChannel: (typed: string): string =>
      `“${short(typed)}” is no channel that Slack knows. Type # and choose it from the list.`,
    noGroup: (typed: string): string =>
      `“${short(typed)}” is no user group that Slack knows. Type @ and choose it from the list.`,
    noPeople: (typed: string): string =>
      `${short(typed)} is a person; only channels and user groups can be named there.`,
    unclosed: 'A quotation mark is missing: it is not clear what belongs together.',
    meantOption: (typed: string, option: string): string =>
      `“${short(typed)}” could not be understood. Did you mean ${option}:… ?`,
    meantWord: (typed: string, meant: string): string =>
      `Did you mean ${meant} by “${short(typed)}”? If not, put it in quotation marks.`,
  },
};

const quoteHint = 'What belongs together stands side by side, or in quotation marks.';

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** What was typed, as far as an answer should repeat it. */
const short = (typed: string): string => shorten(typed, 60) || '…';

const listed = (names: readonly string[], word = 'and'): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1) ?? ''}`;
