import { latestStories, storiesOfTopic, topOfTopic, topStories } from '../../shared/db/tables/search.ts';
import type { Answer, Call, Command } from './command.ts';
import { listAnswer, pageSize } from './list.ts';
import { matchingChoices, textOption } from './options.ts';
import { topicChoices, topicOf } from './topics.ts';
import { words } from './words.en.ts';

const dayMs = 86_400_000;
const spans = { today: dayMs, week: 7 * dayMs };

export const top: Command = {
  name: 'top',
  description: words.commands.top,
  options: [
    {
      name: 'when',
      description: words.options.when,
      kind: 'text',
      choices: [
        { name: 'Today', value: 'today' },
        { name: 'This week', value: 'week' },
        { name: 'Newest', value: 'newest' },
      ],
    },
    { name: 'topic', description: words.options.topic, kind: 'text', completes: true },
  ],
  execute: (call) => topPage(call, 0),
  complete: (_call, _option, typed) => Promise.resolve(matchingChoices(topicChoices, typed)),
};

/** The top stories from the one after `offset` on. */
export async function topPage(call: Call, offset: number): Promise<Answer> {
  const { desk, place } = call;
  const when = textOption(call, 'when') ?? 'today';
  const named = textOption(call, 'topic');
  const topic = named === undefined ? undefined : topicOf(named);
  const page = { workspaceId: place.workspaceId, limit: pageSize + 1, offset };
  const since = new Date(desk.clock.now().getTime() - (when === 'week' ? spans.week : spans.today));
  const stories =
    when === 'newest'
      ? await (topic ? storiesOfTopic(desk.db, topic.id, page) : latestStories(desk.db, page))
      : await (topic ? topOfTopic(desk.db, topic.id, since, page) : topStories(desk.db, since, page));
  const title = when === 'newest' ? words.top.newest : when === 'week' ? words.top.week : words.top.today;
  return listAnswer(call, {
    title: topic ? words.top.of(title, topic.name) : title,
    stories,
    offset,
    ...(stories.length === 0 ? { notes: [words.top.none] } : {}),
    view: { name: 'top', options: { when, topic: topic?.id } },
  });
}
