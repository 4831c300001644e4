import type { HttpClient } from '../../http/client.ts';
import { type ExtractedArticle, extractArticle } from './article.ts';

export interface PageText {
  text?: string;
  /** ISO 639-1. */
  language?: string;
}

/**
 * The article on a page, or nothing where there is none or its publisher does not want it shown.
 *
 * @param foundOn address of the source that linked to the page
 * @throws AppError of the HTTP client
 */
export async function pageText(http: HttpClient, link: string, foundOn: string): Promise<PageText> {
  const article = await readPage(http, link, foundOn);
  if (!article || article.noSnippet) return {};
  return { text: article.text, ...(article.language === undefined ? {} : { language: article.language }) };
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
  const article = extractArticle(answer.body, answer.url);
  const forbidden = /\b(nosnippet|none)\b|max-snippet:\s*0\b/i.test(answer.headers['x-robots-tag'] ?? '');
  return article && forbidden ? { ...article, noSnippet: true } : article;
}
