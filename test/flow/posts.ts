import { readFileSync } from 'node:fs';

export interface Post {
  at: string;
  kind: string;
  destination: string;
  story: string;
  version: number;
  headline: string;
  links: string[];
}

export interface NotPosted {
  at: string;
  link: string;
  title: string;
  reason: string;
}

export interface Outcome {
  articles: number;
  stories: number;
  posts: number;
  edits: number;
  repeats: number;
}

/** Each line as JSON; raises where one is torn. */
export function readLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

/** What makes two runs equal: every (at, kind, destination, headline, links), as often as it stands there. */
export const comparable = (posts: readonly Post[]): string[] =>
  posts
    .map(({ at, kind, destination, headline, links }) =>
      JSON.stringify([at, kind, destination, headline, links]),
    )
    .sort();

/** The outcome is the last line that a replay prints. */
export const outcomeOf = (stdout: string): Outcome =>
  JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Outcome;
