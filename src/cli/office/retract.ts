import { explainedStory } from '../../shared/db/tables/why.ts';
import { userError } from '../../shared/errors.ts';
import { retractStory } from '../../shared/news/publish/remove.ts';
import type { Office } from './office.ts';

/** Takes a story back everywhere. */
export async function retract({ db, clock, print, wake }: Office, publicId: string): Promise<void> {
  const story = await explainedStory(db, { publicId });
  if (!story) throw userError('story_unknown', `There is no story ${publicId}.`);
  const stood = await db.transaction((tx) => retractStory(tx, story.id, clock.now()));
  print(stood ? `Taken back: “${story.headline}”.\n` : 'It was taken back before.\n');
  wake();
}
