import type { Migration } from '../migration.ts';

/** What a platform hands over where the bot is installed, and what it has already told: decision 0018. */
export const installations: Migration = {
  id: 7,
  name: 'installations',
  sql: `
-- A workspace that installed the bot by itself: the sealed token by which it is spoken to, and who the bot is there.
create table news.installation (
  platform text not null,
  external_id text not null,
  sealed_token text not null,
  details jsonb not null,
  installed_at timestamptz not null,
  primary key (platform, external_id)
);

-- What a platform has told and may tell again, so that it is acted on once.
create table news.heard (
  platform text not null,
  event_id text not null,
  at timestamptz not null,
  primary key (platform, event_id)
);
create index heard_age on news.heard (at);
`,
};
