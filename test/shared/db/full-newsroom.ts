import sql, { raw } from 'sql-template-tag';
import { backedUpTables } from '../../../src/shared/db/backup.ts';
import type { Database, Db } from '../../../src/shared/db/database.ts';
import { insertArticles } from '../../../src/shared/db/tables/listed-article.ts';
import { insertBlocked } from '../../../src/shared/db/tables/blocked-domain.ts';
import { saveBrief } from '../../../src/shared/db/tables/brief.ts';
import { insertDelivery } from '../../../src/shared/db/tables/delivery.ts';
import { writeFact } from '../../../src/shared/db/tables/fact.ts';
import { hearOnce } from '../../../src/shared/db/tables/heard.ts';
import { saveInstallation } from '../../../src/shared/db/tables/installation.ts';
import { insertCall } from '../../../src/shared/db/tables/model-call.ts';
import { orderWriting } from '../../../src/shared/db/tables/writing.ts';
import { insertButton } from '../../../src/shared/db/tables/button.ts';
import { addLookups } from '../../../src/shared/db/tables/lookup.ts';
import { useQuota } from '../../../src/shared/db/tables/quota.ts';
import { insertRemoval } from '../../../src/shared/db/tables/removal.ts';
import { insertReport, recordVote } from '../../../src/shared/db/tables/vote.ts';
import { relateStories } from '../../../src/shared/db/tables/related.ts';
import { insertRemark } from '../../../src/shared/db/tables/remark.ts';
import { recordTopics, scheduleStory } from '../../../src/shared/db/tables/story.ts';
import { countTerms } from '../../../src/shared/db/tables/term.ts';
import { planChore } from '../../../src/shared/db/tables/upkeep.ts';
import {
  anArticle,
  emptyNewsroom,
  later,
  newArticle,
  newDestination,
  newSource,
  newStory,
  newWorkspace,
} from '../../helpers/rows.ts';
import { start } from '../../helpers/setups.ts';

const awkward = 'ünï 🛰️ "quoted" \\ back\nslash \t {brace} $1 \u2028 NULL';
export const bigText = `${awkward} `.repeat(5_000);

/** Rows in every table: with all that a text may hold, with nulls, merged stories, duplicates, and work under way. */
export async function fillNewsroom(db: Database): Promise<void> {
  await emptyNewsroom(db);
  const workspace = await newWorkspace(db);
  const source = await newSource(db, { name: awkward, dueAt: start });
  await newSource(db, { name: '' });
  await db.query(sql`
    update news.source set etag = 'W/"1"', last_modified = 'yesterday', fingerprint = 'q', first_polled_at = ${start},
      last_polled_at = '2026-06-01 08:00:00.123456+00', ai_share = 0.1, items = 7, queued_at = ${start}
    where id = ${source}`);
  await articlesAndStories(db, source, workspace);
  await deliveries(db, workspace);
  await db.transaction((tx) => countTerms(tx, ['llm', awkward], true));
  await writeFact(db, 'progress', { moments: 3, at: [1.5, null, awkward], deep: { empty: {} } });
  await writeFact(db, 'nothing', null);
  await planChore(db, 'backup', later(60));
  await db.query(sql`insert into news.rate_window values ('discord', 'global', ${later(1)})`);
  await readersAndModerators(db, workspace);
  const kept = { sealedToken: 'v1.sealed', details: { botUser: awkward } };
  await saveInstallation(db, { platform: 'slack', externalId: 'T1' }, kept, start);
  await hearOnce(db, 'slack', 'Ev1', start);
  await insertBlocked(db, 'rumour.example', start);
  await languageModel(db);
}

async function languageModel(db: Database): Promise<void> {
  const storyId = await newStory(db, { headline: 'written by a model' });
  const order = { at: start, until: later(1), dueAt: start };
  await orderWriting(db, { storyId, version: 1, language: undefined }, order);
  await orderWriting(db, { storyId, version: 1, language: 'de' }, { at: start, until: later(1) });
  const call = { purpose: 'story', model: awkward, storyId, microUsd: 12 } as const;
  await insertCall(db, { ...call, tokens: { inputTokens: 1, outputTokens: 2 } }, start);
}

