import type { Brief } from '../../domain/story.ts';
import { userError } from '../../errors.ts';
import type { HttpClient } from '../../http/client.ts';
import { readPage } from '../read/page-text.ts';
import { summarize } from '../summarize/summarize.ts';
import { siteOf } from '../text/url.ts';

/**
 * A brief of any public page, fetched through the address guard and within what its publisher allows to be shown.
 *
 * @param now stands for the page's date where it tells none
 * @throws AppError of the HTTP client, and `page_without_article` for a page without a text to read
 */
export async function briefOfPage(http: HttpClient, url: string, now: Date): Promise<Brief> {
  const article = await readPage(http, url);
  if (!article) {
    throw userError(
      'page_without_article',
      'There is no article to read on that page: it may need a browser, a login or a subscription.',
    );
  }
  const { title, text, noSnippet, maxSnippet, publishedAt, language, picture } = article;
  return summarize([
    {
      id: 0,
      publisher: siteOf(url),
      title: title === '' ? siteOf(url) : title,
      teaser: '',
      text: noSnippet ? undefined : text,
      url,
      publishedAt: publishedAt ?? now,
      language,
      ...(maxSnippet !== undefined && { maxSnippet }),
      ...(picture && { picture }),
    },
  ]);
}
