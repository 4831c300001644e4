import { type SubscriptionRow, everything, storyOfTopic } from '../../shared/db/tables/subscription.ts';
import { closest } from '../../shared/news/search/closest.ts';
import { type Topic, topics } from '../../shared/news/match/topics.ts';
import { userError } from '../../shared/errors.ts';
import type { Choice } from './command.ts';
import { words } from './words.en.ts';

export const topicChoices: readonly Choice[] = topics.map(({ id, name }) => ({ name, value: id }));

/** The topic of an id or a name, whatever the case. */
export function topicNamed(typed: string): Topic | undefined {
  const wanted = typed.trim().toLowerCase();
  return topics.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
}

/** The same; raises a user error with the closest name for what is no topic. */
export function topicOf(typed: string): Topic {
  const topic = topicNamed(typed);
  if (topic) return topic;
  const meant = closest(
    typed.toLowerCase(),
    topics.flatMap(({ id, name }) => [id, name.toLowerCase()]),
  );
  throw userError(
    'topic_unknown',
    words.top.unknownTopic(
      typed.slice(0, 60),
      meant && topicNamed(meant)?.name,
      topicChoices.map(({ name }) => name),
    ),
  );
}

/** What a subscription is to, for people: the topic's name, everything, a search as it was written, or one story. */
export function topicInWords({ topic, search_text }: Pick<SubscriptionRow, 'topic' | 'search_text'>): string {
  if (search_text !== null) return words.subscribe.search(search_text);
  if (topic === everything) return words.subscribe.everything;
  const story = storyOfTopic(topic);
  return story === undefined ? (topicNamed(topic)?.name ?? topic) : words.subscribe.oneStory(story);
}
