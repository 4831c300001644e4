import type { Evidence } from './evidence.ts';

/**
 * What each piece of evidence counts for: a logistic regression, fitted on the tuning half of the labelled set and
 * on the general headlines for tuning (decision 0011). Units of `Evidence`; positive speaks for one event.
 */
const weights: Evidence = {
  closest: 4.71,
  centre: 5.62,
  core: 0.7,
  missing: -0.23,
  titles: -2.12,
  telling: 0.73,
  rarest: 2.53,
  otherVersion: -0.85,
  otherProduct: -2.38,
  otherLab: -3.5,
  sequel: -3.11,
  roundUp: -2.49,
  guide: -0.84,
  onlySite: -3.23,
  sameSite: -1.44,
  linked: 5.77,
  days: -0.62,
  hours: -0.43,
  size: -0.25,
  single: -0.91,
};
const bias = -3.94;

/** From this chance on an article joins, and a story is merged into another. */
export const joinFrom = 0.4;
export const mergeFrom = 0.45;
/** Below this chance an article that has its story may leave it, where another fits. */
export const leaveBelow = 0.2;

const keys = Object.keys(weights) as (keyof Evidence)[];

/** The chance, 0..1, that an article with this evidence reports the event of the story. */
export function chanceOf(evidence: Evidence): number {
  const sum = keys.reduce((total, key) => total + weights[key] * evidence[key], bias);
  return 1 / (1 + Math.exp(-sum));
}

/** How far one piece of evidence moves the balance, in log odds: for saying in words what counted. */
export const effectOf = (key: keyof Evidence, evidence: Evidence): number => weights[key] * evidence[key];
