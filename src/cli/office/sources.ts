import { DateTime } from 'luxon';
import type { SourceScope } from '../../shared/domain/source.ts';
import { userError } from '../../shared/errors.ts';
import { blockedDomains } from '../../shared/db/tables/blocked-domain.ts';
import { addSource, disableSource, enableSource, listSources } from '../../shared/db/tables/source.ts';
import { parseHttpUrl } from '../../shared/http/url-rules.ts';
import { usualPollSeconds } from '../../shared/news/sources/catalogue.ts';
import { inWords } from '../../shared/news/text/listing.ts';
import type { Office } from './office.ts';

export async function printSources({ db, clock, print }: Office): Promise<void> {
  const sources = await listSources(db);
  const now = DateTime.fromJSDate(clock.now());
  const ago = (at: Date | null): string =>
    at === null
      ? 'not yet polled'
      : `polled ${DateTime.fromJSDate(at).toRelative({ base: now, locale: 'en' }) ?? ''}`;
  for (const source of sources) {
    const state = !source.enabled
      ? 'stopped'
      : source.failures > 0
        ? `failing: ${source.last_error ?? ''}`
        : ago(source.last_polled_at);
    print(`${source.name || new URL(source.url).hostname} · ${state}\n  ${source.url}\n`);
  }
  print(`${sources.filter((source) => source.enabled).length} sources are followed.\n`);
  const blocked = await blockedDomains(db);
  if (blocked.length > 0) print(`Nothing is taken from ${inWords(blocked)}.\n`);
}

/** Follows a feed, from now on: what it holds already is stored and not posted. */
export async function addFeed(
  { db, clock, print, wake }: Office,
  address: string,
  { name = '', scope }: { name?: string; scope: SourceScope },
): Promise<void> {
  const url = parseHttpUrl(address).href;
  const now = clock.now();
  const added = await addSource(
    db,
    { type: 'feed', url, name, scope, pollEverySeconds: usualPollSeconds, dueAt: now },
    now,
  );
  if (!added && !(await enableSource(db, url, now)))
    throw userError('source_known', `${url} is followed already.`);
  wake();
  print(
    `Following ${url}. What it holds now is stored; what comes after is news.\nai-news sources shows whether it answers.\n`,
  );
}

export async function removeFeed({ db, print }: Office, address: string): Promise<void> {
  const url = URL.canParse(address) ? new URL(address).href : address;
  if (!(await disableSource(db, url))) {
    throw userError('source_unknown', `${url} is not followed. ai-news sources lists the addresses.`);
  }
  print(`Stopped following ${url}. What it brought stays.\n`);
}
