import type { BriefSource, StoryArticle } from '../../domain/story.ts';
import { tokenize } from '../text/tokens.ts';

/** Words in outlets' names that name nobody. */
const generic = new Set(
  `the a an and of for at by in on blog blogs news newsroom research engineering labs lab ai institute foundation inc com
  org io dev www feed updates press team developers developer changelog official group company university`.split(
    /\s+/,
  ),
);

/**
 * The article that comes from the subject itself (the lab's own post, the maker's release): the others name its
 * publisher. Undefined when none does.
 */
export function primaryOf(articles: readonly StoryArticle[]): StoryArticle | undefined {
  const openings = articles.map((article) => ({ id: article.id, names: capitalized(opening(article)) }));
  let best: { article: StoryArticle; mentions: number } | undefined;
  for (const article of articles) {
    const name = publisherName(article.publisher);
    if (name.length === 0) continue;
    const mentions = openings.filter(
      (other) => other.id !== article.id && name.every((word) => other.names.has(word)),
    ).length;
    if (mentions > (best?.mentions ?? 0)) best = { article, mentions };
  }
  return best?.article;
}

/** Earliest first, at one time as given; but the primary source before all others. */
export function inOrder(articles: readonly StoryArticle[], primaryId: number | undefined): StoryArticle[] {
  const time = (article: StoryArticle): number => {
    const value = article.publishedAt.getTime();
    return Number.isNaN(value) ? Number.MAX_SAFE_INTEGER : value;
  };
  return [...articles].sort(
    (a, b) => Number(b.id === primaryId) - Number(a.id === primaryId) || time(a) - time(b),
  );
}

export function toSource({ id, publisher, title, url, publishedAt }: StoryArticle): BriefSource {
  return { articleId: id, publisher, title, url, publishedAt };
}

/** Who publishes, without what kind of page it is: "OpenAI News" -> "OpenAI"; empty where nothing else is left. */
export function nameIn(publisher: string): string {
  const words = (publisher.split(/\s+[|–—-]\s+/)[0] ?? '').split(/\s+/);
  while (words.length > 0 && generic.has((words.at(-1) ?? '').toLowerCase())) words.pop();
  return words.join(' ');
}

function publisherName(publisher: string): string[] {
  return tokenize(publisher)
    .map(({ text }) => text.toLowerCase())
    .filter((word) => word.length > 2 && !generic.has(word));
}

function opening({ title, teaser, text = '' }: StoryArticle): string {
  return `${title}. ${teaser} ${text.slice(0, 800)}`;
}

function capitalized(text: string): Set<string> {
  return new Set(
    tokenize(text)
      .filter((token) => /^\p{Lu}|\p{L}\p{Lu}/u.test(token.text))
      .map((token) => token.text.toLowerCase()),
  );
}
