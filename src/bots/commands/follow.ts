import { followDirectly } from '../../shared/db/tables/follow.ts';
import type { Answer, Call } from './command.ts';
import { saying } from './say.ts';
import { seenStory } from './story.ts';
import { words } from './words.en.ts';

/** Sends the story to the person's direct messages, and its updates later on. */
export async function followStory(call: Call, publicId: string): Promise<Answer> {
  const { desk, person } = call;
  const { id, publicId: shownId } = await seenStory(call, publicId);
  const address = await desk.platform.directAddress(person.id);
  const usually = { now: desk.clock.now(), timeZone: desk.timeZone };
  const wanted = {
    platform: desk.platform.name,
    address,
    storyId: id,
    publicId: shownId,
    createdBy: person.id,
  };
  await desk.db.transaction((tx) => followDirectly(tx, wanted, usually));
  desk.wake();
  return saying(words.menu.followed);
}
