import sql from 'sql-template-tag';
import type { Db } from '../../../src/shared/db/database.ts';
import type { Level } from '../../../src/shared/domain/story.ts';
import { refreshSearch } from '../../../src/shared/db/tables/search.ts';
import { later, newStory } from '../../helpers/rows.ts';
import { start } from '../../helpers/setups.ts';

export interface ToldArticle {
  source: number;
  title?: string;
  teaser?: string;
  language?: string | null;
  url?: string;
  /** Minutes before `start`. */
  ago?: number;
}

export interface Told {
  headline: string;
  level?: Level;
  importance?: number;
  topics?: string[];
  workspaceId?: number;
  /** Minutes before `start`. */
  ago?: number;
  articles?: ToldArticle[];
}

let articlesSoFar = 0;

/** An article that was read already; of no story where it is null. */
export async function write(db: Db, storyId: number | null, article: ToldArticle): Promise<void> {
  const { source, title = 'A title', teaser = '', language = 'en', ago = 0 } = article;
  articlesSoFar += 1;
  const url = article.url ?? `https://page.example/${articlesSoFar}`;
  await db.query(sql`
    insert into news.article (source_id, identity, link, canonical_url, title, teaser, language, published_at,
      seen_at, position, past, story_id)
    values (${source}, ${url}, ${url}, ${url}, ${title}, ${teaser}, ${language}, ${later(-ago)}, ${start}, 0, false,
      ${storyId})`);
}

/** A story as the pipeline leaves it, searchable. */
export async function tell(db: Db, told: Told): Promise<number> {
  const { headline, level = 'minor', importance = 0, topics = [], workspaceId = null, ago = 0 } = told;
  const id = await newStory(db, { headline, articleAt: later(-ago), workspaceId });
  await db.query(sql`
    update news.story set level = ${level}, importance = ${importance}, topics = ${topics} where id = ${id}`);
  for (const article of told.articles ?? []) await write(db, id, { title: headline, ago, ...article });
  await refreshSearch(db, id);
  return id;
}
