import type { Evidence } from './evidence.ts';

/** What settles that two events are meant, however alike the words are. */
const vetoes = [
  'otherVersion',
  'otherProduct',
  'otherPart',
  'otherLab',
  'otherRaiser',
  'otherMatter',
  'sequel',
  'roundUp',
  'guide',
] as const;
type Veto = (typeof vetoes)[number];
const vetoed = 0.01;

/**
 * What each piece of evidence counts for: a logistic regression, fitted on the tuning half of the labelled set and
 * on the general headlines for tuning (decision 0011). Units of `Evidence`; positive speaks for one event.
 */
const weights: Omit<Evidence, Veto> = {
  closest: 2.63,
  centre: 6.6,
  closestNames: 2.38,
  centreNames: -3.22,
  titles: -3.97,
  core: 0.4,
  missing: -0.28,
  telling: 0.77,
  rarest: 3.26,
  onlySite: -3.92,
  sameSite: -1.77,
  linked: 11.35,
  days: -1.39,
  hours: 0.29,
  age: -0.82,
  ageHours: -0.43,
  foreign: -1.1,
  strange: -0.24,
  size: 0.45,
  single: -0.57,
  long: -3.74,
  longClosest: -2.92,
  longCentre: 10.24,
  longClosestNames: 1.59,
  longCentreNames: -0.93,
  longForeign: -0.46,
  longStrange: -2.21,
};
const bias = -2.65;

/** From this chance on an article joins, and a story is merged into another. */
export const joinFrom = 0.45;
export const mergeFrom = 0.6;
/** What is not about AI by itself joins only where it is all but certain that it tells of the same event. */
export const strangerJoinsFrom = 0.9;
/** Below this chance an article that has its story may leave it, where another fits. */
export const leaveBelow = 0.2;

const keys = Object.keys(weights) as (keyof typeof weights)[];

/** The chance, 0..1, that an article with this evidence reports the event of the story. */
export function chanceOf(evidence: Evidence): number {
  if (vetoes.some((key) => evidence[key] > 0)) return vetoed;
  const sum = keys.reduce((total, key) => total + weights[key] * evidence[key], bias);
  return 1 / (1 + Math.exp(-sum));
}

/** How far one piece of evidence moves the balance, in log odds: for saying in words what counted. */
export const effectOf = (key: keyof Evidence, evidence: Evidence): number =>
  isVeto(key) ? -10 * evidence[key] : weights[key] * evidence[key];

const isVeto = (key: keyof Evidence): key is Veto => vetoes.some((veto) => veto === key);
