import { Chalk } from 'chalk';
import sql from 'sql-template-tag';
import stringWidth from 'string-width';
import type { ConsoleLook } from '../../bots/console/render.ts';
import type { Database } from '../../shared/db/database.ts';

interface StoryLine {
  id: number;
  headline: string;
  sources: number;
  posts: number;
  updates: number;
}

interface RefusedLine {
  title: string;
  publisher: string;
}

/** What became of the day: a line for each story with its counts, and the articles that made no story. */
export async function closingTable(db: Database, look: ConsoleLook): Promise<string> {
  const stories = await db.query<StoryLine>(sql`
    select story.id, story.headline,
      (select count(distinct source_id)::int from news.article where story_id = story.id) as sources,
      (select count(*)::int from news.delivery where story_id = story.id and kind = 'post' and state = 'sent') as posts,
      (select count(*)::int from news.delivery where story_id = story.id and kind in ('edit', 'reply')
        and state = 'sent') as updates
    from news.story where not story.past order by sources desc, story.id`);
  const refused = await db.query<RefusedLine>(sql`
    select article.title, source.name as publisher from news.article join news.source on source.id = article.source_id
    where not article.past and story_id is null order by article.id`);
  const [counts] = await db.query<{ articles: number; past: number }>(sql`
    select count(*) filter (where not past)::int as articles, count(*) filter (where past)::int as past from news.article`);
  const chalk = new Chalk({ level: look.color ? 1 : 0 });
  const width = Math.max(40, Math.min(look.columns, 88));
  const lines = [
    chalk.dim('═'.repeat(width)),
    chalk.bold(`The day in a table: ${counts?.articles ?? 0} new articles, ${stories.length} stories`),
    '',
    chalk.dim('Sources  Posts  Updates  Story'),
    ...stories.map(
      ({ sources, posts, updates, headline }) =>
        `${cell(sources, 7)}  ${cell(posts, 5)}  ${cell(updates, 7)}  ${fit(headline, width - 25)}`,
    ),
    '',
    chalk.dim(`Not about AI, so not posted (${refused.length}):`),
    ...refused.map(({ title, publisher }) => `  ${fit(`${title} · ${publisher}`, width - 2)}`),
    '',
    chalk.dim(
      `${counts?.past ?? 0} older articles were in the feeds already: stored and searchable, not posted.`,
    ),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

const cell = (value: number, width: number): string => String(value).padStart(width);

function fit(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const words = text.split(' ');
  while (words.length > 1 && stringWidth(words.join(' ')) > width - 1) words.pop();
  return `${words.join(' ')}…`;
}
