import { searchStories } from '../../shared/db/tables/search.ts';
import { userError } from '../../shared/errors.ts';
import { describeSearch } from '../../shared/news/search/describe.ts';
import { parseSearch } from '../../shared/news/search/parse.ts';
import type { Answer, Call, Command } from './command.ts';
import { listAnswer, pageSize } from './list.ts';
import { textOption } from './options.ts';
import { words } from './words.en.ts';
import { timeZoneOf } from './zone.ts';

export const search: Command = {
  name: 'search',
  description: words.commands.search,
  options: [{ name: 'query', description: words.options.query, kind: 'text', required: true }],
  execute: (call) => searchPage(call, 0),
};

/** What a search finds, from the story after `offset` on. */
export async function searchPage(call: Call, offset: number): Promise<Answer> {
  const { desk, place } = call;
  const query = textOption(call, 'query') ?? '';
  const context = { now: desk.clock.now(), timeZone: await timeZoneOf(call) };
  const parsed = parseSearch(query, context);
  if (!parsed.root && !parsed.since)
    throw userError('search_empty', [...parsed.said, words.search.empty].join(' '));
  const page = { workspaceId: place.workspaceId, limit: pageSize + 1, offset, now: context.now };
  const stories = await searchStories(desk.db, parsed, page);
  return listAnswer(call, {
    title: words.search.title(describeSearch(parsed, context)),
    stories,
    offset,
    notes: [...parsed.said, ...(stories.length === 0 ? [words.search.none] : [])],
    view: { name: 'search', options: { query } },
  });
}
