import type { Clock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import {
  insertArticles,
  knownItems,
  raiseSignals,
  retitleArticle,
} from '../../shared/db/tables/listed-article.ts';
import {
  type SourceRow,
  findSource,
  moveSource,
  recordPoll,
  recordPollFailure,
} from '../../shared/db/tables/source.ts';
import type { SourceItem } from '../../shared/domain/source.ts';
import type { HttpClient } from '../../shared/http/client.ts';
import { showsAiEvidence } from '../../shared/news/relevance/evidence.ts';
import { sourceKinds } from '../../shared/news/sources/registry.ts';
import { compareWithKnown, partPast, toArticles } from '../../shared/news/sources/new-items.ts';
import type { Listing } from '../../shared/news/sources/source-type.ts';
import { type Job, retryAt } from '../../shared/queue/job.ts';
import { journey } from '../../shared/queue/steps.ts';

export interface PollDeps {
  db: Database;
  http: HttpClient;
  clock: Clock;
}

/** Asks one source what it lists now, and stores what is new. */
export function pollJob({ db, http, clock }: PollDeps): Job {
  return {
    step: journey.poll,
    concurrency: 4,
    async run(id) {
      const source = await findSource(db, Number(id));
      if (!source?.enabled) return;
      const listing = await sourceKinds[source.type].list(http, {
        url: source.url,
        byStranger: source.workspace_id !== null,
        ...(source.etag === null ? {} : { etag: source.etag }),
        ...(source.last_modified === null ? {} : { lastModified: source.last_modified }),
        ...(source.fingerprint === null ? {} : { fingerprint: source.fingerprint }),
      });
      await store(db, source, listing, clock.now());
    },
    async fail(id, error) {
      const source = await findSource(db, Number(id));
      if (!source) return;
      const now = clock.now();
      const soon = retryAt(now, source.failures, error);
      const usual = nextPoll(source, now);
      // What may mend itself is tried again soon; what a person must mend can wait for the usual time.
      const later = error.errorClass === 'transient' || !usual || usual < soon ? soon : usual;
      await recordPollFailure(db, source.id, error.message, later);
    },
  };
}

/** Half a minute at least lies between two polls; a source with an interval of 0 is polled only when told. */
const nextPoll = (source: SourceRow, now: Date): Date | null =>
  source.poll_every_s === 0 ? null : new Date(now.getTime() + Math.max(source.poll_every_s, 30) * 1000);

/** The poll's state and what it brought are written together: a killed poll is simply done again. */
async function store(db: Database, source: SourceRow, listing: Listing, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    let fresh: SourceItem[] = [];
    if (listing.items) {
      const known = await knownItems(tx, source.id, listing.items);
      const compared = compareWithKnown(listing.items, known);
      fresh = compared.fresh;
      for (const { identity, title } of compared.retitled)
        await retitleArticle(tx, source.id, identity, title);
      await raiseSignals(tx, source.id, listing.items);
    }
    const articles = toArticles(fresh, listing.items ?? [], now);
    const { past, news } = partPast(articles, now, source.first_polled_at === null);
    await insertArticles(tx, source.id, past, now, true);
    await insertArticles(tx, source.id, news, now, false);
    if (listing.movedTo) await moveSource(tx, source.id, listing.movedTo);
    await recordPoll(tx, source.id, {
      at: now,
      nextAt: nextPoll(source, now),
      etag: listing.etag,
      lastModified: listing.lastModified,
      fingerprint: listing.fingerprint,
      title: listing.title,
      newItems: articles.length,
      newAiItems: articles.filter((article) => showsAiEvidence(article.title, article.teaser)).length,
    });
  });
}
