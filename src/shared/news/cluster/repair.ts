import type { Db } from '../../db/database.ts';
import { moveArticle } from '../../db/tables/article.ts';
import { addLookups, moveLookups } from '../../db/tables/lookup.ts';
import { moveRelated } from '../../db/tables/related.ts';
import { insertRemark } from '../../db/tables/remark.ts';
import { type SettlingRules, findStory, growStory, mergeStory } from '../../db/tables/story.ts';
import { allKeys } from './candidates.ts';
import { joinFrom, leaveBelow, mergeFrom } from './chance.ts';
import { type Fit, fitOf } from './decide.ts';
import type { Candidate, PlacedMember } from './placed.ts';
import { type Telling, type TermStats, tellingOf } from './similarity.ts';

export interface Joining {
  storyId: number;
  member: PlacedMember;
  /** How well the article fits each candidate, the joined one included. */
  fits: readonly Fit[];
  stats: TermStats;
  workspaceId: number | null;
}

/**
 * Mends what an article that has just joined shows to be wrong: two stories that are one are merged, the younger into
 * the older; an article that fits another story better by now moves there.
 */
export async function repair(tx: Db, joining: Joining, rules: SettlingRules, now: Date): Promise<void> {
  const telling = tellingOf(joining.stats);
  const candidates = joining.fits.map(({ candidate }) => candidate);
  const before = candidates.find(({ storyId }) => storyId === joining.storyId);
  const joined = { storyId: joining.storyId, articles: [...(before?.articles ?? []), joining.member] };
  const others = candidates.filter(({ storyId }) => storyId !== joined.storyId);
  const twin = others.find((other) => areOne(joined, other, telling));
  if (twin) {
    await merge(tx, joined, twin, rules, now);
    return;
  }
  const stray = findStray(joined, others, telling);
  if (stray) await move(tx, joined.storyId, stray, joining.workspaceId, rules, now);
}

/** Whether the articles of the smaller story, taken together, would join the larger one. */
function areOne(a: Candidate, b: Candidate, telling: Telling): boolean {
  const [large, small] = a.articles.length >= b.articles.length ? [a, b] : [b, a];
  const chances = small.articles.map((article) => fitOf(article, large, telling).chance);
  return chances.reduce((sum, chance) => sum + chance, 0) / chances.length >= mergeFrom;
}

async function merge(tx: Db, a: Candidate, b: Candidate, rules: SettlingRules, now: Date): Promise<void> {
  // Ids grow with time: the smaller one is the older story, whose card and public id readers know.
  const [older, younger] = a.storyId < b.storyId ? [a, b] : [b, a];
  const [into, from] = [await findStory(tx, older.storyId), await findStory(tx, younger.storyId)];
  if (!into || !from) throw new Error('A story that is to be merged is gone.');
  await mergeStory(tx, from.id, into.id, now);
  await moveLookups(tx, from.id, into.id);
  await moveRelated(tx, from.id, into.id);
  const tookIn = `Took in “${from.headline}” (${from.public_id}), which proved to be the same news.`;
  await insertRemark(tx, into.id, tookIn, now);
  const merged = `Merged into “${into.headline}” (${into.public_id}): it proved to be the same news.`;
  await insertRemark(tx, from.id, merged, now);
  const past = into.past && from.past;
  await growStory(tx, into.id, { past, articleAt: into.last_article_at }, rules, now);
}

interface Stray {
  article: PlacedMember;
  /** The story that it belongs to. */
  fit: Fit;
}

/** An article that no longer fits the story, and plainly fits another candidate. */
function findStray(joined: Candidate, others: readonly Candidate[], telling: Telling): Stray | undefined {
  if (joined.articles.length < 3) return undefined;
  for (const article of joined.articles) {
    const rest = { ...joined, articles: joined.articles.filter((other) => other.id !== article.id) };
    if (fitOf(article, rest, telling).chance >= leaveBelow) continue;
    const fits = others.map((other) => fitOf(article, other, telling));
    const best = fits.sort((a, b) => b.chance - a.chance)[0];
    if (best && best.chance >= joinFrom) return { article, fit: best };
  }
  return undefined;
}

async function move(
  tx: Db,
  from: number,
  { article, fit }: Stray,
  workspaceId: number | null,
  rules: SettlingRules,
  now: Date,
): Promise<void> {
  const to = fit.candidate.storyId;
  const verdict = `Moved to a story that it fits better (${fit.chance.toFixed(2)}).`;
  await moveArticle(tx, article.id, to, verdict);
  await addLookups(tx, to, allKeys(article, workspaceId), article.publishedAt);
  await insertRemark(tx, from, `“${article.title}” moved to another story, which it fits better.`, now);
  const growth = { past: article.past, articleAt: article.publishedAt };
  for (const storyId of [to, from]) await growStory(tx, storyId, growth, rules, now);
}
