import type { Migration } from '../migration.ts';

/**
 * Rows that carry work have `due_at` (when something is owed; null: nothing is) and `queued_at` (when the
 * sweeper last handed it to the queue; null: it is not queued). See src/shared/queue/sweeper.ts. A card has several
 * edits, hence the version in a delivery's key: decision 0004.
 */
export const newsroom: Migration = {
  id: 1,
  name: 'newsroom',
  sql: `
create table news.workspace (
  id integer generated always as identity primary key,
  platform text not null,
  external_id text not null,
  name text not null default '',
  left_at timestamptz,
  created_at timestamptz not null,
  unique (platform, external_id)
);

create table news.source (
  id integer generated always as identity primary key,
  workspace_id integer references news.workspace on delete cascade,
  type text not null,
  url text not null,
  name text not null,
  scope text not null default 'general',
  enabled boolean not null default true,
  poll_every_s integer not null,
  ai_share real,
  items integer not null default 0,
  etag text,
  last_modified text,
  first_polled_at timestamptz,
  last_polled_at timestamptz,
  failures integer not null default 0,
  last_error text,
  due_at timestamptz,
  queued_at timestamptz,
  created_at timestamptz not null,
  unique nulls not distinct (workspace_id, url)
);
create index source_due on news.source (due_at) where due_at is not null;

create table news.story (
  id integer generated always as identity primary key,
  public_id text not null unique,
  workspace_id integer references news.workspace on delete cascade,
  merged_into integer references news.story deferrable,
  headline text not null,
  version integer not null default 0,
  past boolean not null,
  level text not null default 'minor',
  importance integer not null default 0,
  importance_parts jsonb not null default '{}',
  topics text[] not null default '{}',
  lookup_terms text[] not null default '{}',
  retracted_at timestamptz,
  first_article_at timestamptz not null,
  last_article_at timestamptz not null,
  step text,
  attempts integer not null default 0,
  last_error text,
  due_at timestamptz,
  queued_at timestamptz,
  created_at timestamptz not null
);
create index story_due on news.story (due_at) where due_at is not null;
create index story_lookup on news.story using gin (lookup_terms);
create index story_recent on news.story (last_article_at desc);

create table news.article (
  id integer generated always as identity primary key,
  source_id integer not null references news.source on delete cascade,
  identity text not null,
  link text not null,
  canonical_url text not null,
  title text not null,
  teaser text not null default '',
  body text,
  author text,
  categories text[] not null default '{}',
  language text,
  published_at timestamptz not null,
  seen_at timestamptz not null,
  position integer not null,
  past boolean not null,
  terms jsonb,
  relevance real,
  verdict text,
  story_id integer references news.story,
  join_score real,
  duplicate_of integer references news.article deferrable,
  step text,
  attempts integer not null default 0,
  last_error text,
  due_at timestamptz,
  queued_at timestamptz,
  search tsvector generated always as (to_tsvector('simple', title || ' ' || teaser)) stored,
  unique (source_id, identity)
);
create index article_due on news.article (due_at) where due_at is not null;
create index article_story on news.article (story_id);
create index article_url on news.article (canonical_url);
create index article_search on news.article using gin (search);
create index article_seen on news.article (seen_at);

create table news.term (
  term text primary key,
  articles integer not null
);

create table news.brief (
  story_id integer not null references news.story on delete cascade,
  version integer not null,
  language text not null,
  brief jsonb not null,
  created_at timestamptz not null,
  primary key (story_id, version, language)
);

create table news.destination (
  id integer generated always as identity primary key,
  workspace_id integer references news.workspace on delete cascade,
  platform text not null,
  address text not null,
  name text not null default '',
  settings jsonb not null default '{}',
  paused_at timestamptz,
  paused_reason text,
  created_at timestamptz not null,
  unique (platform, address)
);

create table news.subscription (
  id integer generated always as identity primary key,
  destination_id integer not null references news.destination on delete cascade,
  topic text not null,
  mode text not null,
  min_level text not null default 'minor',
  filters jsonb not null default '{}',
  created_by text,
  paused_until timestamptz,
  created_at timestamptz not null,
  due_at timestamptz,
  queued_at timestamptz,
  unique (destination_id, topic, mode)
);

create table news.delivery (
  id text primary key check (length(id) <= 25),
  destination_id integer not null references news.destination on delete cascade,
  platform text not null,
  story_id integer references news.story,
  kind text not null,
  version integer not null default 0,
  state text not null,
  message_id text,
  decided_at timestamptz not null,
  tried_at timestamptz,
  sent_at timestamptz,
  attempts integer not null default 0,
  last_error text,
  due_at timestamptz,
  queued_at timestamptz,
  unique (destination_id, story_id, kind, version)
);
create unique index delivery_one_post on news.delivery (destination_id, story_id) where kind = 'post';
create index delivery_due on news.delivery (platform, due_at) where due_at is not null;
create index delivery_story_id on news.delivery (story_id);

create table news.delivery_story (
  delivery_id text not null references news.delivery on delete cascade,
  story_id integer not null references news.story on delete cascade,
  version integer not null,
  primary key (delivery_id, story_id)
);
create index delivery_story_story on news.delivery_story (story_id);

create table news.rate_window (
  platform text not null,
  scope text not null,
  until timestamptz not null,
  primary key (platform, scope)
);

create table news.upkeep (
  id integer generated always as identity primary key,
  name text not null unique,
  last_done_at timestamptz,
  last_error text,
  due_at timestamptz,
  queued_at timestamptz
);

create table news.fact (
  name text primary key,
  value jsonb not null
);
`,
};
