import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import sql, { raw } from 'sql-template-tag';
import { backedUpTables, writeBackup } from '../../../src/shared/db/backup.ts';
import type { Database } from '../../../src/shared/db/database.ts';
import { latestMigration, migrationLevel } from '../../../src/shared/db/migrate.ts';
import { restoreBackup } from '../../../src/shared/db/restore.ts';
import { newArticle, newDestination, newSource, newStory } from '../../helpers/rows.ts';
import { type SetupName, onSetup } from '../../helpers/setups.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { type Row, type Rows, allRows, bigText, fillNewsroom } from './full-newsroom.ts';

const server = 'PostgreSQL + BullMQ on PostgreSQL';
const ways: [SetupName, SetupName][] = [
  ['PGlite', 'PGlite'],
  ['PGlite', server],
  [server, 'PGlite'],
];

/** What must differ after a restore, and nothing else: see `forgetTheGap`. `at` is when the backup was made. */
function withoutTheGap(rows: Rows, at: Date): Rows {
  const posted = new Set(rows['delivery']!.map((row) => row['story_id']));
  const changes: Record<string, (row: Row) => Row> = {
    source: () => ({
      first_polled_at: null,
      etag: null,
      last_modified: null,
      fingerprint: null,
      queued_at: null,
    }),
    story: (row) => (row['step'] !== null && !posted.has(row['id']) ? { past: true, queued_at: null } : {}),
    article: (row) => (row['step'] === null ? {} : { past: true }),
    delivery: (row) =>
      row['state'] === 'due'
        ? { tried_at: row['tried_at'] ?? at.toISOString().replace('.000Z', '+00:00'), queued_at: null }
        : {},
  };
  const changed = Object.entries(rows).map(([table, all]) => [
    table,
    all.map((row) => ({ ...row, ...changes[table]?.(row) })),
  ]);
  return Object.fromEntries(changed) as Rows;
}

const sorted = (rows: Rows): Rows =>
  Object.fromEntries(
    Object.entries(rows).map(([table, all]) => [
      table,
      [...all].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    ]),
  );

async function nextIds(db: Database): Promise<Record<string, unknown>> {
  const ids: Record<string, unknown> = {};
  for (const table of ['workspace', 'source', 'story', 'article', 'destination', 'subscription', 'upkeep']) {
    const [row] = await db.query<{ id: number }>(
      raw(`select coalesce(max(id), 0) + 1 as id from news.${table}`),
    );
    ids[table] = row!.id;
  }
  return ids;
}

for (const [from, to] of ways) {
  onSetup(from, 'a backup', (old) => {
    onSetup(to, 'restored', (fresh) => {
      const file = join(tempFolder(), 'backup.jsonl.gz');
      let written: Rows;

      beforeAll(async () => {
        await fillNewsroom(old.db);
        written = await allRows(old.db);
        await writeBackup(old.db, file, old.clock);
        await newSource(fresh.db, { name: 'must go' });
        await newStory(fresh.db);
      });

      test('the rows are the same ones, but for what must be forgotten', async () => {
        for (const table of backedUpTables) expect(written[table]).not.toEqual([]);
        const outcome = await restoreBackup(fresh.db, file, fresh.clock);
        const count = Object.values(written).reduce((sum, rows) => sum + rows.length, 0);
        expect(outcome).toEqual({ at: old.clock.now(), rows: count });
        const restored = await allRows(fresh.db);
        expect(sorted(restored)).toEqual(sorted(withoutTheGap(written, outcome.at)));
        expect(restored['article']!.some((row) => row['body'] === bigText)).toBe(true);
        expect(await migrationLevel(fresh.db)).toBe(latestMigration);
      });

      test('new rows get the ids after the last, also in tables that hold none', async () => {
        await fresh.db.query(sql`delete from news.upkeep`);
        const expected = await nextIds(fresh.db);
        const source = await newSource(fresh.db);
        const article = await newArticle(fresh.db, source);
        const story = await newStory(fresh.db);
        const destination = await newDestination(fresh.db);
        expect(expected).toMatchObject({ source, article, story, destination });
      });

      test('it can be restored once more over itself', async () => {
        const outcome = await restoreBackup(fresh.db, file, fresh.clock);
        const restored = await allRows(fresh.db);
        expect(sorted(restored)).toEqual(sorted(withoutTheGap(written, outcome.at)));
      });
    });
  });
}
