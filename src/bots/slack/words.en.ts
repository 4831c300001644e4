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
};
