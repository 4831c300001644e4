import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import type { Office } from '../../../src/cli/office/office.ts';
import { reports } from '../../../src/cli/office/reports.ts';
import { insertReport } from '../../../src/shared/db/tables/vote.ts';
import { emptyNewsroom, later, newStory } from '../../helpers/rows.ts';
import { onSetup } from '../../helpers/setups.ts';

onSetup('PGlite', 'ai-news reports', (setup) => {
  beforeEach(() => emptyNewsroom(setup.db));

  const printed = async (): Promise<string> => {
    let all = '';
    const print = (text: string) => (all += text);
    await reports({ db: setup.db, config: { timeZone: 'UTC' }, print } as unknown as Office);
    return all;
  };

  test('lists what readers said is wrong, the last first, but for what was taken back', async () => {
    expect(await printed()).toBe('Readers have reported nothing.\n');
    const [one, other, gone] = [
      await newStory(setup.db, { headline: 'One' }),
      await newStory(setup.db, { headline: 'Other' }),
      await newStory(setup.db, { headline: 'Gone' }),
    ];
    const said = (storyId: number, kind: 'wrong' | 'other-event', minute: number) =>
      insertReport(setup.db, { storyId, workspaceId: null, kind }, later(minute));
    await said(one, 'wrong', 1);
    await said(one, 'wrong', 2);
    await said(one, 'other-event', 3);
    await said(other, 'wrong', 4);
    await said(gone, 'wrong', 5);
    await setup.db.query(sql`update news.story set retracted_at = ${later(6)} where id = ${gone}`);
    const lines = (await printed()).split('\n');
    expect(lines[0]).toBe('Other');
    expect(lines[1]).toMatch(/ · wrong, said once · last 1 Jun 2026 08:04$/);
    expect(lines[2]).toBe('One');
    expect(lines[3]).toMatch(/ · wrong, said 2 times; not one event, said once · last 1 Jun 2026 08:03$/);
  });
});
