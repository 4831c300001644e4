import type { Migration } from '../migration.ts';

/** Digests, settings of a workspace, and what people do with cards: docs/decisions/0014. */
export const subscribers: Migration = {
  id: 4,
  name: 'subscribers',
  sql: `
-- What a workspace has set for all its destinations: see src/shared/domain/settings.ts.
alter table news.workspace add column settings jsonb not null default '{}';

-- For a digest: when it comes, as the subscriber's clock shows it ('09:00'), and on which day of the week (1 = Monday).
-- due_at is the next time; digested_at the last one. mention is the role that a manager wants called.
alter table news.subscription
  add column local_time text,
  add column weekday integer check (weekday between 1 and 7),
  add column mention text,
  add column digested_at timestamptz;

-- slot: 'daily 2026-11-26', so that one digest a day is owed whatever happens; said: why a digest is short, in a line.
alter table news.delivery
  add column slot text,
  add column note jsonb,
  add column deleted_at timestamptz;
create unique index delivery_one_slot on news.delivery (destination_id, slot) where slot is not null;
create index delivery_recent on news.delivery (destination_id, sent_at);

-- A button that the bot has shown: what it stands for is looked up here, so that a forged one does nothing.
create table news.button (
  id text primary key,
  action text not null,
  payload jsonb not null,
  created_at timestamptz not null
);
create index button_age on news.button (created_at);

-- Whether a reader wants more (1) or less (-1) like a story.
create table news.vote (
  story_id integer not null references news.story on delete cascade,
  person text not null,
  value integer not null check (value in (-1, 1)),
  at timestamptz not null,
  primary key (story_id, person)
);
create index vote_person on news.vote (person);

-- What readers say is wrong, without who said it.
create table news.report (
  id integer generated always as identity primary key,
  story_id integer not null references news.story on delete cascade,
  workspace_id integer references news.workspace on delete cascade,
  kind text not null,
  at timestamptz not null
);
create index report_story on news.report (story_id);

-- Stories that a moderator took out of a workspace.
create table news.removal (
  workspace_id integer not null references news.workspace on delete cascade,
  story_id integer not null references news.story on delete cascade,
  at timestamptz not null,
  primary key (workspace_id, story_id)
);

-- What people asked for lately, for the limits of commands: one row a person and quota, gone with its window.
create table news.quota (
  scope text not null,
  name text not null,
  used integer not null,
  until timestamptz not null,
  primary key (scope, name)
);
`,
};
