import { readFile, writeFile } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { type FileLine, filePlatform } from '../../bots/file/sender.ts';
import type { Database } from '../../shared/db/database.ts';

export interface ReplayOutcome {
  /** Articles that were new, that is, not in their source when it was first seen. */
  articles: number;
  /** Stories that hold at least one of them. */
  stories: number;
  posts: number;
  edits: number;
  /** Posts of a story or of a link that had been posted before. */
  repeats: number;
}

interface Fate {
  seen_at: Date;
  link: string;
  title: string;
  verdict: string | null;
  last_error: string | null;
  story: string | null;
  state: string | null;
  reason: string | null;
}

/** Writes `not-posted.jsonl`, a line and a reason for each new article that stands in no post, and counts. */
export async function concludeReplay(
  db: Database,
  postsPath: string,
  notPostedPath: string,
): Promise<ReplayOutcome> {
  const lines = await readPosts(postsPath);
  const fates = await db.query<Fate>(sql`
    select article.seen_at, article.link, article.title, article.verdict, article.last_error,
      story.public_id as story, delivery.state, delivery.last_error as reason
    from news.article left join news.story on story.id = article.story_id
      left join news.delivery on delivery.story_id = story.id and delivery.kind = 'post'
        and delivery.platform = ${filePlatform}
    where not article.past order by article.seen_at, article.source_id, article.position`);
  const shown = new Set(lines.flatMap((line) => line.links.map((link) => `${line.story} ${link}`)));
  const missing = fates
    .filter((fate) => !fate.story || !shown.has(`${fate.story} ${fate.link}`))
    .map((fate) => ({ at: fate.seen_at, link: fate.link, title: fate.title, reason: reasonOf(fate) }));
  await writeFile(notPostedPath, missing.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return {
    articles: fates.length,
    stories: new Set(fates.map((fate) => fate.story).filter(Boolean)).size,
    ...countLines(lines),
  };
}

const reasonOf = (fate: Fate): string =>
  fate.reason ?? fate.verdict ?? fate.last_error ?? 'The replay ended before it was read.';

function countLines(lines: readonly FileLine[]): Pick<ReplayOutcome, 'posts' | 'edits' | 'repeats'> {
  const posts = lines.filter((line) => line.kind === 'post');
  const seen = new Set<string>();
  let repeats = 0;
  for (const post of posts) {
    const keys = [post.story, ...post.links];
    if (keys.some((key) => seen.has(key))) repeats += 1;
    for (const key of keys) seen.add(key);
  }
  return { posts: posts.length, edits: lines.filter((line) => line.kind === 'edit').length, repeats };
}

async function readPosts(path: string): Promise<FileLine[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as FileLine);
}
