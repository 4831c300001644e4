import type { Db } from '../../db/database.ts';
import { type ExplainedArticle, explainedStory } from '../../db/tables/why.ts';
import { type Explanation, type Times, spoken } from './explanation.ts';

/** What became of one article, and why. */
export async function explainArticle(db: Db, article: ExplainedArticle, times: Times): Promise<Explanation> {
  const story = article.story_id === null ? undefined : await explainedStory(db, { id: article.story_id });
  return {
    title: article.title,
    about: [
      `Article ${article.id} of ${article.publisher}, published ${times(article.published_at)}`,
      article.link,
    ],
    sections: spoken([
      { title: 'How it came in', lines: arrivalOf(article, times) },
      { title: 'What was decided', lines: decisionOn(article) },
      {
        title: 'Its story',
        lines: story
          ? [`“${story.headline}”`, `ai-news why ${story.public_id} tells what became of it.`]
          : [],
      },
    ]),
  };
}

function arrivalOf(article: ExplainedArticle, times: Times): string[] {
  const { points, comments } = article;
  return [
    `First seen ${times(article.seen_at)} in ${article.source_url}`,
    ...(article.past ? ['It was there before the bot began to follow this source, so it is no news.'] : []),
    `Language: ${languageName(article.language)}`,
    ...(points === null && comments === null
      ? []
      : [`Its readers there gave it ${points ?? 0} points and ${comments ?? 0} comments.`]),
  ];
}

function languageName(code: string | null): string {
  if (code === null) return 'not known';
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'code' }).of(code) ?? code;
}

function decisionOn(article: ExplainedArticle): string[] {
  const { relevance, verdict, step, last_error: error } = article;
  const waiting = { read: 'It has still to be read.', cluster: 'It has still to find its story.' };
  return [
    ...(relevance === null ? [] : [`About AI: ${Math.round(relevance * 100)} of 100`]),
    ...(verdict === null || verdict === '' ? [] : [verdict]),
    ...(article.join_score === null
      ? []
      : [`Likeness to the closest story: ${article.join_score.toFixed(2)}`]),
    ...(article.original === null
      ? []
      : [
          `It is the same article as “${article.original}” of ${article.original_publisher ?? 'another source'}.`,
        ]),
    ...(step === null ? [] : [waiting[step]]),
    ...(step !== null && error !== null ? [`The last try failed: ${error}`] : []),
    ...(step === null && article.story_id === null ? ['It stands in no story, so it was not posted.'] : []),
  ];
}
