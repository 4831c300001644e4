/** What the bot says to readers about stories, in English. */
export const words = {
  basedOn: (sources: number): string =>
    sources === 1 ? 'Summary based on 1 source' : `Summary based on ${String(sources)} sources`,
  known: (sources: number): string =>
    sources === 1 ? 'Reported by 1 source' : `Reported by ${String(sources)} sources`,
};
