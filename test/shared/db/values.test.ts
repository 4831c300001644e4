import { expect, test } from '@jest/globals';
import sql, { raw } from 'sql-template-tag';
import { eachDatabase } from '../../helpers/setups.ts';

const moment = new Date('2026-02-03T04:05:06.789Z');
const awkward = [
  '',
  'a "quoted" one',
  "it's",
  'back\\slash',
  '{braces}',
  'a, comma',
  'NULL',
  'ünï 🛰️',
  ' spaces ',
];
const document = { text: 'ünï 🛰️ "q" \\', list: [1, 2.5, null, true], deep: { none: null, empty: {} } };

/** Every type of column that we have, and the results of counting: a value to write and what must come back. */
const cases: { type: string; written: unknown; read?: unknown }[] = [
  { type: 'integer', written: 2_147_483_647 },
  { type: 'integer', written: -5 },
  { type: 'integer', written: null },
  { type: 'integer', written: undefined, read: null },
  { type: 'bigint', written: '9007199254740993' },
  { type: 'bigint', written: 7, read: '7' },
  { type: 'real', written: 0.25 },
  { type: 'real', written: 0.1 },
  { type: 'real', written: 1 },
  { type: 'boolean', written: true },
  { type: 'boolean', written: false },
  { type: 'text', written: 'ünï 🛰️ \n\t\\ \' " $1 ' },
  { type: 'text', written: '' },
  { type: 'text[]', written: [] },
  { type: 'text[]', written: awkward },
  { type: 'integer[]', written: [1, 2, 3] },
  { type: 'timestamptz', written: moment },
  { type: 'timestamptz', written: new Date('1990-01-01T00:00:00Z') },
  { type: 'timestamptz', written: moment.toISOString(), read: moment },
  { type: 'jsonb', written: JSON.stringify(document), read: document },
  { type: 'jsonb', written: JSON.stringify([]), read: [] },
  { type: 'jsonb', written: JSON.stringify('text'), read: 'text' },
  { type: 'jsonb', written: JSON.stringify(null), read: null },
];

eachDatabase('values', (setup) => {
  test.each(cases)('$type: $written comes back as it went', async ({ type, written, read = written }) => {
    const { db } = setup;
    await db.query(raw(`create table if not exists public."one ${type}" (value ${type})`));
    const table = raw(`public."one ${type}"`);
    await db.query(sql`delete from ${table}`);
    await db.query(sql`insert into ${table} (value) values (${written})`);
    expect(await db.query(sql`select value from ${table}`)).toEqual([{ value: read }]);
    expect(await db.query(sql`select ${written}::${raw(type)} as value`)).toEqual([{ value: read }]);
  });

  test('counts come as texts, and as numbers when they are cast; sums of numbers with a point as texts', async () => {
    const [row] = await setup.db.query(sql`
      select count(*) as count, count(*)::int as number, sum(1) as sum, avg(2) as mean, 1::numeric as exact
      from generate_series(1, 3)`);
    expect(row).toEqual({ count: '3', number: 3, sum: '3', mean: '2.0000000000000000', exact: '1' });
  });

  test('of two columns with one name the last counts', async () => {
    expect(await setup.db.query(sql`select 'first' as name, 'last' as name`)).toEqual([{ name: 'last' }]);
  });

  test('without values several statements may stand in one text, and the rows of the last come back', async () => {
    expect(await setup.db.queuePool.query('select 1 as a; select 2 as b')).toBeDefined();
    expect(await setup.db.query(raw('select 1 as a'))).toEqual([{ a: 1 }]);
  });

  test('the session is in UTC, whatever the machine is in', async () => {
    expect(await setup.db.query(sql`select current_setting('TimeZone') as zone`)).toEqual([{ zone: 'UTC' }]);
    expect(await setup.db.query(sql`select ${moment}::timestamptz::text as text`)).toEqual([
      { text: '2026-02-03 04:05:06.789+00' },
    ]);
  });

  test('a unique violation has the code by which it is told from other errors', async () => {
    await setup.db.query(raw('create table public.once (name text primary key)'));
    await setup.db.query(sql`insert into public.once values ('a')`);
    await expect(setup.db.query(sql`insert into public.once values ('a')`)).rejects.toMatchObject({
      code: '23505',
    });
  });
});
