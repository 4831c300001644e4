import type { SourceScope, Tier } from '../../domain/source.ts';
import { topicWords } from '../text/tokens.ts';
import { siteOf } from '../text/url.ts';

/** One article of a story, as importance looks at it. */
export interface Report {
  /** As `canonicalUrl` writes it. */
  url: string;
  title: string;
  teaser: string;
  tier: Tier;
  scope: SourceScope;
  publishedAt: Date;
  /** What readers of a community gave it; null where nothing counts them. */
  points: number | null;
  comments: number | null;
}

/** Who speaks: a tier, with the press parted into papers for everybody and those that write about AI. */
export type OutletKind = Exclude<Tier, 'press'> | 'general press' | 'trade press';

/** One voice: everything that a site, its copyists, or the subjects themselves have published about a story. */
export interface Outlet<R extends Report = Report> {
  kind: OutletKind;
  /** When it was first heard. */
  at: Date;
  reports: R[];
}

/** What one voice of a kind counts for: an agency is read by many papers, a blog by its own readers. */
export const weightOf: Record<OutletKind, number> = {
  agency: 1.5,
  'general press': 1,
  'trade press': 1,
  primary: 0.5,
  blog: 0.5,
  community: 0.3,
};

/** Those that count most first. */
export const outletKinds = Object.keys(weightOf) as readonly OutletKind[];

/**
 * The independent outlets among a story's articles. One voice are: the articles of one site; those that repeat one
 * text (an agency's, a press release); and all primary sources, since those whom a story is about are no witnesses of
 * one another, and several feeds of one lab are one lab. A voice is of the kind that counts most in it.
 */
export function independentOutlets<R extends Report>(reports: readonly R[]): Outlet<R>[] {
  const described = reports.map(describe);
  const voices: Described<R>[][] = [];
  for (const report of described) {
    const own = voices.filter((voice) => voice.some((other) => sameVoice(report, other)));
    const joined = [...own.flat(), report];
    for (const voice of own) voices.splice(voices.indexOf(voice), 1);
    voices.push(joined);
  }
  return voices.map(toOutlet).sort((a, b) => a.at.getTime() - b.at.getTime());
}

interface Described<R extends Report> {
  report: R;
  site: string;
  teaser: ReadonlySet<string>;
  all: ReadonlySet<string>;
}

const describe = <R extends Report>(report: R): Described<R> => ({
  report,
  site: siteOf(report.url),
  teaser: new Set(topicWords(report.teaser)),
  all: new Set(topicWords(`${report.title} ${report.teaser}`)),
});

/** Fewer words than this are alike by chance: many headlines are "Lab releases Model 5". */
const tellingWords = { teaser: 10, all: 8 };
const repeatedShare = 0.75;

const sameVoice = <R extends Report>(a: Described<R>, b: Described<R>): boolean =>
  a.site === b.site ||
  (a.report.tier === 'primary' && b.report.tier === 'primary') ||
  repeats(a.teaser, b.teaser, tellingWords.teaser) ||
  repeats(a.all, b.all, tellingWords.all);

/** Whether most words of the two stand in both. */
function repeats(a: ReadonlySet<string>, b: ReadonlySet<string>, enough: number): boolean {
  if (Math.min(a.size, b.size) < enough) return false;
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared) >= repeatedShare;
}

function toOutlet<R extends Report>(voice: readonly Described<R>[]): Outlet<R> {
  const reports = voice.map(({ report }) => report);
  const kinds = reports.map(kindOf);
  return {
    kind: outletKinds.find((kind) => kinds.includes(kind)) ?? 'blog',
    at: new Date(Math.min(...reports.map((report) => report.publishedAt.getTime()))),
    reports,
  };
}

const kindOf = ({ tier, scope }: Report): OutletKind =>
  tier === 'press' ? (scope === 'general' ? 'general press' : 'trade press') : tier;
