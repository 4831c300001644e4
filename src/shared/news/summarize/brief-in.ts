import type { Db } from '../../db/database.ts';
import type { Brief, StoryArticle } from '../../domain/story.ts';
import { type BriefRow, earlierBrief, findBrief, saveBrief } from '../../db/tables/brief.ts';
import { findWriting } from '../../db/tables/writing.ts';
import { storyArticles } from './story-articles.ts';
import { summarize } from './summarize.ts';

/** A version of a story. */
export interface StoryVersion {
  storyId: number;
  version: number;
}

/**
 * The brief of a story's version for readers of a language: as a language model wrote it, where it did; else in the words
 * of the sources. Undefined for a version that there is not.
 *
 * @param language ISO 639-1; undefined for readers who take it as it comes
 */
export async function briefIn(
  db: Db,
  of: StoryVersion,
  language: string | undefined,
): Promise<BriefRow | undefined> {
  const original = await findBrief(db, of.storyId, of.version);
  if (!original) return undefined;
  const other = language === original.brief.language ? undefined : language;
  const own = await findWriting(db, { ...of, language: other });
  if (own?.brief) return { ...original, brief: own.brief };
  const plain = await plainBriefIn(db, of, language);
  if (other === undefined || plain?.brief.language === language) return plain;
  // Readers of another language have to make do with the original; then with the better one.
  const written = await findWriting(db, { ...of, language: undefined });
  return written?.brief ? { ...original, brief: written.brief } : plain;
}

/**
 * The brief in the words of the sources in that language where the story has some, else as everybody has it. Made when it
 * is first asked for, and kept.
 */
export async function plainBriefIn(
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
  const articles = await articlesOfBrief(db, storyId, brief);
  return articles.some((article) => article.language === language)
    ? summarize(articles, { language })
    : undefined;
}

/** The articles that a brief knows, in the order of their first sight. */
export async function articlesOfBrief(db: Db, storyId: number, brief: Brief): Promise<StoryArticle[]> {
  const known = new Set(brief.sources.map(({ articleId }) => articleId));
  return (await storyArticles(db, storyId)).filter(({ id }) => known.has(id));
}
