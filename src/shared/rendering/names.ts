import { oneLine } from '../news/text/characters.ts';

/**
 * Stand around the id of a place or a person that the bot itself names in running text. No font has them and no article
 * uses them; should one, it names a channel of its own choice and still calls nobody: a platform that would call people
 * by their names does not turn them into its own.
 */
const opening = '\uF8F0';
const closing = '\uF8F1';
const mark = /(\uF8F0[#@][A-Za-z0-9]{1,40}\uF8F1)/;

/** A place (`#`) or a person (`@`) that a client shows by its name. */
export interface Named {
  kind: '#' | '@';
  id: string;
}

/** A place or a person in running text. */
export const nameOf = (kind: Named['kind'], id: string): string => opening + kind + id + closing;

/** One line of text, parted where it names places or people whose ids can be such. */
export function partsByName(text: string, isId: (id: string) => boolean): (string | Named)[] {
  return oneLine(text)
    .split(mark)
    .map((part) => {
      const id = part.slice(opening.length + 1, -closing.length);
      if (!mark.test(part) || !isId(id)) return part;
      return { kind: part[opening.length] === '#' ? '#' : '@', id };
    });
}
