/** What the bot says to people on Discord, in English. */
export const words = {
  open: 'open',
  moreSources: (count: number): string => (count === 1 ? 'and 1 more source' : `and ${count} more sources`),
  untitled: 'AI news',
};
