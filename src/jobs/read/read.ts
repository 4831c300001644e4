import type { Clock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import {
  type SourcedArticle,
  findArticle,
  postponeArticle,
  recordRead,
} from '../../shared/db/tables/article.ts';
import { isBlocked } from '../../shared/db/tables/blocked-domain.ts';
import type { AppError } from '../../shared/errors.ts';
import type { HttpClient } from '../../shared/http/client.ts';
import { type PageText, pageText } from '../../shared/news/read/page-text.ts';
import { judgeRelevance } from '../../shared/news/relevance/relevance.ts';
import { detectLanguage } from '../../shared/news/text/language.ts';
import { type Job, retryAt } from '../../shared/queue/job.ts';
import { journey } from '../../shared/queue/steps.ts';

export interface ReadDeps {
  db: Database;
  http: HttpClient;
  clock: Clock;
}

/** A page that still does not answer after this many tries is given up: news cannot wait for it. */
const mostTries = 3;

/** Gets the full text where the feed gave only a teaser, and decides whether the article is about AI. */
export function readJob({ db, http, clock }: ReadDeps): Job {
  const settle = async (article: SourcedArticle, page: PageText): Promise<void> => {
    const body = article.body ?? page.text ?? null;
    const verdict = judgeRelevance({
      title: article.title,
      teaser: article.teaser,
      ...(body === null ? {} : { text: body }),
      categories: article.categories,
      sourceScope: article.source_scope,
      ...(article.source_share === null ? {} : { sourceShare: article.source_share }),
      sourceItems: article.source_items,
    });
    await recordRead(
      db,
      article.id,
      {
        body,
        language: page.language ?? detectLanguage(`${article.title}. ${body ?? article.teaser}`) ?? null,
        relevance: verdict.score,
        verdict: verdict.reason,
        maxSnippet: page.maxSnippet,
        picture: page.noPicture ? null : (article.picture ?? page.picture ?? null),
        nextStep: verdict.relevant || verdict.doubtful ? 'cluster' : null,
      },
      clock.now(),
    );
  };
  const refuse = ({ id }: SourcedArticle): Promise<void> =>
    recordRead(
      db,
      id,
      {
        body: null,
        language: null,
        relevance: 0,
        verdict: 'Its domain is blocked.',
        picture: null,
        nextStep: null,
      },
      clock.now(),
    );
  return {
    step: journey.read,
    concurrency: 4,
    async run(id) {
      const article = await findArticle(db, Number(id));
      if (article?.step !== 'read') return;
      if (await isBlocked(db, article.canonical_url)) return refuse(article);
      // What is past is not posted, so nobody's server is asked for it.
      const wanted = article.body === null && !article.past;
      const page = wanted ? await pageText(http, article.link, article.source_url) : {};
      await settle(article, page);
    },
    async fail(id, error) {
      const article = await findArticle(db, Number(id));
      if (article?.step !== 'read') return;
      if (canStillHelp(error, article.attempts)) {
        await postponeArticle(db, article.id, error.message, retryAt(clock.now(), article.attempts, error));
      } else {
        await settle(article, {});
      }
    },
  };
}

/** A page that asks for a long pause is not worth the wait either. */
const canStillHelp = (error: AppError, triesBefore: number): boolean =>
  error.errorClass === 'transient' &&
  error.code !== 'http_offline' &&
  triesBefore + 1 < mostTries &&
  (error.retryAfterMs ?? 0) <= 5 * 60_000;
