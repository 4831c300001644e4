/**
 * The words by which an article is seen to be about a topic. `strong` ones say it by themselves, `plain` ones in a
 * title or two together, `weak` ones only help others. Entries in lower case ignore case; those with a capital match
 * exactly as written. Words match whole, with or without a final -s; a final `*` stands for any ending. Hyphens and
 * apostrophes part words: "open source" is also "open-source". `<money>` and the like are shapes (see shapes.ts).
 */
export interface Vocabulary {
  strong: readonly string[];
  plain: readonly string[];
  weak: readonly string[];
  /** Words that say that the article is about something else, although it has words of the topic. */
  against: readonly string[];
}

/** A vocabulary from lists with commas. */
export function vocabulary(lists: Record<keyof Vocabulary, string>): Vocabulary {
  return {
    strong: split(lists.strong),
    plain: split(lists.plain),
    weak: split(lists.weak),
    against: split(lists.against),
  };
}

/** The entries of a list with commas. */
export function split(list: string): string[] {
  return list
    .split(',')
    .map((entry) => entry.trim().replace(/\s+/g, ' '))
    .filter((entry) => entry !== '');
}
