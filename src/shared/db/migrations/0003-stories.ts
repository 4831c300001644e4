import type { Migration } from '../migration.ts';

/** What clustering, importance and `why` keep: decisions 0011 and 0012. */
export const stories: Migration = {
  id: 3,
  name: 'stories',
  sql: `
-- Who speaks: 'primary' about its own work, 'agency' for many papers, 'press', 'blog' for itself, 'community' passing on.
alter table news.source add column tier text not null default 'press';

alter table news.article
  -- Addresses that it points to, in one spelling for comparing.
  add column links text[] not null default '{}',
  -- What readers of a community gave it; null where nothing counts them.
  add column points integer,
  add column comments integer;

drop index news.story_lookup;
alter table news.story
  drop column lookup_terms,
  -- Topic -> why, in words.
  add column topic_reasons jsonb not null default '{}',
  -- What stood in it when it last spoke: {at, level, outlets, version, why}, and the same of the times before.
  add column spoken jsonb,
  -- Why it is not posted or does not speak again, in words; null when nothing held it back.
  add column silence text;

-- By what recent stories are found. Rows older than the window are deleted, so it stays as small as two weeks' news.
create table news.lookup (
  term text not null,
  story_id integer not null references news.story on delete cascade,
  at timestamptz not null,
  primary key (term, story_id)
);
create index lookup_recent on news.lookup (term, at desc);

-- Near, but another event: a sequel, another product of the same lab.
create table news.related (
  story_id integer not null references news.story on delete cascade,
  other_id integer not null references news.story on delete cascade,
  reason text not null,
  primary key (story_id, other_id)
);
create index related_other on news.related (other_id);

-- What happened to a story beyond its articles: merged, split, risen. For people who ask why.
create table news.remark (
  id integer generated always as identity primary key,
  story_id integer not null references news.story on delete cascade,
  at timestamptz not null,
  text text not null
);
create index remark_story on news.remark (story_id);

create index story_merged on news.story (merged_into) where merged_into is not null;
-- A story answers its own post once.
create unique index delivery_one_reply on news.delivery (destination_id, story_id) where kind = 'reply';
`,
};
