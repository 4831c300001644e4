import sql from 'sql-template-tag';
import type { Level } from '../../domain/story.ts';
import type { Db } from '../database.ts';
import { toJson } from '../storable.ts';

/** What stood in a story when it spoke: was posted somewhere, or answered its own post. */
export interface Utterance {
  at: Date;
  level: Level;
  /** Independent outlets. */
  outlets: number;
  version: number;
  /** Why it spoke again, in words; undefined of a post. */
  why?: string;
}

type StoredUtterance = Omit<Utterance, 'at'> & { at: string };
/** The last utterance, with the earlier ones behind it. */
type StoredSpoken = StoredUtterance & { earlier: StoredUtterance[] };

/** Everything that a story, and the stories merged into it, have said, in the order of time. */
export async function utterancesOf(db: Db, storyId: number): Promise<Utterance[]> {
  const rows = await db.query<{ spoken: StoredSpoken }>(sql`
    with recursive family as (
      select id from news.story where id = ${storyId}
      union select story.id from news.story join family on story.merged_into = family.id)
    select spoken from news.story where id in (select id from family) and spoken is not null`);
  return rows
    .flatMap(({ spoken: { earlier, ...last } }) => [...earlier, last])
    .map((utterance) => ({ ...utterance, at: new Date(utterance.at) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

export async function recordUtterance(db: Db, storyId: number, utterance: Utterance): Promise<void> {
  await db.query(sql`
    update news.story set spoken = ${toJson(utterance)}::jsonb || jsonb_build_object('earlier',
      case when spoken is null then '[]'::jsonb else (spoken -> 'earlier') || jsonb_build_array(spoken - 'earlier') end)
    where id = ${storyId}`);
}

/** @param silence why the story is not posted or does not speak again; null when nothing held it back */
export async function recordSilence(db: Db, storyId: number, silence: string | null): Promise<void> {
  await db.query(sql`
    update news.story set silence = ${silence} where id = ${storyId} and silence is distinct from ${silence}`);
}

export async function isRetracted(db: Db, storyId: number): Promise<boolean> {
  const rows = await db.query(
    sql`select 1 from news.story where id = ${storyId} and retracted_at is not null`,
  );
  return rows.length > 0;
}

/** Records a version that only points to another story: it is no news, so nothing becomes due. */
export async function recordPointer(db: Db, storyId: number, version: number): Promise<void> {
  await db.query(sql`update news.story set version = ${version} where id = ${storyId}`);
}

export interface Survivor {
  id: number;
  public_id: string;
  headline: string;
  version: number;
}

/** The story that a merged one has become part of, be it over several merges; the story itself when it is not merged. */
export async function survivorOf(db: Db, storyId: number): Promise<Survivor | undefined> {
  const [row] = await db.query<Survivor>(sql`
    with recursive line as (
      select id, merged_into from news.story where id = ${storyId}
      union select story.id, story.merged_into from news.story join line on story.id = line.merged_into)
    select id, public_id, headline, version from news.story
    where id in (select id from line where merged_into is null)`);
  return row;
}
