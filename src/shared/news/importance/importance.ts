import type { Level } from '../../domain/story.ts';
import {
  type Outlet,
  type OutletKind,
  type Report,
  independentOutlets,
  outletKinds,
  weightOf,
} from './outlets.ts';

/** One of the things that make a story important. */
export interface ImportancePart {
  name: 'outlets' | 'speed' | 'breadth' | 'primary' | 'readers';
  /** Above 0, with one decimal. */
  points: number;
  /** A plain phrase such as "7 independent outlets". */
  phrase: string;
}

export interface Importance {
  /** 0 to 100, a whole number. */
  importance: number;
  level: Level;
  /** How many independent outlets carry it. */
  outlets: number;
  /** Those that gave points. */
  parts: ImportancePart[];
}

/** Rises from 0 towards 1: each further one counts less than the one before. */
const saturating = (amount: number, scale: number): number => 1 - Math.exp(-Math.max(0, amount) / scale);
/** From 0 to 1 at a thousand. */
const logarithmic = (amount: number): number => Math.min(1, Math.log1p(Math.max(0, amount)) / Math.log(1001));

const hourMs = 3_600_000;

/**
 * How important a story is, by its articles alone (decision 0012). The sum of
 *
 *     outlets   50 (1 - e^(-w/5))           w: weights of the independent outlets, by kind
 *     speed     10 (1 - e^(-(n3-1)/3)) + 10 (1 - e^(-(n12-1)/4))
 *                                           n: most outlets that begin within any 3 and any 12 hours
 *     breadth   12 (1 - e^(-(k-1)/2))       k: kinds of outlet
 *     primary   4                           when the subject itself has published it
 *     readers   10 log(1+points)/log(1001) + 4 log(1+comments)/log(1001), the most that one article has
 *
 * which no story lifts above 100. It does not depend on the order of the articles.
 */
export function importanceOf(reports: readonly Report[]): Importance {
  const outlets = independentOutlets(reports);
  const facts: Facts = {
    outlets,
    in3h: mostWithin(outlets, 3 * hourMs),
    in12h: mostWithin(outlets, 12 * hourMs),
    kinds: outletKinds.filter((kind) => outlets.some((outlet) => outlet.kind === kind)),
    primary: reports.some(({ tier }) => tier === 'primary'),
    points: Math.max(0, ...reports.map((report) => report.points ?? 0)),
    comments: Math.max(0, ...reports.map((report) => report.comments ?? 0)),
  };
  const parts = partsOf(facts).filter(({ points }) => points > 0);
  const importance = Math.round(parts.reduce((sum, { points }) => sum + points, 0));
  const rounded = parts.map((part) => ({ ...part, points: Math.round(part.points * 10) / 10 }));
  return {
    importance,
    level: levelOf(importance, facts),
    outlets: outlets.length,
    parts: rounded.filter(({ points }) => points > 0),
  };
}

interface Facts {
  outlets: Outlet[];
  in3h: number;
  in12h: number;
  kinds: OutletKind[];
  primary: boolean;
  points: number;
  comments: number;
}

function partsOf(facts: Facts): ImportancePart[] {
  const { outlets, in3h, in12h, kinds, primary, points, comments } = facts;
  const weight = outlets.reduce((sum, { kind }) => sum + weightOf[kind], 0);
  return [
    { name: 'outlets', points: 50 * saturating(weight, 5), phrase: outletsPhrase(outlets.length) },
    {
      name: 'speed',
      points: 10 * saturating(in3h - 1, 3) + 10 * saturating(in12h - 1, 4),
      phrase:
        in3h > 1 ? `${in3h} of them within 3 hours, ${in12h} within 12` : `${in12h} of them within 12 hours`,
    },
    {
      name: 'breadth',
      points: 12 * saturating(kinds.length - 1, 2),
      phrase: `${kinds.length} kinds of outlet: ${kinds.map((kind) => kindNames[kind]).join(', ')}`,
    },
    { name: 'primary', points: primary ? 4 : 0, phrase: 'the subject itself has published it' },
    {
      name: 'readers',
      points: 10 * logarithmic(points) + 4 * logarithmic(comments),
      phrase: `${points} points and ${comments} comments by readers`,
    },
  ];
}

export const outletsPhrase = (outlets: number): string =>
  outlets === 1 ? '1 outlet' : `${outlets} independent outlets`;

const kindNames: Record<OutletKind, string> = {
  agency: 'agencies',
  'general press': 'general press',
  'trade press': 'AI press',
  primary: 'the subject itself',
  blog: 'blogs',
  community: 'communities',
};

/** The most outlets that begin within any stretch of so many milliseconds. Given in the order of time. */
function mostWithin(outlets: readonly Outlet[], ms: number): number {
  let most = 0;
  let first = 0;
  for (const [last, { at }] of outlets.entries()) {
    while (at.getTime() - (outlets[first]?.at.getTime() ?? 0) > ms) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** Points that a level needs at least, and the outlets below which no points suffice. */
const needed = {
  notable: { importance: 16, outlets: 2 },
  major: { importance: 42, outlets: 5 },
  breaking: { importance: 70, outletsIn12h: 10, kinds: 3, generalPress: 3 },
};

/**
 * Levels are thresholds with a floor of outlets: a lone paper or release stays minor however many points it has,
 * and breaking needs ten outlets in half a day, an agency or three general papers among them.
 */
function levelOf(importance: number, { outlets, in12h, kinds }: Facts): Level {
  const count = (...wanted: OutletKind[]): number =>
    outlets.filter(({ kind }) => wanted.includes(kind)).length;
  const forEverybody = count('agency') > 0 || count('general press') >= needed.breaking.generalPress;
  if (
    importance >= needed.breaking.importance &&
    in12h >= needed.breaking.outletsIn12h &&
    kinds.length >= needed.breaking.kinds &&
    forEverybody
  )
    return 'breaking';
  const press = count('agency', 'general press', 'trade press');
  if (importance < needed.notable.importance || outlets.length < needed.notable.outlets || press === 0)
    return 'minor';
  return importance >= needed.major.importance && outlets.length >= needed.major.outlets
    ? 'major'
    : 'notable';
}
