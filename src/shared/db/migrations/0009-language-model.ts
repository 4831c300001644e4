import type { Migration } from '../migration.ts';

/** What a language model wrote, and what it cost: decision 0021. */
export const languageModel: Migration = {
  id: 9,
  name: 'language model',
  sql: `
-- A brief that a model is asked for, once for each version of a story and language ('original': that of its sources).
create table news.writing (
  id integer generated always as identity primary key,
  story_id integer not null references news.story on delete cascade,
  version integer not null,
  language text not null,
  state text not null check (state in ('open', 'written', 'given_up')),
  ordered_at timestamptz not null,
  -- Until then, messages wait for it.
  wanted_until timestamptz not null,
  brief jsonb,
  model text,
  -- What the check did: {"checked", "repaired", "replaced", "dropped", "faults"}.
  counts jsonb,
  -- Why it was given up.
  reason text,
  attempts integer not null default 0,
  last_error text,
  due_at timestamptz,
  queued_at timestamptz,
  unique (story_id, version, language)
);
create index writing_due on news.writing (due_at) where due_at is not null;

-- A message that waits for a brief to be written.
alter table news.delivery add column waits_for integer references news.writing on delete set null;
create index delivery_waits on news.delivery (waits_for) where waits_for is not null;

-- Each call to a model. Until it has ended, it counts with what it may cost at the most.
create table news.model_call (
  id integer generated always as identity primary key,
  at timestamptz not null,
  purpose text not null,
  model text not null,
  story_id integer references news.story on delete set null,
  input_tokens integer not null,
  output_tokens integer not null,
  -- Millionths of a US dollar.
  micro_usd integer not null,
  outcome text not null
);
create index model_call_at on news.model_call (at);
`,
};
