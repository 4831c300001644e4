import { tokensOf } from '../../../test/simulators/model/wire.ts';
import { draftQuestion } from '../../shared/news/write/draft.ts';
import { materialOf } from '../../shared/news/write/material.ts';
import { type SampleDay, linkOf } from '../demo/sample-day.ts';

export interface Spent {
  calls: number;
  inputTokens: number;
  outputTokens: number;
}

/** Tokens of a summary of one article, as small as ours. */
const summaryTokens = 200;

/**
 * What a bot spends that has each article summarized anew for each destination: the articles that were told, with our own
 * task and as much of their texts as ours sees.
 */
export function perArticleAndDestination(
  day: SampleDay,
  told: ReadonlySet<string>,
  destinations: number,
): Spent {
  let calls = 0;
  let inputTokens = 0;
  for (const article of day.articles) {
    const outlet = day.outlets.find(({ id }) => id === article.outlet);
    if (!outlet || !told.has(linkOf(outlet, article))) continue;
    const { task, material } = draftQuestion(
      materialOf(
        [
          {
            id: 1,
            publisher: outlet.name,
            title: article.title,
            teaser: article.teaser,
            text: article.paragraphs.join('\n\n'),
            url: linkOf(outlet, article),
            publishedAt: article.at,
            language: 'en',
          },
        ],
        { headline: article.title, points: 3, before: undefined },
      ),
      'en',
      0,
    );
    calls += destinations;
    inputTokens += destinations * (tokensOf(task) + tokensOf(JSON.stringify(material)));
  }
  return { calls, inputTokens, outputTokens: calls * summaryTokens };
}
