import type { Evidence } from './evidence.ts';

/**
 * What each piece of evidence counts for: a logistic regression, fitted on the tuning half of the labelled set and
 * on the general headlines for tuning (decision 0011). Units of `Evidence`; positive speaks for one event.
 */
const weights: Evidence = {
  closest: 4.71,
  centre: 4.78,
  core: 0.97,
  missing: -0.38,
  titles: -0.86,
  telling: 0.88,
  rarest: 2.28,
  otherVersion: -1.95,
  otherProduct: -2.1,
  otherLab: -3.07,
  sequel: -1.93,
  roundUp: -2.84,
  guide: -1.01,
  onlySite: -2.65,
  sameSite: -1.26,
  linked: 5.71,
  days: -0.59,
  hours: -0.43,
  size: -0.22,
  single: -0.71,
};
const bias = -4.08;

/** From this chance on an article joins, and a story is merged into another. */
export const joinFrom = 0.45;
export const mergeFrom = 0.5;
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
