import type { SourcedArticle } from '../../db/tables/article.ts';
import type { StoryArticle } from '../../domain/story.ts';

/** An article as the summarizer sees it. */
export const toStoryArticle = (article: SourcedArticle): StoryArticle => ({
  id: article.id,
  publisher: article.publisher,
  title: article.title,
  teaser: article.teaser,
  text: article.body ?? undefined,
  url: article.link,
  publishedAt: article.published_at,
  language: article.language ?? undefined,
});