async function readersAndModerators(db: Database, workspaceId: number): Promise<void> {
  const storyId = await newStory(db, { headline: 'voted on' });
  await insertButton(db, { action: 'page', payload: { query: awkward } }, start);
  await recordVote(db, { storyId, person: 'discord:1', value: -1 }, start);
  await insertReport(db, { storyId, workspaceId, kind: 'wrong' }, start);
  await insertRemoval(db, workspaceId, storyId, start);
  await useQuota(db, { scope: awkward, name: 'brief', most: 3, windowMs: 60_000 }, start);
}

async function articlesAndStories(db: Database, source: number, workspace: number): Promise<void> {
  const settled = await newStory(db, { headline: awkward });
  await recordTopics(db, settled, { agents: 'names agents', [awkward]: awkward });
  await addLookups(db, settled, ['', 'a,b', awkward], start);
  // The older one points to the younger, so rows come back before those that they point to.
  const merged = await newStory(db, { workspaceId: workspace });
  const survivor = await newStory(db, { workspaceId: workspace });
  await relateStories(db, settled, [{ storyId: survivor, reason: awkward }]);
  await insertRemark(db, survivor, awkward, start);
  await db.query(sql`update news.story set merged_into = ${survivor} where id = ${merged}`);
  await db.query(sql`update news.story set importance_parts = '{"outlets": 2.5}' where id = ${settled}`);
  const unposted = await newStory(db, { headline: 'settling' });
  const posted = await newStory(db, { headline: 'posted and growing' });
  await scheduleStory(db, unposted, 'summarize', later(10));
  await scheduleStory(db, posted, 'publish', later(5));
  await db.query(sql`update news.story set queued_at = ${start} where step is not null`);
  const brief = { headline: awkward, lede: bigText, ledeArticleIds: [], points: [], sources: [] };
  await saveBrief(db, { storyId: posted, version: 1 }, brief, start);
  const first = await newArticle(db, source, {
    title: awkward,
    text: bigText,
    author: awkward,
    categories: [],
  });
  const copy = await newArticle(db, source, { categories: ['x', awkward], position: 3 });
  const refused = await newArticle(db, source, { title: '', teaser: '' });
  await db.query(sql`
    update news.article set duplicate_of = ${copy}, story_id = ${settled}, terms = '{"weights": {"llm": 0.7}}',
      relevance = 0.3, step = null, due_at = null where id = ${first}`);
  await db.query(
    sql`update news.article set step = null, due_at = null, verdict = 'no' where id = ${refused}`,
  );
  // More than a backup reads at a time.
  const many = Array.from({ length: 510 }, (_, position) =>
    anArticle({ title: `number ${position}`, position }),
  );
  await insertArticles(db, source, many, start, false);
}

async function deliveries(db: Database, workspace: number): Promise<void> {
  const stories = await db.query<{ id: number; headline: string }>(sql`select id, headline from news.story`);
  const posted = stories.find((story) => story.headline === 'posted and growing')!.id;
  const places = [await newDestination(db), await newDestination(db), await newDestination(db)];
  await db.query(sql`
    update news.destination set workspace_id = ${workspace}, settings = '{"zone": "Europe/Vienna"}',
      paused_at = ${start}, paused_reason = ${awkward} where id = ${places[2]!}`);
  for (const destinationId of places) {
    await insertDelivery(
      db,
      { destinationId, platform: 'console', storyId: posted, kind: 'post', version: 1 },
      start,
    );
  }
  await db.query(sql`
    update news.delivery set state = 'sent', message_id = 'm', sent_at = ${start}, due_at = null
    where destination_id = ${places[0]!}`);
  await db.query(sql`
    update news.delivery set tried_at = ${later(-5)}, attempts = 2, queued_at = ${start}
    where destination_id = ${places[1]!}`);
}

export type Row = Record<string, unknown>;
export type Rows = Record<string, Row[]>;

/** Every column of every row as PostgreSQL itself writes it, in an order that both databases share. */
export async function allRows(db: Db): Promise<Rows> {
  const all: Rows = {};
  for (const table of backedUpTables) {
    const rows = await db.query<{ row: Row }>(
      raw(`select to_jsonb(t) as row from news.${table} t order by to_jsonb(t)::text collate "C"`),
    );
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}
