import type { Migration } from '../migration.ts';

/** What publishers and the operator let be shown. */
export const showing: Migration = {
  id: 8,
  name: 'showing',
  sql: `
-- The most characters of an article that its publisher lets others show; null without a limit.
alter table news.article add column max_snippet integer check (max_snippet >= 0);

-- Domains of which nothing is taken, cited or linked, and from when on.
create table news.blocked_domain (
  domain text primary key,
  at timestamptz not null
);
`,
};
