import type { Migration } from '../migration.ts';

export const waiting: Migration = {
  id: 5,
  name: 'waiting',
  sql: `
-- Of a story that is published again only because time has passed: the destinations whose quiet hours it waits for.
-- Null: there is something new to tell everywhere.
alter table news.story add column waiting integer[];
`,
};
