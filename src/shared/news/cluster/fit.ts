import type { Evidence } from './evidence.ts';
import type { Candidate } from './placed.ts';

/** How well an article fits a story. */
export interface Fit {
  candidate: Candidate;
  /** Chance, 0..1, that the article reports the story's event. */
  chance: number;
  evidence: Evidence;
}
