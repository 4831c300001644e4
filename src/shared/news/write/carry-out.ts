import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/database.ts';
import {
  type WritingEnd,
  type WritingRow,
  earlierWriting,
  waitingTranslations,
} from '../../db/tables/writing.ts';
import type { Brief, StoryArticle } from '../../domain/story.ts';
import type { Spending } from '../../language-model/spending.ts';
import { articlesOfBrief, briefIn, plainBriefIn } from '../summarize/brief-in.ts';
import { inOneLanguage } from '../summarize/one-language.ts';
import { noCounts } from './statement.ts';
import { translateBrief } from './translate-brief.ts';
import { type Written, writeBrief } from './write-brief.ts';

export interface WritingDeps {
  db: Database;
  clock: Clock;
  spending: Spending;
}

/** A brief that was ordered, and how work on it ended. */
export interface Ended {
  row: WritingRow;
  end: WritingEnd;
}

/**
 * Has the brief written that was ordered, or says why it is given up; translations of one brief that wait together are
 * made together.
 */
export async function carryOut(deps: WritingDeps, row: WritingRow): Promise<Ended[]> {
  const timeLeft = (): number => row.wanted_until.getTime() - deps.clock.now().getTime();
  const of = { storyId: row.story_id, version: row.version };
  const plain = (await plainBriefIn(deps.db, of, row.language))?.brief;
  const inTheirWords = row.language === undefined || plain?.language === row.language;
  const rows = inTheirWords ? [row] : [row, ...(await waitingTranslations(deps.db, row))];
  const all = (written: Written): Map<WritingRow, Written> => new Map(rows.map((each) => [each, written]));
  const asked = { ...of, timeLeft };
  let written: Map<WritingRow, Written>;
  if (timeLeft() <= 0) written = all(late);
  else if (!plain) written = all({ why: 'The version is there no more.' });
  else if (inTheirWords) written = all(await fromSources(deps, { ...asked, language: row.language }, plain));
  else written = await fromOriginal(deps, asked, rows);
  // Messages did not wait any longer, and what they told stays.
  if (timeLeft() <= 0) written = all(late);
  return rows.map((each) => ({ row: each, end: endOf(written.get(each) ?? late) }));
}

const late: Written = { why: 'The model did not finish in time.' };

function endOf(written: Written): WritingEnd {
  if ('brief' in written) return { state: 'written', ...written };
  const { why: reason, counts } = written;
  return { state: 'given_up', reason, ...(counts && { counts }) };
}

interface Asked {
  storyId: number;
  version: number;
  timeLeft: () => number;
}

async function fromSources(
  { db, spending }: WritingDeps,
  { storyId, version, language, timeLeft }: Asked & { language: string | undefined },
  plain: Brief,
): Promise<Written> {
  const before = await earlierWriting(db, { storyId, version, language });
  const plainBefore =
    before && (await plainBriefIn(db, { storyId, version: before.version }, language))?.brief;
  const kept = plainBefore && before.brief && keep(before.brief, plainBefore, plain);
  if (kept) return { brief: kept, model: before.model ?? '', counts: noCounts() };
  return writeBrief(spending, {
    plain,
    articles: inOrderOf(plain, inOneLanguage(await articlesOfBrief(db, storyId, plain), plain.language)),
    before: before?.brief ?? undefined,
    about: { purpose: 'story', storyId },
    timeLeft,
  });
}

const inOrderOf = ({ sources }: Brief, articles: readonly StoryArticle[]): StoryArticle[] =>
  sources.flatMap(({ articleId }) => articles.find(({ id }) => id === articleId) ?? []);

/**
 * The sentences of an earlier brief under the sources of a later one, where what they were made of says the same as
 * before: then the sources bring nothing new, and nothing is written anew.
 *
 * @param from what the earlier one was made of, and what a later one would be
 */
function keep(earlier: Brief, from: Brief, to: Brief): Brief | undefined {
  const told = ({ headline, lede, points }: Brief): string =>
    JSON.stringify([headline, lede, points.map(({ text }) => text)]);
  const known = new Set(to.sources.map(({ articleId }) => articleId));
  const cited = [earlier.ledeArticleIds, ...earlier.points.map(({ articleIds }) => articleIds)].flat();
  if (told(from) !== told(to) || !cited.every((id) => known.has(id))) return undefined;
  return { ...earlier, sources: to.sources, ...(to.picture && { picture: to.picture }) };
}

async function fromOriginal(
  { db, spending }: WritingDeps,
  { storyId, version, timeLeft }: Asked,
  rows: readonly WritingRow[],
): Promise<Map<WritingRow, Written>> {
  const written = new Map<WritingRow, Written>();
  const original = (await briefIn(db, { storyId, version }, undefined))?.brief;
  if (!original) return written;
  const headlines = new Map<WritingRow, string>();
  for (const row of rows) {
    const before = await earlierWriting(db, { storyId, version, language: row.language });
    if (!before?.brief) continue;
    // Readers know the story by the headline that they first saw.
    headlines.set(row, before.brief.headline);
    const originalBefore = (await briefIn(db, { storyId, version: before.version }, undefined))?.brief;
    const kept = originalBefore && keep(before.brief, originalBefore, original);
    if (kept) written.set(row, { brief: kept, model: before.model ?? '', counts: noCounts() });
  }
  const open = rows.filter((row) => !written.has(row) && row.language !== undefined);
  if (open.length === 0) return written;
  const languages = open.map(({ language }) => language ?? '');
  const translated = await translateBrief(spending, { brief: original, languages, storyId, timeLeft });
  for (const row of open) {
    const own = translated.get(row.language ?? '');
    const headline = headlines.get(row);
    if (own)
      written.set(
        row,
        'brief' in own && headline !== undefined ? { ...own, brief: { ...own.brief, headline } } : own,
      );
  }
  return written;
}
