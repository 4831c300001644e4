import type { Level } from '../../../src/shared/domain/story.ts';

/** What somebody asks for in one command. */
export interface Wish {
  /** As typed: a topic's id, `everything`, or a search. */
  what: string;
  mode: 'instant' | 'daily' | 'weekly';
  level: Level;
  /** Of digests. */
  time?: string;
  /** When it is asked for; by default at the beginning. */
  from?: string;
}

/** A channel, or somebody's direct messages. */
export interface Place {
  name: string;
  server: string;
  wishes: readonly Wish[];
  pause?: { at: string; hours: number };
  /** When nothing can be posted there; without an end, for good. Where its reader wanted that, nobody has to mend it. */
  closed?: { at: string; to?: string; wanted?: true };
  /** Of the reason that is told then. */
  why?: string;
}

/** What holds in all channels of a server or a workspace, or in somebody's direct messages. */
export interface Server {
  name: string;
  zone: string;
  /** Undefined: as usual. */
  quiet: { from: string; to: string } | undefined;
  mostPosts: number;
  muted: readonly string[];
}

export const usualQuiet = { from: '22:00', to: '07:00' };

export const instant = (what: string, level: Level = 'minor', from?: string): Wish => ({
  what,
  mode: 'instant',
  level,
  ...(from !== undefined && { from }),
});
const digest = (mode: 'daily' | 'weekly', what: string, time: string, more: Partial<Wish> = {}): Wish => ({
  what,
  mode,
  level: 'minor',
  time,
  ...more,
});
export const daily = (what: string, time: string, more?: Partial<Wish>): Wish =>
  digest('daily', what, time, more);
export const weekly = (what: string, time: string, more?: Partial<Wish>): Wish =>
  digest('weekly', what, time, more);
