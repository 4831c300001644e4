import type { Db } from '../../db/database.ts';
import type { Brief } from '../../domain/story.ts';
import { type BriefRow, earlierBrief, findBrief, saveBrief } from '../../db/tables/brief.ts';
import { storyArticles } from './story-articles.ts';
import { summarize } from './summarize.ts';

/** A version of a story. */
export interface StoryVersion {
  storyId: number;
  version: number;
}

/**
 * The brief of a story's version for readers of a language: in the words of the sources in that language where the
 * story has some, else as everybody has it. Made when it is first asked for, and kept. Undefined for a version that
 * there is not.
 *
 * @param language ISO 639-1; undefined for readers who take it as it comes
 */
export async function briefIn(
  db: Db,
  { storyId, version }: StoryVersion,
  language: string | undefined,
): Promise<BriefRow | undefined> {
  const original = await findBrief(db, storyId, version);
  if (!original || language === undefined || original.brief.sameAs !== undefined) return original;
  const known = await findBrief(db, storyId, version, language);
  if (known) return known;
  const told = await toldIn(db, storyId, original.brief, language);
  // Readers know the story by the headline that they first saw.
  const before = await earlierBrief(db, storyId, version, language);
  if (!told || (told === original.brief && !before)) return original;
  const brief = before ? { ...told, headline: before.headline } : told;
  await saveBrief(db, { storyId, version, language }, brief, original.created_at);
  return { ...original, brief };
}

/** Undefined where no article of the brief is in that language. */
async function toldIn(db: Db, storyId: number, brief: Brief, language: string): Promise<Brief | undefined> {
  if (brief.language === language) return brief;
  const known = new Set(brief.sources.map(({ articleId }) => articleId));
  const articles = (await storyArticles(db, storyId)).filter(({ id }) => known.has(id));
  return articles.some((article) => article.language === language)
    ? summarize(articles, { language })
    : undefined;
}
