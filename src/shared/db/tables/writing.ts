import sql from 'sql-template-tag';
import type { Brief } from '../../domain/story.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';
import { originalLanguage, withDates } from './brief.ts';

/** What the check did with the sentences that a model wrote. */
export interface CheckCounts {
  /** Sentences that were compared with their articles. */
  checked: number;
  /** Of those, sentences that passed after a second try. */
  repaired: number;
  /** Of those, sentences that were left out in the end. */
  dropped: number;
  /** Sentences of the articles that stand in for some of those. */
  replaced: number;
  /** How often each kind of fault was found. */
  faults: Record<string, number>;
}

/** Which brief is meant: of a version of a story, in a language; undefined: that of its sources. */
export interface WritingKey {
  storyId: number;
  version: number;
  language: string | undefined;
}

export interface WritingRow {
  id: number;
  story_id: number;
  version: number;
  /** Undefined: that of the sources. */
  language: string | undefined;
  state: 'open' | 'written' | 'given_up';
  wanted_until: Date;
  brief: Brief | null;
  model: string | null;
  counts: CheckCounts | null;
  reason: string | null;
}

type Stored = Omit<WritingRow, 'language'> & { language: string };

const columns = sql`id, story_id, version, language, state, wanted_until, brief, model, counts, reason`;

const toRow = ({ language, brief, ...rest }: Stored): WritingRow => ({
  ...rest,
  language: language === originalLanguage ? undefined : language,
  brief: brief && withDates(brief),
});

/**
 * Orders a brief, unless it was ordered before. Returns what is known of it.
 *
 * @param order.until until when messages wait for it
 * @param order.dueAt when work on it may begin; undefined: once the one in the language of the sources is finished
 */
export async function orderWriting(
  db: Db,
  key: WritingKey,
  order: { at: Date; until: Date; dueAt?: Date },
): Promise<WritingRow | undefined> {
  const { storyId, version, language } = key;
  await db.query(sql`
    insert into news.writing (story_id, version, language, state, ordered_at, wanted_until, due_at)
    values (${storyId}, ${version}, ${language ?? originalLanguage}, 'open', ${order.at}, ${order.until},
      ${order.dueAt ?? null})
    on conflict (story_id, version, language) do nothing`);
  return findWriting(db, key);
}

export async function findWriting(
  db: Db,
  { storyId, version, language }: WritingKey,
): Promise<WritingRow | undefined> {
  const [row] = await db.query<Stored>(sql`
    select ${columns} from news.writing
    where story_id = ${storyId} and version = ${version} and language = ${language ?? originalLanguage}`);
  return row && toRow(row);
}

export async function writingById(db: Db, id: number): Promise<WritingRow | undefined> {
  const [row] = await db.query<Stored>(sql`select ${columns} from news.writing where id = ${id}`);
  return row && toRow(row);
}

/** The newest brief that was written for an earlier version in the same language. */
export async function earlierWriting(
  db: Db,
  { storyId, version, language }: WritingKey,
): Promise<WritingRow | undefined> {
  const [row] = await db.query<Stored>(sql`
    select ${columns} from news.writing
    where story_id = ${storyId} and version < ${version} and language = ${language ?? originalLanguage}
      and state = 'written'
    order by version desc limit 1`);
  return row && toRow(row);
}

/** Translations of the same brief that wait to be made together with this one. */
export async function waitingTranslations(db: Db, row: WritingRow): Promise<WritingRow[]> {
  const rows = await db.query<Stored>(sql`
    select ${columns} from news.writing
    where story_id = ${row.story_id} and version = ${row.version} and state = 'open' and due_at is null
      and id <> ${row.id} order by id`);
  return rows.map(toRow);
}

/** All that was asked for a story, the newest version first. */
export async function writingsOf(db: Db, storyId: number): Promise<WritingRow[]> {
  const rows = await db.query<Stored>(sql`
    select ${columns} from news.writing where story_id = ${storyId} order by version desc, id`);
  return rows.map(toRow);
}

/** How work on a brief ended. */
export type WritingEnd =
  | { state: 'written'; brief: Brief; model: string; counts: CheckCounts }
  | { state: 'given_up'; reason: string; counts?: CheckCounts };

/** Ends work on a brief: messages that waited for it are due, and its translations, all with the first of them. To be called in a transaction. */
export async function endWriting(tx: Db, row: WritingRow, end: WritingEnd, now: Date): Promise<void> {
  const written = end.state === 'written' ? end : undefined;
  const reason = end.state === 'given_up' ? end.reason : null;
  await tx.query(sql`
    update news.writing set state = ${end.state}, brief = ${written ? toJson(written.brief) : null}::jsonb,
      model = ${written?.model ?? null}, counts = ${end.counts ? toJson(end.counts) : null}::jsonb,
      reason = ${reason}, due_at = null, queued_at = null, last_error = null
    where id = ${row.id}`);
  if (row.language === undefined) {
    await tx.query(sql`
      update news.writing set due_at = ${now}
      where id = (
        select min(id) from news.writing
        where story_id = ${row.story_id} and version = ${row.version} and state = 'open' and due_at is null)`);
  }
  await tx.query(sql`
    update news.delivery set due_at = ${now}, waits_for = null
    where waits_for = ${row.id} and state = 'due' and due_at is not null`);
}

/** What became of the briefs that were asked for. */
export interface CheckSums extends Omit<CheckCounts, 'faults'> {
  written: number;
  given_up: number;
  /** Why, the commonest first. */
  reasons: { reason: string; times: number }[];
}

/** What became of the briefs that were asked for from a moment on. */
export async function checkSums(db: Db, since: Date): Promise<CheckSums> {
  const sum = (name: string) => sql`coalesce(sum((counts ->> ${name})::int), 0)::int`;
  const [row] = await db.query<Omit<CheckSums, 'reasons'>>(sql`
    select (count(*) filter (where state = 'written'))::int as written,
      (count(*) filter (where state = 'given_up'))::int as given_up, ${sum('checked')} as checked,
      ${sum('repaired')} as repaired, ${sum('dropped')} as dropped, ${sum('replaced')} as replaced
    from news.writing where ordered_at >= ${since}`);
  const reasons = await db.query<{ reason: string; times: number }>(sql`
    select reason, count(*)::int as times from news.writing
    where ordered_at >= ${since} and reason is not null group by reason order by count(*) desc, reason limit 5`);
  const none = { written: 0, given_up: 0, checked: 0, repaired: 0, dropped: 0, replaced: 0 };
  return { ...(row ?? none), reasons };
}

/** Whoever works on it died, or the database was away: it is tried again, within its time. */
export async function postponeWriting(db: Db, id: number, reason: string, until: Date): Promise<void> {
  await db.query(sql`
    update news.writing set attempts = attempts + 1, last_error = ${reason}, due_at = ${until}, queued_at = null
    where id = ${id} and state = 'open'`);
}

/**
 * Lets a message wait for a brief, at the longest until its time is over; does nothing to one that is finished meanwhile
 * but make the message due at once. The try is not counted.
 */
export async function waitForWriting(
  db: Db,
  deliveryId: string,
  writing: WritingRow,
  now: Date,
): Promise<void> {
  await db.query(sql`
    with wanted as (select id, state, wanted_until from news.writing where id = ${writing.id} for share)
    update news.delivery set attempts = attempts - 1, queued_at = null,
      due_at = case when wanted.state = 'open' then wanted.wanted_until else ${now}::timestamptz end,
      waits_for = case when wanted.state = 'open' then wanted.id end
    from wanted where delivery.id = ${deliveryId} and delivery.state = 'due'`);
}
