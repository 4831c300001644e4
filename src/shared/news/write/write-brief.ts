import type { CheckCounts } from '../../db/tables/writing.ts';
import type { Brief, StoryArticle } from '../../domain/story.ts';
import type { Purpose } from '../../db/tables/model-call.ts';
import type { Asks } from '../../language-model/spending.ts';
import { mayBeIn } from '../text/language.ts';
import { usualVerbatimWords } from '../summarize/allowance.ts';
import { pointsFor } from '../summarize/limits.ts';
import { type Checked, assemble } from './assemble.ts';
import { type Draft, draftQuestion, repairQuestion } from './draft.ts';
import { type StoryMaterial, materialOf } from './material.ts';
import { type Citable, citable, countFaults, mostWords, noCounts, passes, statementOf } from './statement.ts';

/** A brief that a model wrote and the check let pass; or why there is none. */
export type Written =
  { brief: Brief; model: string; counts: CheckCounts } | { why: string; counts?: CheckCounts };

export interface WriteRequest {
  /** The same brief without a model: its headline and sources stay, and its sentences stand in for what fails. */
  plain: Brief;
  /** Those of the plain brief's language, in the order of its sources. */
  articles: readonly StoryArticle[];
  /** What readers of the last version know, if a model wrote it. */
  before?: Brief | undefined;
  about: { purpose: Purpose; storyId?: number };
  /** Milliseconds left. */
  timeLeft: () => number;
}

/**
 * Has a model write a brief from the articles, checks each of its sentences against the articles that it cites, lets it
 * mend once what fails, and leaves out or replaces the rest.
 */
export async function writeBrief(spending: Asks, request: WriteRequest): Promise<Written> {
  const { plain, articles, before, about, timeLeft } = request;
  const most = pointsFor(articles.length);
  const material = materialOf(articles, { headline: plain.headline, points: most, before });
  const reply = await spending.ask(draftQuestion(material, plain.language, timeLeft()), about);
  if ('why' in reply) return reply;
  const counts = noCounts();
  const sources = citable(articles);
  const drafted = checkDraft(reply.value, sources, most, plain.language);
  countFaults(counts, [drafted.lede, ...drafted.points]);
  const mended = await mend(spending, { drafted, sources, material, counts }, request);
  const rules = { articles, least: Math.min(3, most), most, verbatimMost: usualVerbatimWords };
  const brief = assemble(mended, plain, rules, counts);
  if (!brief) return { why: 'Nothing that the model wrote is borne out by its sources.', counts };
  if (!mayBeIn(allOf(brief), plain.language)) return { why: 'The model wrote in another language.', counts };
  return { brief: { ...brief, writtenBy: reply.model }, model: reply.model, counts };
}

function checkDraft(
  { lede, points }: Draft,
  articles: readonly Citable[],
  most: number,
  language: string | undefined,
): Checked {
  return {
    lede: statementOf(lede, { articles, language, most: mostWords.lede }),
    // What comes beyond is not read, however much of it there is.
    points: points
      .slice(0, most)
      .map((point) => statementOf(point, { articles, language, most: mostWords.point })),
  };
}

interface Mending {
  drafted: Checked;
  sources: readonly Citable[];
  material: StoryMaterial;
  counts: CheckCounts;
}

/** Asks once for what failed the check; what passes then takes its place. */
async function mend(
  spending: Asks,
  { drafted: { lede, points }, sources, material, counts }: Mending,
  { plain: { language }, about, timeLeft }: WriteRequest,
): Promise<Checked> {
  const all = [lede, ...points];
  const faulty = all.flatMap((statement, number) => (passes(statement) ? [] : [{ statement, number }]));
  if (faulty.length === 0 || timeLeft() <= 0) return { lede, points };
  const numberOf = (id: number): number => sources.findIndex((source) => source.id === id) + 1;
  const question = repairQuestion(
    material,
    faulty.map(({ statement: { text, articleIds, faults }, number }) => ({
      number,
      text,
      articles: articleIds.map(numberOf),
      faults: faults.map(({ kind, what }) => `${kind}: ${what}`),
    })),
    language,
    timeLeft(),
  );
  const reply = await spending.ask(question, {
    ...about,
    purpose: about.purpose === 'page' ? 'page' : 'repair',
  });
  if ('why' in reply) return { lede, points };
  const wanted = new Set(faulty.map(({ number }) => number));
  for (const { number, ...written } of reply.value.statements) {
    if (!wanted.delete(number)) continue;
    const wordsOf = number === 0 ? mostWords.lede : mostWords.point;
    const again = statementOf(written, { articles: sources, language, most: wordsOf });
    if (!passes(again)) continue;
    counts.repaired += 1;
    all[number] = again;
  }
  const [mendedLede = lede, ...mendedPoints] = all;
  return { lede: mendedLede, points: mendedPoints };
}

const allOf = ({ lede, points }: Brief): string => [lede, ...points.map(({ text }) => text)].join(' ');
