import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from '@jest/globals';
import { writeBackup } from '../../../src/shared/db/backup.ts';
import { latestMigration } from '../../../src/shared/db/migrate.ts';
import { restoreBackup } from '../../../src/shared/db/restore.ts';
import { writeFact } from '../../../src/shared/db/tables/fact.ts';
import { newSource } from '../../helpers/rows.ts';
import { onSetup } from '../../helpers/setups.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { type Rows, allRows } from './full-newsroom.ts';

interface Damage {
  how: string;
  /** Makes a broken file of a whole one. */
  file: (whole: Buffer) => Buffer | string;
  code?: string;
  says?: RegExp;
}

type Line = Record<string, unknown>;

/** A change to the lines, in a file that is well zipped. */
const rewritten =
  (change: (lines: Line[]) => unknown[]) =>
  (whole: Buffer): Buffer => {
    const lines = gunzipSync(whole)
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    return gzipSync(
      `${change(lines)
        .map((line) => JSON.stringify(line))
        .join('\n')}\n`,
    );
  };

const damages: Damage[] = [
  { how: 'cut off after its first bytes', file: (whole) => whole.subarray(0, 5) },
  { how: 'cut off in the middle', file: (whole) => whole.subarray(0, Math.floor(whole.length / 2)) },
  { how: 'cut off before its last bytes', file: (whole) => whole.subarray(0, -4) },
  { how: 'empty', file: () => '' },
  { how: 'no archive', file: () => 'not an archive at all\n'.repeat(50) },
  { how: 'random', file: () => randomBytes(10_000) },
  { how: 'an archive of something else', file: () => gzipSync('{"format":"something else"}\n') },
  { how: 'an archive of no text', file: () => gzipSync(randomBytes(100_000)) },
  {
    how: 'changed in the middle',
    file: (whole) => {
      const changed = Buffer.from(whole);
      changed.fill(0, Math.floor(whole.length / 2), Math.floor(whole.length / 2) + 100);
      return changed;
    },
  },
  { how: 'without its end', file: rewritten((lines) => lines.slice(0, -1)), says: /its end is missing/ },
  {
    how: 'with a line of no meaning',
    file: rewritten((lines) => [lines[0], { rows: 1 }, ...lines.slice(1)]),
  },
  { how: 'with an unknown table', file: rewritten((lines) => [lines[0], { table: 'x', rows: [] }]) },
  {
    how: 'with a row twice',
    file: rewritten((lines) => [...lines.slice(0, -1), ...lines.slice(1)]),
  },
  {
    how: 'with a row that points nowhere',
    file: rewritten((lines) => lines.filter((line) => line['table'] !== 'source').concat()),
    says: /./,
  },
  {
    how: 'with a value of the wrong type',
    file: rewritten((lines) => [lines[0], { table: 'source', rows: [{ id: 'one' }] }, { end: true }]),
  },
  {
    how: 'of a newer version',
    file: rewritten(([header, ...rest]) => [{ ...header, migration: latestMigration + 1 }, ...rest]),
    code: 'backup_newer',
    says: /newer version \(migration \d+, this one knows \d+\)/,
  },
];

onSetup('PGlite', 'a file that is no good', (setup) => {
  const folder = tempFolder();
  const path = join(folder, 'whole.jsonl.gz');
  let before: Rows;

  beforeAll(async () => {
    const source = await newSource(setup.db, { name: 'stays' });
    expect(source).toBe(1);
    await setup.db.queuePool.query(
      `insert into news.article (source_id, identity, link, canonical_url, title, published_at, seen_at, position, past)
       values (1, 'a', 'a', 'a', 'a', '2026-06-01', '2026-06-01', 0, false)`,
    );
    // Text that does not shrink, so that a broken middle lies far behind a whole beginning.
    for (let index = 0; index < 30; index += 1)
      await writeFact(setup.db, `noise-${index}`, randomBytes(15_000).toString('base64'));
    await writeBackup(setup.db, path, setup.clock);
    before = await allRows(setup.db);
  });

  test.each(damages)('$how: refused in words, and nothing is changed', async ({ file, code, says }) => {
    const broken = join(folder, 'broken.jsonl.gz');
    writeFileSync(broken, file(readFileSync(path)));
    await expect(restoreBackup(setup.db, broken, setup.clock)).rejects.toMatchObject({
      name: 'AppError',
      errorClass: 'user',
      code: code ?? 'backup_damaged',
      message: expect.stringMatching(says ?? /broken\.jsonl\.gz cannot be restored: .+nothing was changed/),
    });
    expect(await allRows(setup.db)).toEqual(before);
  });

  test('a missing file, and a folder in its place', async () => {
    const missing = { code: 'backup_missing', errorClass: 'user' };
    mkdirSync(join(folder, 'a-folder'));
    for (const name of ['nowhere.jsonl.gz', 'a-folder'])
      await expect(restoreBackup(setup.db, join(folder, name), setup.clock)).rejects.toMatchObject(missing);
    expect(await allRows(setup.db)).toEqual(before);
  });

  // Of this file of the system, every read fails.
  (process.platform === 'linux' ? test : test.skip)('a file that the disk cannot read', async () => {
    await expect(restoreBackup(setup.db, '/proc/self/mem', setup.clock)).rejects.toMatchObject({
      code: 'backup_damaged',
      message: expect.stringMatching(/cannot be restored: (Error: )?EIO/),
    });
    expect(await allRows(setup.db)).toEqual(before);
  });

  test('the whole file can still be restored afterwards', async () => {
    await restoreBackup(setup.db, path, setup.clock);
    expect((await allRows(setup.db))['fact']).toEqual(before['fact']);
  });
});
