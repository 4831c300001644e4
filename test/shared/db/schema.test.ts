import { expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { backedUpTables } from '../../../src/shared/db/backup.ts';
import { journey, upkeepStep } from '../../../src/shared/queue/steps.ts';
import { newDestination, newStory } from '../../helpers/rows.ts';
import { eachDatabase, start } from '../../helpers/setups.ts';

/** The columns that the design asks for from the first migration on: adding them later costs a redesign. */
const promised: Record<string, string[]> = {
  source: ['workspace_id'],
  story: ['workspace_id', 'merged_into', 'public_id', 'retracted_at'],
  delivery: ['destination_id', 'story_id', 'kind', 'tried_at', 'message_id'],
  delivery_story: ['delivery_id', 'story_id', 'version'],
  brief: ['story_id', 'version', 'language'],
  rate_window: ['platform', 'scope', 'until'],
};

/** Rows of these carry work. */
const working = ['source', 'article', 'story', 'subscription', 'delivery', 'upkeep'];

eachDatabase('the schema', (setup) => {
  const columns = (): Promise<{ table: string; column: string; type: string }[]> =>
    setup.db.query(sql`
      select table_name as table, column_name as column, data_type as type
      from information_schema.columns where table_schema = 'news'`);

  test('a backup holds every table but the list of migrations', async () => {
    const tables = [...new Set((await columns()).map(({ table }) => table))];
    expect([...backedUpTables, 'migration'].sort()).toEqual(tables.sort());
  });

  test('a backup lists each table after those that it refers to', async () => {
    const references = await setup.db.query<{ child: string; parent: string }>(sql`
      select child.relname as child, parent.relname as parent from pg_constraint
      join pg_class child on child.oid = conrelid join pg_class parent on parent.oid = confrelid
      join pg_namespace on pg_namespace.oid = child.relnamespace
      where contype = 'f' and nspname = 'news' and conrelid <> confrelid`);
    expect(references.length).toBeGreaterThan(5);
    const order: readonly string[] = backedUpTables;
    for (const { child, parent } of references)
      expect({ child, parent, sorted: order.indexOf(child) > order.indexOf(parent) }).toMatchObject({
        sorted: true,
      });
  });

  test('the columns that the design asks for are there', async () => {
    const found = new Set((await columns()).map(({ table, column }) => `${table}.${column}`));
    for (const [table, names] of Object.entries(promised))
      for (const name of names) expect(found).toContain(`${table}.${name}`);
    for (const table of working)
      for (const name of ['due_at', 'queued_at']) expect(found).toContain(`${table}.${name}`);
    expect([...Object.values(journey), upkeepStep].map((step) => step.table)).toEqual(
      expect.arrayContaining(['source', 'article', 'story', 'upkeep']),
    );
  });

  test('times are moments, never local times; and values have only types that both drivers give alike', async () => {
    const types = [...new Set((await columns()).map(({ type }) => type))].sort();
    expect(types).toEqual(
      [
        'ARRAY',
        'boolean',
        'integer',
        'jsonb',
        'real',
        'text',
        'timestamp with time zone',
        'tsquery',
        'tsvector',
      ].sort(),
    );
  });

  test('a destination gets one post of a story and no more, whatever writes it', async () => {
    const [story, destination] = [await newStory(setup.db), await newDestination(setup.db)];
    const post = (id: string, version: number): Promise<unknown> =>
      setup.db.query(sql`
        insert into news.delivery (id, destination_id, platform, story_id, kind, version, state, decided_at)
        values (${id}, ${destination}, 'console', ${story}, 'post', ${version}, 'due', ${start})`);
    await post('a', 1);
    await expect(post('b', 2)).rejects.toMatchObject({ code: '23505' });
    await expect(post('x'.repeat(26), 3)).rejects.toMatchObject({ code: '23514' });
  });
});
