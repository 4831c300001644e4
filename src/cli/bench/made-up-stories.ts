import sql, { raw } from 'sql-template-tag';
import type { Db } from '../../shared/db/database.ts';
import { toJson } from '../../shared/db/storable.ts';
import type { Level } from '../../shared/domain/story.ts';
import { topics } from '../../shared/news/match/topics.ts';
import { between, randomFrom, words } from './made-up-text.ts';

const batch = 5_000;
const publishers = 60;
const yearMs = 365 * 86_400_000;

interface MadeUpStory {
  id: number;
  public_id: string;
  headline: string;
  topics: string[];
  level: Level;
  importance: number;
  at: string;
}

interface MadeUpArticle {
  story_id: number;
  source: number;
  position: number;
  url: string;
  title: string;
  teaser: string;
  language: string;
  at: string;
}

/**
 * Fills an empty, migrated database with the year of news before `now`: made-up words as frequent as those of a language,
 * headlines of 6 to 14 words, a story and a half of articles each. The same `count` always gives the same rows.
 */
export async function fillWithStories(db: Db, count: number, now: Date): Promise<void> {
  const random = randomFrom(count);
  const searchIndexes = await takeSearchIndexes(db);
  await db.query(sql`
    insert into news.source (type, url, name, poll_every_s, created_at)
    select 'feed', 'https://outlet-' || number || '.example/feed', 'The Outlet ' || number, 600, ${now}
    from generate_series(1, ${publishers}) as number`);
  for (let from = 0; from < count; from += batch) {
    const stories = Array.from({ length: Math.min(batch, count - from) }, (_, index) =>
      madeUpStory(random, from + index, new Date(now.getTime() - (1 - (from + index) / count) * yearMs)),
    );
    await insertStories(db, stories, now);
    await insertMadeUpArticles(
      db,
      stories.flatMap((story) => madeUpArticles(random, story)),
      now,
    );
    await db.query(sql`
      update news.story set search = news.story_vector(story) where id > ${from} and id <= ${from + batch}`);
  }
  for (const definition of searchIndexes) await db.query(raw(definition));
  await db.query(raw('vacuum (analyze) news.story, news.article'));
}

/** Drops the search indexes and returns what makes them again: over rows that are there, that takes a tenth of the time. */
async function takeSearchIndexes(db: Db): Promise<string[]> {
  const indexes = await db.query<{ name: string; definition: string }>(sql`
    select indexname as name, indexdef as definition from pg_indexes
    where schemaname = 'news' and indexname in ('story_search', 'article_search')`);
  for (const { name } of indexes) await db.query(raw(`drop index news.${name}`));
  return indexes.map(({ definition }) => definition);
}

function madeUpStory(random: () => number, index: number, at: Date): MadeUpStory {
  const rank = random();
  return {
    id: index + 1,
    public_id: index.toString(36).padStart(7, '0'),
    headline: words(random, between(random, 6, 14)).join(' '),
    // The first topics of the list are the frequent ones.
    topics: [...new Set(words(random, between(random, 0, 2)).map(() => topicAt(random() ** 2)))],
    level: rank < 0.002 ? 'breaking' : rank < 0.02 ? 'major' : rank < 0.1 ? 'notable' : 'minor',
    importance: Math.round(100 * (1 - rank) ** 4),
    at: at.toISOString(),
  };
}

const topicAt = (place: number): string => topics[Math.floor(place * topics.length)]?.id ?? '';

function madeUpArticles(random: () => number, story: MadeUpStory): MadeUpArticle[] {
  const count = random() < 0.7 ? 1 : between(random, 2, 4);
  return Array.from({ length: count }, (_, position) => {
    const source = between(random, 1, publishers);
    return {
      story_id: story.id,
      source,
      position,
      url: `https://outlet-${source}.example/${story.public_id}/${position}`,
      title: position === 0 ? story.headline : words(random, between(random, 6, 14)).join(' '),
      teaser: words(random, between(random, 12, 40)).join(' '),
      language: random() < 0.9 ? 'en' : 'de',
      at: story.at,
    };
  });
}

const insertStories = (db: Db, stories: readonly MadeUpStory[], now: Date): Promise<unknown> =>
  db.query(sql`
    insert into news.story (id, public_id, headline, past, topics, level, importance, first_article_at,
      last_article_at, created_at)
    overriding system value
    select id, public_id, headline, false, topics, level, importance, at, at, ${now}
    from jsonb_to_recordset(${toJson(stories)}::jsonb) as made_up(id int, public_id text, headline text,
      topics text[], level text, importance int, at timestamptz)`);

const insertMadeUpArticles = (db: Db, articles: readonly MadeUpArticle[], now: Date): Promise<unknown> =>
  db.query(sql`
    insert into news.article (source_id, identity, link, canonical_url, title, teaser, language, published_at,
      seen_at, position, past, story_id)
    select source, url, url, url, title, teaser, language, at, ${now}, position, false, story_id
    from jsonb_to_recordset(${toJson(articles)}::jsonb) as made_up(story_id int, source int, position int, url text,
      title text, teaser text, language text, at timestamptz)`);
