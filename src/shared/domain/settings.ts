import type { Level } from './story.ts';

/** What a workspace, or a person for direct messages, can set; what is not set is as in `usualSettings`. */
export interface Settings {
  /** IANA zone of digests and quiet hours; undefined until somebody was asked: never silently UTC. */
  timeZone?: string;
  /** Local times between which only breaking news is posted; undefined: no quiet hours. */
  quiet?: { from: string; to: string };
  /** Instant posts a day and destination, from 1. */
  mostPosts: number;
  /** Instant posts tell no older news than so many hours, from 1: what is older is left to digests. */
  freshHours: number;
  /** How stories look in channels. */
  cards: 'compact' | 'full';
  /** Whether they show a picture, where a source offers one. */
  pictures: boolean;
  /** ISO 639-1 of the readers, whose own sources are quoted first; undefined: as it comes. */
  language?: string;
  /** Whether updates go into a thread of the post. */
  threads: boolean;
  /** Lower case; a story whose headline or titles hold one of them is not posted. */
  mutedWords: readonly string[];
  /** Ids of sources that do not count here. */
  mutedSources: readonly number[];
  /** Where the bot tells of trouble, in the platform's own form. */
  logChannel?: string;
  /** The role that may manage besides those who manage the workspace. */
  managerRole?: string;
  /** From which level on posts in announcement channels are passed on to followers; undefined: never. */
  passOnFrom?: Level;
}

/** The design's defaults: a quiet channel is the point. */
export const usualSettings: Settings = {
  quiet: { from: '22:00', to: '07:00' },
  mostPosts: 6,
  freshHours: 12,
  cards: 'compact',
  pictures: false,
  threads: true,
  mutedWords: [],
  mutedSources: [],
};

/** For the console and for files, which nobody has to keep quiet: whatever is news is told at once. */
export const unquietSettings = {
  quiet: null,
  mostPosts: 1_000_000_000,
  freshHours: 1_000_000_000,
} as const;
