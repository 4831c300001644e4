import type { Db } from '../../db/database.ts';
import { type SourcedArticle, articlesOfStory } from '../../db/tables/article.ts';
import { commonPictures } from '../../db/tables/picture.ts';
import type { StoryArticle } from '../../domain/story.ts';

/** What a story is summarized from: its articles in the order of first sight, each once. */
export async function storyArticles(db: Db, storyId: number): Promise<StoryArticle[]> {
  const articles = (await articlesOfStory(db, storyId)).filter(({ duplicate_of: twin }) => twin === null);
  const common = articles.some(({ picture }) => picture) ? await commonPictures(db, storyId) : [];
  return articles.map((article) => toStoryArticle(article, common));
}

const toStoryArticle = (article: SourcedArticle, commonUrls: readonly string[]): StoryArticle => ({
  id: article.id,
  publisher: article.publisher,
  title: article.title,
  teaser: article.teaser,
  text: article.body ?? undefined,
  url: article.link,
  publishedAt: article.published_at,
  language: article.language ?? undefined,
  ...(article.max_snippet !== null ? { maxSnippet: article.max_snippet } : {}),
  feedUrl: article.source_url,
  ...(article.source_tier === 'primary' ? { primary: true } : {}),
  ...(article.picture && !commonUrls.includes(article.picture.url) ? { picture: article.picture } : {}),
});
