import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { backupName, listBackups, pruneBackups, writeBackup } from '../../../src/shared/db/backup.ts';
import { writeFact } from '../../../src/shared/db/tables/fact.ts';
import { later } from '../../helpers/rows.ts';
import { onSetup, start } from '../../helpers/setups.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

describe('backups in a folder', () => {
  test('are listed with the newest first, and only the newest are kept', async () => {
    const folder = tempFolder();
    const names = Array.from({ length: 10 }, (_, day) =>
      backupName(later(day * 1440 + day), day === 4 ? 'before-migration-2' : ''),
    );
    for (const name of [...names].sort()) writeFileSync(join(folder, name), '');
    const others = ['notes.txt', 'ai-news-2026.txt', `${names[9]!}.unfinished`];
    for (const name of others) writeFileSync(join(folder, name), '');
    const newest = names.toReversed().map((name) => join(folder, name));
    expect(await listBackups(folder)).toEqual(newest);
    await pruneBackups(folder, 7);
    expect(await listBackups(folder)).toEqual(newest.slice(0, 7));
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(others));
    expect(await listBackups(join(folder, 'nowhere'))).toEqual([]);
  });
});

onSetup('PostgreSQL + BullMQ on PostgreSQL', 'writing a backup', (setup) => {
  const failed = { code: 'backup_failed', errorClass: 'permanent' };

  test('makes the folder that is missing, and leaves only the finished file', async () => {
    const folder = join(tempFolder(), 'in', 'here');
    await writeBackup(setup.db, join(folder, 'b.jsonl.gz'), setup.clock);
    expect(readdirSync(folder)).toEqual(['b.jsonl.gz']);
  });

  test('on a full disk it fails in words, and the backup of that name stays as it was', async () => {
    const folder = tempFolder();
    const path = join(folder, 'b.jsonl.gz');
    writeFileSync(path, 'the one before');
    symlinkSync('/dev/full', `${path}.unfinished`);
    await expect(writeBackup(setup.db, path, setup.clock)).rejects.toMatchObject({
      ...failed,
      message: expect.stringMatching(/could not be written \(.*no space left.*\)\. Make room on the disk/),
    });
    expect(readdirSync(folder)).toEqual(['b.jsonl.gz']);
    expect(readFileSync(path, 'utf8')).toBe('the one before');
    expect(await setup.db.query({ text: 'select 1 as one', values: [] } as never)).toEqual([{ one: 1 }]);
  });

  test('where no folder can be made it fails in words', async () => {
    const file = join(tempFolder(), 'a-file');
    writeFileSync(file, '');
    await expect(writeBackup(setup.db, join(file, 'b.jsonl.gz'), setup.clock)).rejects.toMatchObject({
      ...failed,
      message: expect.stringMatching(/could not be written.*BACKUP_DIR/),
    });
    await expect(writeBackup(setup.db, join(file, 'deep', 'b.jsonl.gz'), setup.clock)).rejects.toMatchObject(
      failed,
    );
  });

  test('where a folder stands under its name it fails in words, and leaves nothing half made', async () => {
    const path = join(tempFolder(), 'b.jsonl.gz');
    mkdirSync(join(path, 'occupied'), { recursive: true });
    await expect(writeBackup(setup.db, path, setup.clock)).rejects.toMatchObject(failed);
    expect(existsSync(`${path}.unfinished`)).toBe(false);
  });

  test('holds the rows of one moment, whatever is committed meanwhile', async () => {
    const path = join(tempFolder(), 'b.jsonl.gz');
    const work = { done: false };
    let pairs = 0;
    const writing = (async () => {
      while (!work.done) {
        const pair = (pairs += 1);
        await setup.db.transaction(async (tx) => {
          await writeFact(tx, `one-${pair}`, 'x'.repeat(200));
          await writeFact(tx, `two-${pair}`, 'x'.repeat(200));
          // The first table is read early and the last one late.
          await tx.query({
            text: `insert into news.workspace (platform, external_id, created_at) values ('slack', $1, $2)`,
            values: [`one-${pair}`, start],
          } as never);
        });
      }
    })();
    while (pairs <= 20) await new Promise(setImmediate);
    await writeBackup(setup.db, path, setup.clock);
    work.done = true;
    await writing;
    const counts = new Map<string, number>();
    for (const line of gunzipSync(readFileSync(path)).toString().trim().split('\n')) {
      const { table, rows } = JSON.parse(line) as { table?: string; rows?: unknown[] };
      if (table && rows) counts.set(table, (counts.get(table) ?? 0) + rows.length);
    }
    expect(counts.get('workspace')).toBeGreaterThanOrEqual(20);
    expect(counts.get('fact')).toBe(2 * counts.get('workspace')!);
  });
});
