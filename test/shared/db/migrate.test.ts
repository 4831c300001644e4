import { expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { systemClock } from '../../../src/shared/clock.ts';
import type { Database } from '../../../src/shared/db/database.ts';
import {
  latestMigration,
  migrate,
  migrateQueues,
  migrationLevel,
  migrations,
} from '../../../src/shared/db/migrate.ts';
import { openServer } from '../../../src/shared/db/server.ts';
import { dropDatabase, newDatabase } from '../../helpers/server-database.ts';
import { describeWith } from '../../helpers/services.ts';
import { eachDatabase } from '../../helpers/setups.ts';

const ran = (db: Database): Promise<{ id: number; name: string; ran_at: Date }[]> =>
  db.query(sql`select id, name, ran_at from news.migration order by id`);

test('migrations are numbered from 1 without gaps', () => {
  expect(migrations.map(({ id }) => id)).toEqual(migrations.map((_, index) => index + 1));
});

eachDatabase('migrations', (setup) => {
  test('an empty database comes to the newest level, and a second run changes nothing', async () => {
    const { db } = setup;
    const first = await ran(db);
    expect(first.map(({ id, name }) => ({ id, name }))).toEqual(
      migrations.map(({ id, name }) => ({ id, name })),
    );
    expect(await migrationLevel(db)).toBe(latestMigration);
    await migrateQueues(db);
    await migrate(db, systemClock);
    expect(await ran(db)).toEqual(first);
  });

  test('a database of a newer version is refused in words, and stays as it is', async () => {
    const { db } = setup;
    const newer = latestMigration + 3;
    await db.query(
      sql`insert into news.migration (id, name, ran_at) values (${newer}, 'later', ${setup.clock.now()})`,
    );
    await expect(migrate(db, systemClock)).rejects.toMatchObject({
      code: 'database_newer',
      errorClass: 'permanent',
      message: expect.stringMatching(
        `migration ${newer}, this version knows ${latestMigration}.*newer version`,
      ),
    });
    expect((await ran(db)).map(({ id }) => id)).toEqual([...migrations.map(({ id }) => id), newer]);
    await db.query(sql`delete from news.migration where id = ${newer}`);
  });
});

describeWith(['PostgreSQL'], 'migrations of several processes', () => {
  test('of four that start at once on an empty server database, one migrates and the others wait for it', async () => {
    const url = await newDatabase();
    const pools = [1, 2, 3, 4].map(() => openServer(url, 3, () => undefined));
    try {
      expect(await migrationLevel(pools[0]!)).toBe(0);
      await Promise.all(
        pools.map(async (db) => {
          await migrateQueues(db);
          await migrate(db, systemClock);
          expect(await migrationLevel(db)).toBe(latestMigration);
        }),
      );
      expect(await ran(pools[0]!)).toHaveLength(migrations.length);
    } finally {
      await Promise.all(pools.map((db) => db.close()));
      expect(await dropDatabase(url)).toEqual([]);
    }
  });
});
