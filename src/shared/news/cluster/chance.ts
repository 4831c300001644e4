import type { Evidence } from './evidence.ts';

/**
 * What each piece of evidence counts for: a logistic regression, fitted on the tuning half of the labelled set and
 * on the general headlines for tuning (decision 0011). Units of `Evidence`; positive speaks for one event.
 */
const weights: Evidence = {
  closest: 2.9,
  centre: 7.26,
  closestNames: 2.25,
  centreNames: -3.3,
  titles: -4.33,
  core: 0.36,
  missing: -0.2,
  telling: 0.75,
  rarest: 3.47,
  otherVersion: -3.77,
  otherProduct: -1.03,
  otherLab: -1.8,
  sequel: -0.17,
  roundUp: -3.06,
  guide: -1.03,
  onlySite: -0.97,
  sameSite: -1.88,
  linked: 11.37,
  days: -1.49,
  hours: 0.3,
  age: -0.76,
  ageHours: -0.5,
  foreign: -1.13,
  strange: -0.41,
  size: 0.52,
  single: -0.14,
  long: -3.41,
  longClosest: -2.33,
  longCentre: 7.65,
  longClosestNames: 1.76,
  longCentreNames: -0.12,
  longForeign: -0.79,
  longStrange: -2.18,
};
const bias = -2.71;

/** From this chance on an article joins, and a story is merged into another. */
export const joinFrom = 0.5;
export const mergeFrom = 0.6;
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
