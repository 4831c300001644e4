import { type ArticleWords } from './score.ts';
import { type TopicMatch, topicsOf, topicThreshold } from './topics.ts';

/** A topic stands when at least this share of a story's articles has it ... */
const leastShare = 1 / 3;

/** ... or when the few that have it are this sure together: two clear titles among many articles. */
const leastSum = 1.6;

/**
 * The topics of a story by those of its articles, the most certain first, each with its reason in words:
 * `names "strike"`, or for several articles `2 of 3 articles: the clearest names "strike"`.
 */
export function storyTopics(articles: readonly ArticleWords[]): Record<string, string> {
  const matches = new Map<string, TopicMatch[]>();
  for (const match of articles.flatMap(topicsOf))
    matches.set(match.id, [...(matches.get(match.id) ?? []), match]);
  const standing = [...matches]
    .filter(([, found]) => found.length >= leastShare * articles.length || sumOf(found) >= leastSum)
    .filter(([, found]) => articles.length === 1 || clearest(found).score >= topicThreshold)
    .sort(([, a], [, b]) => sumOf(b) - sumOf(a));
  return Object.fromEntries(standing.map(([id, found]) => [id, reasonFor(found, articles.length)]));
}

const sumOf = (found: readonly TopicMatch[]): number => found.reduce((sum, { score }) => sum + score, 0);

const clearest = (found: readonly TopicMatch[]): TopicMatch =>
  found.reduce((best, match) => (match.score > best.score ? match : best));

function reasonFor(found: readonly TopicMatch[], articles: number): string {
  const { reason } = clearest(found);
  return articles === 1 ? reason : `${found.length} of ${articles} articles: the clearest ${reason}`;
}
