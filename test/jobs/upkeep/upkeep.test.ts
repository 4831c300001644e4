import { beforeAll, describe, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { planUpkeep, upkeepJob } from '../../../src/jobs/upkeep/upkeep.ts';
import { backupName, listBackups } from '../../../src/shared/db/backup.ts';
import { permanent } from '../../../src/shared/errors.ts';
import { eachDatabase } from '../../helpers/setups.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const timeZone = 'Europe/Berlin';

interface Row {
  id: number;
  name: string;
  due_at: Date;
  last_done_at: Date | null;
  last_error: string | null;
}

eachDatabase('the chores', (setup) => {
  const backupDir = tempFolder();
  const deps = () => ({ db: setup.db, clock: setup.clock, backupDir, timeZone });
  const rows = () => setup.db.query<Row>(sql`select * from news.upkeep order by name`);
  const row = async (name: string): Promise<Row> => (await rows()).find((each) => each.name === name)!;

  beforeAll(() => planUpkeep(deps()));

  test('are planned for the next night of the zone, and tidying only where nobody else does it', async () => {
    // The clock stands at 10:00 in Berlin, where it is summer.
    expect((await row('backup')).due_at).toEqual(new Date('2026-06-02T01:30:00Z'));
    expect((await row('prune')).due_at).toEqual(new Date('2026-06-02T02:00:00Z'));
    const names = (await rows()).map((each) => each.name);
    expect(names.includes('tidy')).toBe(setup.db.kind === 'embedded');
  });

  test('keep their times when the bot starts anew', async () => {
    const before = await rows();
    setup.clock.advanceTo(new Date('2026-06-02T01:30:00Z'));
    await planUpkeep(deps());
    expect(await rows()).toEqual(before);
  });

  describe('when they are due', () => {
    test('are done, and due again the next night', async () => {
      for (const { id } of await rows()) await upkeepJob(deps()).run(String(id));
      expect(await listBackups(backupDir)).toEqual([expect.stringContaining(backupName(setup.clock.now()))]);
      expect(await row('backup')).toMatchObject({
        due_at: new Date('2026-06-03T01:30:00Z'),
        last_done_at: setup.clock.now(),
        last_error: null,
      });
    });

    test('and fail, say why and are tried again the same night', async () => {
      const { id } = await row('backup');
      await upkeepJob(deps()).fail(String(id), permanent('backup_failed', 'The disk is full.'));
      const { due_at, last_error } = await row('backup');
      expect(last_error).toBe('The disk is full.');
      expect(due_at.getTime() - setup.clock.now().getTime()).toBeLessThan(60 * 60_000);
    });
  });
});
