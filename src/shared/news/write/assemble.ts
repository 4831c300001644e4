import type { CheckCounts } from '../../db/tables/writing.ts';
import type { Brief, KeyPoint, StoryArticle } from '../../domain/story.ts';
import { type Worded, isNew, repeats, tellsMore } from '../summarize/likeness.ts';
import { topicWords } from '../text/tokens.ts';
import { type Statement, passes } from './statement.ts';
import { verbatimWords } from './verbatim.ts';

export interface Checked {
  lede: Statement;
  points: readonly Statement[];
}

export interface AssemblyRules {
  articles: readonly StoryArticle[];
  /** Points that a brief of this story has, at least and at the most. */
  least: number;
  most: number;
  /** Words of one article that may stand verbatim in the brief. */
  verbatimMost: number;
}

/**
 * The brief of what passed the check. A lede that did not gives way to the plain brief's, and where too few points are
 * left, its points join them. Undefined where nothing of what was written can stand.
 */
export function assemble(
  { lede, points }: Checked,
  plain: Brief,
  rules: AssemblyRules,
  counts: CheckCounts,
): Brief | undefined {
  const ledeStands = passes(lede);
  const written = points.filter(passes);
  if (!ledeStands && written.length === 0) return undefined;
  const first: KeyPoint = ledeStands ? toPoint(lede) : { text: plain.lede, articleIds: plain.ledeArticleIds };
  const chosen = withoutRepeats(plain.headline, first, written.map(toPoint), rules.most);
  const missing = Math.max(0, Math.min(rules.least, plain.points.length) - chosen.length);
  const filled = withoutRepeats(plain.headline, first, [...chosen, ...plain.points], chosen.length + missing);
  const kept = withinVerbatim(first, filled, rules);
  const stands = new Set([first, ...kept].map(({ text }) => text));
  const own = [lede, ...points].map(({ text }) => text);
  counts.replaced += [...stands].filter((text) => !own.includes(text)).length;
  counts.dropped += own.filter((text) => !stands.has(text)).length;
  return { ...plain, lede: first.text, ledeArticleIds: first.articleIds, points: kept };
}

const toPoint = ({ text, articleIds }: Statement): KeyPoint => ({ text, articleIds });

/** What says nothing new beside headline and lede goes, and so does what tells a fact or nothing but known figures again. */
function withoutRepeats(
  headline: string,
  lede: KeyPoint,
  points: readonly KeyPoint[],
  most: number,
): KeyPoint[] {
  const kept: (KeyPoint & Worded)[] = [];
  const worded = (point: KeyPoint): KeyPoint & Worded => ({
    ...point,
    words: new Set(topicWords(point.text)),
  });
  const first = worded(lede);
  const said = new Set([...topicWords(headline), ...first.words]);
  for (const point of points.map(worded)) {
    if (kept.length >= most) break;
    const known = [headline, ...[first, ...kept].map(({ text }) => text)];
    const again = repeats(point, said) || !tellsMore(point, known);
    if (!again && [first, ...kept].every((other) => isNew(point, other))) kept.push(point);
  }
  return kept.map(({ text, articleIds }) => ({ text, articleIds }));
}

/** Leaves out points from the end that copy an article of which the brief holds more than it may. */
function withinVerbatim(
  lede: KeyPoint,
  points: readonly KeyPoint[],
  { articles, verbatimMost }: AssemblyRules,
): KeyPoint[] {
  const kept = [...points];
  for (const article of articles) {
    const copies = (texts: readonly string[]): number => verbatimWords(texts, article);
    while (copies([lede, ...kept].map(({ text }) => text)) > verbatimMost) {
      const last = kept.findLastIndex(({ text }) => copies([text]) > 0);
      if (last === -1) break;
      kept.splice(last, 1);
    }
  }
  return kept;
}
