import type { VirtualClock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import { addSource, makeSourcesDue } from '../../shared/db/tables/source.ts';
import type { VirtualNewsroom } from '../virtual-newsroom.ts';
import { feedOf, pageOf } from './pages.ts';
import { type Outlet, type SampleDay, linkOf } from './sample-day.ts';

const polledWhenTold = 0;

/** Follows every outlet of the day. */
export async function followOutlets(db: Database, day: SampleDay, at: Date): Promise<void> {
  for (const { feed, name, scope } of day.outlets) {
    await addSource(db, { type: 'feed', url: feed, name, scope, pollEverySeconds: polledWhenTold }, at);
  }
}

/**
 * First every feed as it stands in the morning, then one article after the other, each when it appears.
 *
 * @param meanwhile is called when all that an article brought about is done
 */
export async function liveThrough(
  db: Database,
  { web, day }: VirtualNewsroom,
  sample: SampleDay,
  clock: VirtualClock,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const publish = (outlet: Outlet): void => {
    const out = sample.articles.filter(
      (article) => article.outlet === outlet.id && article.at <= clock.now(),
    );
    web.put(outlet.feed, { body: feedOf(outlet, out) });
    for (const article of out) web.put(linkOf(outlet, article), { body: pageOf(outlet, article) });
  };
  sample.outlets.forEach(publish);
  await makeSourcesDue(
    db,
    sample.outlets.map((outlet) => outlet.feed),
    clock.now(),
  );
  await day.untilQuiet();
  for (const article of sample.articles.filter((each) => !each.past)) {
    const outlet = sample.outlets.find((each) => each.id === article.outlet);
    if (!outlet) continue;
    await day.advanceTo(article.at);
    publish(outlet);
    await makeSourcesDue(db, [outlet.feed], article.at);
    await day.untilQuiet();
    await meanwhile();
  }
}
