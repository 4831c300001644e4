import type { Db } from '../../db/database.ts';
import { explainedArticles, explainedStory } from '../../db/tables/why.ts';
import { userError } from '../../errors.ts';
import { canonicalUrl } from '../text/url.ts';
import { explainArticle } from './article.ts';
import { type Explanation, timesIn } from './explanation.ts';
import { explainStory } from './story.ts';

/** So many sources may list one page before the rest is left out. */
const mostArticles = 5;
/** Of PostgreSQL's integer. */
const largestId = 2 ** 31 - 1;

/**
 * Explains a story by its public id, or an article by its number or its link; several where sources share a link.
 *
 * @param timeZone IANA zone in which times are written
 * @throws AppError `why_unknown` for what is neither
 */
export async function explain(db: Db, asked: string, timeZone: string): Promise<Explanation[]> {
  const wanted = asked.trim();
  const times = timesIn(timeZone);
  const story = await explainedStory(db, { publicId: wanted });
  if (story) return [await explainStory(db, story, times)];
  const articles = await findArticles(db, wanted);
  if (articles.length === 0)
    throw userError(
      'why_unknown',
      `Nothing is known of "${wanted}". Give a story's public id (seven letters and digits), an article's number, or an article's whole link; ai-news search finds links.`,
    );
  const explanations: Explanation[] = [];
  for (const article of articles) explanations.push(await explainArticle(db, article, times));
  return explanations;
}

async function findArticles(db: Db, wanted: string) {
  if (/^\d{1,10}$/.test(wanted))
    return Number(wanted) > largestId ? [] : explainedArticles(db, { id: Number(wanted) }, 1);
  if (!/^https?:\/\//i.test(wanted)) return [];
  return explainedArticles(db, { canonicalUrl: canonicalUrl(wanted), link: wanted }, mostArticles);
}
