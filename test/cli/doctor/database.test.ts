import { beforeEach, describe, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { databaseFindings, schemaFindings, workFindings } from '../../../src/cli/doctor/database.ts';
import type { DoctorDeps } from '../../../src/cli/doctor/deps.ts';
import { sourceFindings } from '../../../src/cli/doctor/sources.ts';
import { plainLook } from '../../../src/cli/terminal.ts';
import type { Database } from '../../../src/shared/db/database.ts';
import { openServer } from '../../../src/shared/db/server.ts';
import { recordPoll, recordPollFailure } from '../../../src/shared/db/tables/source.ts';
import { latestMigration } from '../../../src/shared/db/migrate.ts';
import { freePort } from '../../helpers/free-port.ts';
import { emptyNewsroom, later, newSource } from '../../helpers/rows.ts';
import { eachDatabase, start } from '../../helpers/setups.ts';
import { configOf } from './support.ts';

const depsOf = (database: DoctorDeps['database'], more: Partial<DoctorDeps> = {}): DoctorDeps => ({
  config: configOf(),
  clock: { now: () => start },
  database,
  runsSince: undefined,
  print: () => undefined,
  look: plainLook,
  ...more,
});

eachDatabase('the database in the eyes of the doctor', (setup) => {
  beforeEach(() => emptyNewsroom(setup.db));

  test('which it is, how big and how fast', async () => {
    const [found] = await databaseFindings(depsOf(setup.db));
    expect(found?.state).toBe('ok');
    const where =
      setup.db.kind === 'embedded'
        ? /^embedded PostgreSQL 18\.\d+ in \//
        : /^PostgreSQL \d+\.\d+ on a server/;
    expect(found?.said).toMatch(where);
    expect(found?.said).toMatch(/, [\d.]+ MB, answers in [\d.]+ ms$/);
  });

  test('an older and a slower one', async () => {
    const pretended = (version: number, slowMs: number): Database => ({
      ...setup.db,
      kind: 'server',
      query: async <Row>() => {
        await new Promise((resolve) => setTimeout(resolve, slowMs));
        return [{ version, bytes: 1 }] as Row[];
      },
    });
    expect(await databaseFindings(depsOf(pretended(140_012, 0)))).toMatchObject([
      { state: 'wrong', said: expect.stringContaining('14.12'), todo: 'Use PostgreSQL 15 or newer.' },
    ]);
    expect((await databaseFindings(depsOf(pretended(160_001, 120))))[0]?.state).toBe('look');
  });

  test('tables of this version, an older and a newer one', async () => {
    expect(await schemaFindings(setup.db)).toMatchObject([{ state: 'ok' }]);
    const pretend = (id: number, from: number) =>
      setup.db.query(sql`update news.migration set id = ${id} where id = ${from}`);
    await pretend(1_000, latestMigration);
    expect(await schemaFindings(setup.db)).toMatchObject([
      { state: 'wrong', todo: expect.stringContaining('newer version') },
    ]);
    await setup.db.query(sql`update news.migration set id = -1 where id = 1000`);
    expect(await schemaFindings(setup.db)).toMatchObject([
      { state: 'look', said: expect.stringContaining(`at migration ${latestMigration - 1}`) },
    ]);
    await pretend(latestMigration, -1);
  });

  test('what is overdue is worth a look while the bot runs, and natural while it does not', async () => {
    const running = depsOf(setup.db, { runsSince: start });
    expect(await workFindings(setup.db, running)).toMatchObject([{ said: 'nothing is overdue' }]);
    await newSource(setup.db, { dueAt: later(-5) });
    expect(await workFindings(setup.db, running)).toMatchObject([{ said: 'nothing is overdue' }]);
    await newSource(setup.db, { dueAt: later(-180) });
    expect(await workFindings(setup.db, running)).toMatchObject([
      { state: 'look', said: '1 thing overdue, the first since 3 hours (poll 1)' },
    ]);
    expect(await workFindings(setup.db, depsOf(setup.db))).toMatchObject([{ state: 'ok' }]);
  });

  test('how many sources answer, and why others do not, without the key in an address', async () => {
    expect(await sourceFindings(setup.db)).toMatchObject([{ state: 'look', said: 'none is followed' }]);
    const good = await newSource(setup.db);
    const bad = await newSource(setup.db, { name: '', url: 'https://feed.example/rss?key=geheim' });
    await newSource(setup.db);
    await recordPoll(setup.db, good, { at: start, nextAt: null, newItems: 0, newAiItems: 0 });
    await recordPollFailure(setup.db, bad, 'It answered 403.', later(1));
    await recordPollFailure(setup.db, bad, 'It answered 404.', later(1));
    const findings = await sourceFindings(setup.db);
    expect(findings).toEqual([
      { what: 'Sources', state: 'ok', said: '1 of 3 answer; 1 not asked yet' },
      {
        what: 'feed.example',
        state: 'look',
        said: 'did not answer the last 2 times: It answered 404.',
      },
    ]);
    expect(JSON.stringify(findings)).not.toContain('geheim');
  });

  test('that no source answers is wrong; of many, some are named', async () => {
    for (let n = 0; n < 10; n += 1)
      await recordPollFailure(setup.db, await newSource(setup.db), 'No way.', later(1));
    expect(await sourceFindings(setup.db)).toMatchObject([
      { state: 'wrong', todo: expect.stringContaining('connection') },
      { state: 'look' },
    ]);
    await newSource(setup.db);
    const findings = await sourceFindings(setup.db);
    expect(findings).toHaveLength(10);
    expect(findings.at(-1)?.said).toBe('2 more do not answer');
  });
});

describe('a database that is not to be had', () => {
  test('none yet, a damaged one, and a server that does not answer', async () => {
    expect((await databaseFindings(depsOf('not-there')))[0]?.state).toBe('look');
    expect((await databaseFindings(depsOf(new Error('broken'))))[0]?.state).toBe('wrong');
    const gone = openServer(`postgres://ainews:hunter22@127.0.0.1:${await freePort()}/x`, 2, () => undefined);
    const [found] = await databaseFindings(depsOf(gone));
    await gone.close();
    expect(found).toMatchObject({ state: 'wrong', todo: expect.stringContaining('DATABASE_URL') });
    expect(found?.said).toContain('ECONNREFUSED');
  });
});
