import type { StoryArticle } from '../../domain/story.ts';
import { topicWords } from '../text/tokens.ts';
import type { Candidate } from './candidates.ts';
import { centralAmong } from './centrality.ts';
import { titleOf, withoutOrders } from './headline.ts';
import { pointsBack } from './leaning.ts';
import { likeness } from './likeness.ts';

/** Judges instead of telling. */
const opinion =
  /\b(?:interesting|surprising|surprisingly|impressive|remarkable|exciting|excited|thrilled|proud|amazing|stunning|best part|worst part|frankly|honestly|of course|arguably|no doubt|nobody|everybody|everyone|perhaps|must-have|verdict|caveat|deserves?|matters?|worth)\b/i;
/**
 * Few, round and in a flat place: tried on news articles with summaries by their editors (docs/quality.md), where the
 * neighbours of each did about as well.
 */
const weights = { whole: 1, opening: 0.6, repeated: 0.5, title: 0.5, coverage: 0.5, early: 0.8, reach: 8 };

/**
 * How well each candidate stands for what the articles tell: how much it shares with the other sentences, the opening and
 * the titles (centrality), whether its article says it twice, how many articles say it (coverage), how early it stands
 * (position: news puts the main thing first), and whether it holds figures or names; the author's own voice and quotations
 * weigh less.
 *
 * @returns roughly 0..3
 */
export function centralScores(
  candidates: readonly Candidate[],
  articles: readonly StoryArticle[],
): (candidate: Candidate, articleIds: readonly number[]) => number {
  const central = centralAmong([...new Set(candidates.map(({ among }) => among))]);
  const title = new Set(articles.flatMap((article) => topicWords(withoutOrders(titleOf(article)))));
  return (candidate, articleIds) => {
    const { whole, opening, repeated } = central(candidate, candidate.among);
    const coverage = articles.length < 2 ? 0 : (articleIds.length - 1) / (articles.length - 1);
    return (
      weights.whole * whole +
      weights.opening * opening +
      weights.repeated * repeated +
      weights.title * likeness(candidate.words, title) +
      weights.coverage * coverage +
      weights.early * Math.exp(-candidate.position / weights.reach) +
      factual(candidate) -
      leaning(candidate) -
      Math.max(0, candidate.length - 28) * 0.008
    );
  };
}

/** The second sentence of a paragraph often leans on the first. */
const leaning = ({ inParagraph, text }: Candidate): number =>
  (inParagraph > 0 ? 0.12 : 0) + (pointsBack(text) ? 0.25 : 0);

/** Figures and names are facts; opinions, the author's own voice and quotations are worth less on a card. */
function factual({ text, voice, quoted, hook }: Candidate): number {
  const figure = /\d/.test(text);
  const name = /[\p{L}\d,)] \p{Lu}\p{L}/u.test(text);
  const facts = figure ? 0.15 : name ? 0.05 : -0.15;
  return facts - (opinion.test(text) ? 0.4 : 0) - (voice ? 0.8 : 0) - 0.5 * quoted - (hook ? 0.3 : 0);
}
