import type { Brief, StoryArticle } from '../../domain/story.ts';

/** Characters of all articles together that a model reads: about 6,000 tokens. */
const mostCharacters = 24_000;
/** Of one article: news says what matters at its beginning. */
const mostOfOne = 8_000;
/** Of one that the last version was written from: what is new stands in the others. */
const mostOfKnown = 1_200;

/** An article as the model sees it; it is cited by its number. */
interface ArticleMaterial {
  number: number;
  publisher: string;
  title: string;
  /** A day; left out where it is not known. */
  published?: string;
  text: string;
}

/** What a brief is written from. Articles are numbered in the order of the brief's sources, from 1. */
export interface StoryMaterial {
  articles: ArticleMaterial[];
  headline: string;
  points: { least: number; most: number };
  /** What readers of the last version know. */
  before?: { lede: string; points: string[] };
}

export function materialOf(
  articles: readonly StoryArticle[],
  { headline, points, before }: { headline: string; points: number; before: Brief | undefined },
): StoryMaterial {
  const each = Math.min(mostOfOne, Math.floor(mostCharacters / Math.max(articles.length, 1)));
  const known = new Set(before?.sources.map(({ articleId }) => articleId));
  const most = ({ id, maxSnippet = each }: StoryArticle): number =>
    Math.min(known.has(id) ? mostOfKnown : each, maxSnippet);
  return {
    articles: articles.map((article, index) => ({
      number: index + 1,
      publisher: article.publisher,
      title: article.title,
      ...publishedOn(article),
      // No more than its publisher lets anybody show.
      text: beginning(textOf(article), most(article)),
    })),
    headline,
    points: { least: Math.min(3, points), most: points },
    ...(before && { before: { lede: before.lede, points: before.points.map(({ text }) => text) } }),
  };
}

/** Of a date that a page wrote wrongly no day is known. */
const publishedOn = ({ publishedAt }: StoryArticle): Pick<ArticleMaterial, 'published'> =>
  Number.isNaN(publishedAt.getTime()) ? {} : { published: publishedAt.toISOString().slice(0, 10) };

/** All text of an article that the product has. */
export const textOf = ({ teaser, text = '' }: StoryArticle): string => (text.trim() === '' ? teaser : text);

/** Whole paragraphs from the beginning, or the beginning of the first; half a surrogate pair does not stay behind. */
function beginning(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.lastIndexOf('\n\n', most);
  return text.slice(0, cut > 0 ? cut : most).replace(/[\uD800-\uDBFF]$/, '');
}
