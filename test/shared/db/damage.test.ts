import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { openEmbedded } from '../../../src/shared/db/embedded.ts';
import { migrationLevel } from '../../../src/shared/db/migrate.ts';
import { readFact } from '../../../src/shared/db/tables/fact.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { copyTemplate } from '../../helpers/template.ts';
import { until, within } from '../../helpers/until.ts';

const garble = (file: string): void => writeFileSync(file, Buffer.alloc(statSync(file).size, 0xa5));

/** The files of all relations. */
const relations = (folder: string): string[] =>
  readdirSync(join(folder, 'base'), { recursive: true })
    .map((name) => join(folder, 'base', String(name)))
    .filter((file) => /\/\d+[^/]*$/.test(file) && statSync(file).isFile());

const damages: Record<string, (folder: string) => void> = {
  'pg_control cut short': (folder) => truncateSync(join(folder, 'global/pg_control'), 10),
  'pg_control garbled': (folder) => garble(join(folder, 'global/pg_control')),
  'all tables garbled': (folder) => relations(folder).forEach(garble),
  'the log garbled': (folder) =>
    readdirSync(join(folder, 'pg_wal'))
      .filter((name) => /^0/.test(name))
      .forEach((name) => garble(join(folder, 'pg_wal', name))),
  'of another version': (folder) => writeFileSync(join(folder, 'PG_VERSION'), '14\n'),
  'the version file gone': (folder) => rmSync(join(folder, 'PG_VERSION')),
  'settings that nobody understands': (folder) => writeFileSync(join(folder, 'postgresql.conf'), '= =\n'),
};

describe('a damaged database folder', () => {
  test.each(Object.keys(damages))('%s: refused in words, soon, and left as it is', async (how) => {
    const folder = join(tempFolder(), 'database');
    await copyTemplate(folder);
    damages[how]!(folder);
    const before = readdirSync(folder).sort();
    const opened = within('an answer', 20_000, openEmbedded(folder));
    await expect(opened).rejects.toMatchObject({
      code: 'database_damaged',
      errorClass: 'permanent',
      message: expect.stringContaining(folder),
    });
    expect(readdirSync(folder).filter((name) => name !== 'postmaster.pid')).toEqual(before);
  });

  test('a file in its place is refused in words too', async () => {
    const file = join(tempFolder(), 'database');
    writeFileSync(file, 'notes');
    await expect(openEmbedded(file)).rejects.toMatchObject({ code: 'database_damaged' });
  });

  test('a start that was killed while it unpacked the prepared folder leaves nothing that is taken for one', async () => {
    const folder = join(tempFolder(), 'database');
    await copyTemplate(`${folder}.new`);
    truncateSync(join(`${folder}.new`, 'global/pg_control'), 0);
    const db = await openEmbedded(folder);
    expect(await migrationLevel(db)).toBe(0);
    await db.close();
    expect(existsSync(`${folder}.new`)).toBe(false);
  });
});

const built = resolve(import.meta.dirname, '../../../dist/src/shared/db');

/** Writes numbered pairs, one transaction each, and prints a number once its pair is committed. */
const writer = (folder: string, first: number): ChildProcess =>
  spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `
      const { openEmbedded } = await import(${JSON.stringify(pathToFileURL(join(built, 'embedded.js')).href)});
      const { writeFact } = await import(${JSON.stringify(pathToFileURL(join(built, 'tables/fact.js')).href)});
      const db = await openEmbedded(${JSON.stringify(folder)});
      for (let number = ${first}; ; number += 1) {
        await db.transaction(async (tx) => {
          await writeFact(tx, 'one-' + number, 'x'.repeat(number % 5000));
          await writeFact(tx, 'two-' + number, number);
        });
        process.stdout.write(number + '\\n');
      }`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );

test('a process killed while it writes loses nothing that it was told is written', async () => {
  if (!existsSync(join(built, 'embedded.js'))) throw new Error('Run "npm run build" first: dist is missing.');
  const folder = join(tempFolder(), 'database');
  await copyTemplate(folder);
  let acknowledged = 0;
  for (const more of [40, 75, 110]) {
    const child = writer(folder, acknowledged + 1);
    const goal = acknowledged + more;
    createInterface({ input: child.stdout! }).on('line', (line) => {
      acknowledged = Number(line);
    });
    await until(`${goal} pairs are written`, () => acknowledged >= goal, 20_000);
    child.kill('SIGKILL');
    await once(child, 'close');
    const db = await openEmbedded(folder);
    const [counted] = await db.query(sql`
      select count(*) filter (where name like 'one-%')::int as one,
        count(*) filter (where name like 'two-%')::int as two from news.fact`);
    // The last pair may have been committed without its being said.
    expect([acknowledged, acknowledged + 1]).toContain((counted as { one: number }).one);
    expect((counted as { two: number }).two).toBe((counted as { one: number }).one);
    expect(await readFact(db, `two-${acknowledged}`)).toBe(acknowledged);
    acknowledged = (counted as { one: number }).one;
    await db.close();
  }
}, 60_000);
