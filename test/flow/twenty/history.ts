import sql from 'sql-template-tag';
import type { Db } from '../../../src/shared/db/database.ts';
import type { Level } from '../../../src/shared/domain/story.ts';

interface Report {
  title: string;
  teaser: string;
  link: string;
  feed: string;
  seen: Date;
  published: Date;
  past: boolean;
}

/** A story as it stood from a moment on. */
export interface Standing {
  id: number;
  from: Date;
  version: number;
  level: Level;
  importance: number;
  topics: string[];
  headline: string;
  lastArticleAt: Date;
  /** When it was first summarized. */
  firstBriefAt: Date;
  reports: Report[];
}

/** How the stories stood after each moment of the timeline: what a reader with a notebook would have written down. */
export class History {
  readonly #standings = new Map<number, Standing[]>();
  readonly #written = new Map<number, string>();
  #from: Date | undefined;

  nextBeginsAt(at: Date): void {
    this.#from = at;
  }

  async look(db: Db): Promise<void> {
    const from = this.#from;
    if (!from) return;
    const rows = await db.query<Omit<Standing, 'from' | 'reports'> & { reports: unknown }>(sql`
      select story.id, version, level, importance, topics, headline, last_article_at as "lastArticleAt",
        (select min(created_at) from news.brief where story_id = story.id) as "firstBriefAt",
        (select jsonb_agg(jsonb_build_object('title', article.title, 'teaser', teaser, 'link', link, 'feed', source.url,
            'seen', seen_at, 'published', published_at, 'past', article.past) order by article.id)
          from news.article join news.source on source.id = source_id where story_id = story.id) as reports
      from news.story
      where not past and version > 0 and merged_into is null`);
    for (const row of rows) {
      const written = JSON.stringify(row);
      if (this.#written.get(row.id) === written) continue;
      this.#written.set(row.id, written);
      const reports = (row.reports as (Report & { seen: string; published: string })[]).map((report) => ({
        ...report,
        seen: new Date(report.seen),
        published: new Date(report.published),
      }));
      this.#standings.set(row.id, [...(this.#standings.get(row.id) ?? []), { ...row, from, reports }]);
    }
  }

  get stories(): number[] {
    return [...this.#standings.keys()];
  }

  standingsOf(story: number): readonly Standing[] {
    return this.#standings.get(story) ?? [];
  }

  /** As it stood then; undefined before it was known. */
  at(story: number, moment: Date): Standing | undefined {
    return this.standingsOf(story).findLast(({ from }) => from <= moment);
  }

  /** The stories that hold this link. */
  withLink(link: string): number[] {
    return this.stories.filter((story) =>
      this.standingsOf(story).some(({ reports }) => reports.some((report) => report.link === link)),
    );
  }
}
