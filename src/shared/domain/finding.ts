/** `look`: worth a look, and no failure; `wrong`: it does not work until somebody mends it. */
export type FindingState = 'ok' | 'look' | 'wrong';

/** One thing that was looked at, in words for the operator. */
export interface Finding {
  /** What was looked at, in one to four words. */
  what: string;
  state: FindingState;
  said: string;
  /** What to do about it; where there are several things, a line each. */
  todo?: string;
}

/** Looks at one thing, or a few that belong together. Changes nothing. */
export interface Check {
  what: string;
  run: () => Promise<readonly Finding[]>;
}

export const ok = (what: string, said: string): Finding => ({ what, state: 'ok', said });

export const look = (what: string, said: string, todo?: string): Finding => found(what, 'look', said, todo);

export const wrong = (what: string, said: string, todo?: string): Finding => found(what, 'wrong', said, todo);

/** Our messages say what happened and then what to do: the first sentence, and the rest. */
export function fromMessage(what: string, state: FindingState, message: string): Finding {
  const [, said = message, todo] = /^(.+?[.:!])\s+(\p{Lu}.*)$/su.exec(message) ?? [];
  return found(what, state, said, todo);
}

const found = (what: string, state: FindingState, said: string, todo: string | undefined): Finding => ({
  what,
  state,
  said,
  ...(todo === undefined ? {} : { todo }),
});
