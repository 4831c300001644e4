/**
 * The words that PostgreSQL's English dictionary (english.stop) does not index. A test asks the database whether it
 * is the same list.
 */
const list = `i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers
herself it its itself they them their theirs themselves what which who whom this that these those am is are was were be
been being have has had having do does did doing a an the and but if or because as until while of at by for with about
against between into through during before after above below to from up down in out on off over under again further then
once here there when where why how all any both each few more most other some such no nor not only own same so than too
very s t can will just don should now`;

const notIndexed: ReadonlySet<string> = new Set(list.split(/\s+/));

/** The parts of a text that the database takes for words: see plain_words in migration 2. */
const parts = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [];

/** Whether there is nothing in a text that could be searched for, and why. */
export function unsearchable(text: string): 'no letters' | 'too common' | undefined {
  const found = parts(text);
  if (!found.some((part) => /[\p{L}\p{Nd}]/u.test(part))) return 'no letters';
  return found.every((part) => notIndexed.has(part)) ? 'too common' : undefined;
}
