import type { Migration } from '../migration.ts';

/** What readers think of a story, and what they see of it. */
export const readers: Migration = {
  id: 6,
  name: 'readers',
  sql: `
-- Points that readers' votes add to a story's importance, -10 to 10; 0 until enough have voted.
alter table news.story add column opinion integer not null default 0;
drop index news.story_top;
create index story_top on news.story ((importance + opinion) desc, last_article_at desc)
  where merged_into is null and retracted_at is null;

-- The picture that an article's feed or page offers: {"url", "alt"}.
alter table news.article add column picture jsonb;
create index article_picture on news.article (source_id, (picture ->> 'url')) where picture is not null;
`,
};
