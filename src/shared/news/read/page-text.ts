import type { Picture } from '../../domain/picture.ts';
import type { HttpClient } from '../../http/client.ts';
import { type ExtractedArticle, extractArticle } from './article.ts';

export interface PageText {
  text?: string;
  /** ISO 639-1. */
  language?: string;
  picture?: Picture;
  /** The most characters of the article that its publisher lets others show, one of its feed included; 0 for none. */
  maxSnippet?: number;
  /** The publisher forbids showing pictures, one of its feed included. */
  noPicture?: boolean;
}

/**
 * The article on a page, or nothing where there is none or its publisher does not want it shown.
 *
 * @param foundOn address of the source that linked to the page
 * @throws AppError of the HTTP client
 */
export async function pageText(http: HttpClient, link: string, foundOn: string): Promise<PageText> {
  const article = await readPage(http, link, foundOn);
  if (!article) return {};
  const { text, language, picture, noPicture = false, maxSnippet } = article;
  if (article.noSnippet) return { noPicture, maxSnippet: 0 };
  return {
    text,
    noPicture,
    ...(maxSnippet === undefined ? {} : { maxSnippet }),
    ...(language === undefined ? {} : { language }),
    ...(picture === undefined ? {} : { picture }),
  };
}

/**
 * The article on a page, undefined where there is none. `noSnippet` stands where page or server forbid showing its text.
 *
 * @param foundOn address of the source that linked to the page; without one, it is any reader who asks for it
 * @throws AppError of the HTTP client
 */
export async function readPage(
  http: HttpClient,
  link: string,
  foundOn?: string,
): Promise<ExtractedArticle | undefined> {
  const answer = await http.get(link, {
    kind: 'page',
    ...(foundOn === undefined ? { byStranger: true } : { foundOn }),
  });
  return extractArticle(answer.body, answer.url, answer.headers['x-robots-tag']);
}
