export interface Mutes {
  /** Lower case. */
  mutedWords: readonly string[];
  mutedSources: readonly number[];
}

/** A story as mutes look at it. */
export interface Mutable {
  headline: string;
  articles: readonly { title: string; sourceId: number }[];
}

/** Why a story is muted, as the end of a sentence; undefined where it is not. A word counts as a whole one alone. */
export function whyMuted({ headline, articles }: Mutable, mutes: Mutes): string | undefined {
  const titles = [headline, ...articles.map(({ title }) => title)].map((title) => title.toLowerCase());
  const word = mutes.mutedWords.find((muted) => titles.some((title) => holds(title, muted)));
  if (word !== undefined) return `its titles hold the muted “${word}”`;
  const heard = articles.some(({ sourceId }) => !mutes.mutedSources.includes(sourceId));
  return heard || articles.length === 0 ? undefined : 'only muted sources tell it';
}

const endsInLetter = /[\p{L}\p{N}]$/u;
const beginsWithLetter = /^[\p{L}\p{N}]/u;

function holds(title: string, word: string): boolean {
  for (let at = title.indexOf(word); at >= 0; at = title.indexOf(word, at + 1)) {
    const whole =
      !endsInLetter.test(title.slice(0, at)) && !beginsWithLetter.test(title.slice(at + word.length));
    if (whole) return true;
  }
  return false;
}
