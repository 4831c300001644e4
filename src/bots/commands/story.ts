import { latestStories, searchStories } from '../../shared/db/tables/search.ts';
import { userError } from '../../shared/errors.ts';
import { type AskedStory, askStory } from '../../shared/news/ask/story.ts';
import { presentStory } from '../../shared/news/present/story.ts';
import { parseSearch } from '../../shared/news/search/parse.ts';
import type { Answer, Call, Choice, Command } from './command.ts';
import { mostChoices, textOption } from './options.ts';
import { shareable } from './share.ts';
import { words } from './words.en.ts';
import { presentation, settingsHere } from './zone.ts';

export const story: Command = {
  name: 'story',
  description: words.commands.story,
  options: [
    { name: 'story', description: words.options.story, kind: 'text', required: true, completes: true },
  ],
  execute: (call) => storyAnswer(call, textOption(call, 'story') ?? ''),
  complete: (call, _option, typed) => storiesLike(call, typed),
};

/** A story in full. */
export async function storyAnswer(call: Call, publicId: string): Promise<Answer> {
  const { brief } = await seenStory(call, publicId);
  const message = presentStory(brief, await presentation(call));
  return shareable(call, message, [{ label: '…', to: { action: `about:${publicId}` } }]);
}

/** A story as it may be seen where the command was given; raises a user error where it may not. */
export async function seenStory(call: Call, publicId: string): Promise<AskedStory> {
  const { desk, place } = call;
  const { language } = await settingsHere(call);
  const found = await askStory(desk.db, publicId, place.workspaceId, language);
  if (!found) throw userError('story_unknown', words.story.unknown);
  return found;
}

async function storiesLike({ desk, place }: Call, typed: string): Promise<Choice[]> {
  const page = { workspaceId: place.workspaceId, limit: mostChoices, now: desk.clock.now() };
  const parsed = parseSearch(typed, { now: page.now, timeZone: desk.timeZone });
  const found = parsed.root ? await searchStories(desk.db, parsed, page) : await latestStories(desk.db, page);
  return found.map(({ headline, public_id }) => ({ name: shortened(headline), value: public_id }));
}

/** Within the 100 characters of a choice, at the end of a word. */
const shortened = (headline: string): string =>
  headline.length <= 100 ? headline : `${headline.slice(0, 98).replace(/\s\S*$/, '')} …`;
