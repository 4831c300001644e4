import type { Clock } from '../../clock.ts';
import type { Brief, StoryArticle } from '../../domain/story.ts';
import { userError } from '../../errors.ts';
import type { HttpClient } from '../../http/client.ts';
import type { Spending } from '../../language-model/spending.ts';
import { readPage } from '../read/page-text.ts';
import { summarize } from '../summarize/summarize.ts';
import { siteOf } from '../text/url.ts';
import { isWorthwhile } from '../write/need.ts';
import { writeBrief } from '../write/write-brief.ts';

export interface PageDeps {
  http: HttpClient;
  clock: Clock;
  /** Without it, the brief is made of the page's own sentences. */
  spending?: Spending | undefined;
}

/** So long somebody who asked waits for a model, in milliseconds. */
const waitMs = 45_000;

/**
 * A brief of any public page, fetched through the address guard and within what its publisher allows to be shown.
 *
 * @throws AppError of the HTTP client, and `page_without_article` for a page without a text to read
 */
export async function briefOfPage({ http, clock, spending }: PageDeps, url: string): Promise<Brief> {
  const article = await articleAt(http, url, clock.now());
  const plain = summarize([article]);
  if (!spending || !isWorthwhile([article])) return plain;
  const until = clock.now().getTime() + waitMs;
  const written = await writeBrief(spending, {
    plain,
    articles: [article],
    about: { purpose: 'page' },
    timeLeft: () => until - clock.now().getTime(),
  });
  return 'brief' in written ? written.brief : plain;
}

/** @param now stands for the page's date where it tells none */
async function articleAt(http: HttpClient, url: string, now: Date): Promise<StoryArticle> {
  const article = await readPage(http, url);
  if (!article) {
    throw userError(
      'page_without_article',
      'There is no article to read on that page: it may need a browser, a login or a subscription.',
    );
  }
  const { title, text, noSnippet, maxSnippet, publishedAt, language, picture } = article;
  return {
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
  };
}
