import { DateTime } from 'luxon';
import { reportedStories } from '../../shared/db/tables/vote.ts';
import { oneLine } from '../../shared/news/text/characters.ts';
import type { Office } from './office.ts';

const most = 50;

/** Prints the stories that readers reported, and what to do about them. */
export async function reports({ db, config, print }: Office): Promise<void> {
  const stories = await reportedStories(db, most);
  if (stories.length === 0) {
    print('Readers have reported nothing.\n');
    return;
  }
  for (const { public_id: id, headline, wrong, other_event: other, last_at: at } of stories) {
    const said = [
      ...(wrong > 0 ? [`wrong, said ${times(wrong)}`] : []),
      ...(other > 0 ? [`not one event, said ${times(other)}`] : []),
    ];
    const last = DateTime.fromJSDate(at, { zone: config.timeZone }).toFormat('d LLL yyyy HH:mm');
    print(`${oneLine(headline)}\n  ${id} · ${said.join('; ')} · last ${last}\n`);
  }
  print('\nai-news why STORY tells how it came about; ai-news retract STORY takes it back everywhere.\n');
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
