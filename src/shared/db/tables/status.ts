import sql from 'sql-template-tag';
import type { Db } from '../database.ts';

export interface NewsroomStatus {
  sources: number;
  failing: number;
  next_poll_at: Date | null;
  articles: number;
  articles_today: number;
  stories: number;
  settling: number;
  sent_today: number;
  owed: number;
  failed_today: number;
  next_backup_at: Date | null;
}

/** Counts over the whole newsroom; "today" is the 24 hours before `now`. */
export async function newsroomStatus(db: Db, now: Date): Promise<NewsroomStatus> {
  const dayAgo = new Date(now.getTime() - 86_400_000);
  const [row] = await db.query<NewsroomStatus>(sql`
    select
      (select count(*)::int from news.source where enabled) as sources,
      (select count(*)::int from news.source where enabled and failures > 0) as failing,
      (select min(due_at) from news.source where enabled) as next_poll_at,
      (select count(*)::int from news.article) as articles,
      (select count(*)::int from news.article where seen_at > ${dayAgo} and not past) as articles_today,
      (select count(*)::int from news.story) as stories,
      (select count(*)::int from news.story where step = 'summarize') as settling,
      (select count(*)::int from news.delivery where state = 'sent' and sent_at > ${dayAgo}) as sent_today,
      (select count(*)::int from news.delivery where state = 'due') as owed,
      (select count(*)::int from news.delivery where state = 'failed' and decided_at > ${dayAgo}) as failed_today,
      (select due_at from news.upkeep where name = 'backup') as next_backup_at`);
  if (!row) throw new Error('The database returned no row for its status.');
  return row;
}
