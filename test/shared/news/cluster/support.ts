import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  decide,
  type Candidate,
  type Decision,
  type PlacedArticle,
} from '../../../../src/shared/news/cluster/decide.ts';
import { candidateTerms, describe as termsOf } from '../../../../src/shared/news/cluster/terms.ts';
import type { StoryArticle } from '../../../../src/shared/domain/story.ts';

/** As in the pipeline, a story is looked up by articles of the same time, before or after. */
const windowMs = 7 * 86_400_000;

/** A stream of articles placed one after the other, with counts that grow, as the pipeline does it, but in memory. */
export class Stream {
  readonly stories: (Candidate & { lookup: Set<string>; terms: Set<string> })[] = [];
  readonly #counts = new Map<string, number>();
  #articles = 0;

  /** Places an article and returns its story with the decision. */
  place(
    article: Omit<PlacedArticle, 'terms' | 'links'> & { teaser?: string; text?: string; links?: string[] },
  ): Decision & { storyId: number } {
    const terms = termsOf({ teaser: '', ...article });
    const placed = { links: [], past: false, ...article, terms, id: this.#articles++ };
    const lookup = candidateTerms(terms);
    const at = placed.publishedAt.getTime();
    const isNear = (other: PlacedArticle): boolean => Math.abs(other.publishedAt.getTime() - at) <= windowMs;
    const candidates = this.stories.filter(
      ({ lookup: known, articles }) =>
        (lookup.some((term) => known.has(term)) && articles.some(isNear)) ||
        articles.some((other) => other.canonicalUrl === placed.canonicalUrl || other.title === placed.title),
    );
    const decision = decide(placed, candidates, {
      documents: this.stories.length,
      frequency: (term) => this.#counts.get(term) ?? 0,
    });
    const storyId = decision.join ?? this.stories.length;
    const story = (this.stories[storyId] ??= { storyId, articles: [], lookup: new Set(), terms: new Set() });
    // Another list: what was worked out for the one before must not hold for it.
    story.articles = [...story.articles, placed];
    for (const term of lookup) story.lookup.add(term);
    for (const term of Object.keys(terms.weights)) {
      if (!story.terms.has(term)) this.#counts.set(term, (this.#counts.get(term) ?? 0) + 1);
      story.terms.add(term);
    }
    return { ...decision, storyId };
  }
}

/**
 * B-cubed precision, recall and F1 (Bagga and Baldwin 1998): the mean over all items of the share of their
 * cluster that belongs with them, and of their event that stands in their cluster.
 */
export function bCubed(items: readonly { cluster: number; event: string }[]): {
  p: number;
  r: number;
  f: number;
} {
  let p = 0;
  let r = 0;
  for (const item of items) {
    const cluster = items.filter((other) => other.cluster === item.cluster);
    const event = items.filter((other) => other.event === item.event);
    const both = cluster.filter((other) => other.event === item.event).length;
    p += both / cluster.length / items.length;
    r += both / event.length / items.length;
  }
  return { p, r, f: p + r === 0 ? 0 : (2 * p * r) / (p + r) };
}

export interface SampleArticle extends StoryArticle {
  event: string;
  ai: boolean;
  carries: 'full' | 'teaser' | 'title';
}

interface RawOutlet {
  id: string;
  name: string;
  homepage: string;
  carries: SampleArticle['carries'];
}

interface RawArticle {
  id: string;
  outlet: string;
  path: string;
  at: string;
  title: string;
  teaser: string;
  paragraphs: string[];
  event: string | null;
  ai: boolean;
}

const folder = resolve(import.meta.dirname, '../../../fixtures/sample-day');

/** The articles of the invented news day; past ones and those without an event are events of their own. */
export function sampleDay(): SampleArticle[] {
  if (!existsSync(folder)) throw new Error(`The sample day is missing: ${folder}`);
  const read = (file: string): unknown => JSON.parse(readFileSync(resolve(folder, file), 'utf8'));
  const outlets = new Map((read('outlets.json') as RawOutlet[]).map((outlet) => [outlet.id, outlet]));
  return (read('articles.json') as RawArticle[]).map((raw, id) => {
    const outlet = outlets.get(raw.outlet);
    if (!outlet) throw new Error(`No outlet ${raw.outlet}.`);
    return {
      id,
      publisher: outlet.name,
      title: raw.title,
      teaser: raw.teaser,
      text: raw.paragraphs.join('\n\n'),
      url: new URL(raw.path, outlet.homepage).href,
      publishedAt: new Date(raw.at),
      language: 'en',
      event: raw.event ?? `alone ${raw.id}`,
      ai: raw.ai,
      carries: outlet.carries,
    };
  });
}
