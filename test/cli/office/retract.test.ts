import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { retract } from '../../../src/cli/office/retract.ts';
import type { Office } from '../../../src/cli/office/office.ts';
import { emptyNewsroom, newStory } from '../../helpers/rows.ts';
import { onSetup } from '../../helpers/setups.ts';

onSetup('PGlite', 'ai-news retract', (setup) => {
  beforeEach(() => emptyNewsroom(setup.db));

  test('takes a story back once, and knows when there is none', async () => {
    const { db, clock } = setup;
    const printed: string[] = [];
    let woken = 0;
    const office = {
      db,
      clock,
      print: (text: string) => printed.push(text),
      wake: () => (woken += 1),
    } as unknown as Office;
    const id = await newStory(db, { headline: 'A mistake' });
    const [story] = await db.query<{ public_id: string }>(
      sql`select public_id from news.story where id = ${id}`,
    );
    await retract(office, story!.public_id.toUpperCase());
    await retract(office, story!.public_id);
    expect(printed).toEqual(['Taken back: “A mistake”.\n', 'It was taken back before.\n']);
    expect(woken).toBe(2);
    await expect(retract(office, 'nothing')).rejects.toMatchObject({ code: 'story_unknown' });
  });
});
