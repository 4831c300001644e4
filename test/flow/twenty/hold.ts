import { expect, test } from '@jest/globals';
import { asOwed, inWords, told } from './came.ts';
import type { Company } from './company.ts';
import type { Party } from './party.ts';
import { expectedAt, inOrder } from './statement.ts';
import { localDay, quietEnd } from './times.ts';

/** Holds what came to twenty places of a platform against what should have come. */
export function holdTwenty(at: 'Discord' | 'Slack', company: () => Company): void {
  const party = (): Party => (at === 'Discord' ? company().discord : company().slack);

  test(`each of twenty places at ${at} gets exactly what its subscriptions say, when they say it`, () => {
    expect(party().opened).toHaveLength(20);
    const { history, endedAt } = company();
    for (const opened of party().opened) {
      const { name } = opened.place;
      const came = asOwed(party().ledgerOf(opened), party().paceMs);
      const expected = inOrder(expectedAt(opened, { history, came, endedAt }));
      expect([name, told(came).map(inWords)]).toEqual([name, expected.map(inWords)]);
    }
  });

  test(`at ${at} nothing comes twice, too often, too fast, in quiet hours, or into a closed channel`, () => {
    for (const opened of party().opened) {
      const { place, server } = opened;
      const came = party().ledgerOf(opened);
      const posts = came.filter(({ kind }) => kind === 'post');
      const digests = came.filter(({ kind }) => kind === 'digest');
      const stories = [...posts, ...digests].flatMap((each) => each.stories);
      expect([place.name, stories.length]).toEqual([place.name, new Set(stories).size]);
      // None of the stories of these weeks is breaking news.
      expect([place.name, posts.filter(({ at }) => quietEnd(opened, at))]).toEqual([place.name, []]);
      for (const each of [posts, digests]) {
        const days = each.map(({ at }) => localDay(opened, at));
        const most = Math.max(0, ...days.map((day) => days.filter((other) => other === day).length));
        expect(most).toBeLessThanOrEqual(each === digests ? 1 : server.mostPosts);
      }
      const apart = came.slice(1).map(({ at }, index) => at.getTime() - came[index]!.at.getTime());
      expect(Math.min(...apart)).toBeGreaterThanOrEqual(party().paceMs);
      for (const span of [opened.closed, opened.pause])
        expect(told(came).filter(({ at }) => span && span.from <= at && at < span.to)).toEqual([]);
    }
  });

  test(`the places at ${at} are different enough to show something`, () => {
    const all = party().opened.map((opened) => party().ledgerOf(opened));
    const ledgers = all.map(told);
    const count = (kind: string): number => ledgers.flat().filter((each) => each.kind === kind).length;
    const { paceMs } = party();
    const waited = all.map((came) => asOwed(came, paceMs).filter(({ at }, index) => at < came[index]!.at));
    process.stderr.write(
      `corpus: ${count('post')} posts and ${count('digest')} digests at ${at}, ${waited.flat().length} messages waited\n`,
    );
    expect(waited.flat().length > 0).toBe(paceMs > 0);
    expect(count('post')).toBeGreaterThan(200);
    expect(count('digest')).toBeGreaterThan(100);
    expect(new Set(ledgers.map((came) => came.map(inWords).join())).size).toBeGreaterThanOrEqual(18);
  });

  test(`whoever can mend a closed channel at ${at} is told once`, () => {
    const closed = party().opened.filter(({ place }) => place.closed && !place.closed.wanted);
    for (const opened of closed) {
      const { name, why = '' } = opened.place;
      const notes = party().troubleOf(opened);
      expect([name, notes.map(({ text }) => text)]).toEqual([name, [expect.stringContaining(why)]]);
    }
  });
}
