import type { StoryArticle } from '../../domain/story.ts';

/**
 * Articles of one language: the readers' own where there are any, else the one that most of them have; those whose language
 * is unknown go with the majority.
 */
export function inOneLanguage(
  articles: readonly StoryArticle[],
  preferred?: string,
): readonly StoryArticle[] {
  const own = articles.filter(({ language }) => language !== undefined && language === preferred);
  const majority = languageOf(articles);
  if (own.length > 0 && preferred !== majority) return own;
  return articles.filter(({ language }) => language === undefined || language === majority);
}

/** The language that most of them have. */
export function languageOf(articles: readonly StoryArticle[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { language } of articles)
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
