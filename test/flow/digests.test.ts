import { afterEach, beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { later, newSubscription } from '../helpers/rows.ts';
import { onExtremes, start } from '../helpers/setups.ts';
import { type FeedItem, Newsroom, wordsOf } from './newsroom.ts';

const hour = 60;
const day = 24 * hour;
const url = 'https://quay.example/feed';

/** Items of their own words each, so that none joins another's story. */
const item = (title: string, atMinute: number): FeedItem => {
  const slug = title.toLowerCase().replace(/\W+/g, '-');
  return {
    title,
    link: `https://quay.example/${slug}`,
    at: later(atMinute),
    text: `${title}. The laboratory said so on its own page, with a model card, weights and an API for developers.`,
  };
};

/** Minutes after the start, which is a Monday at ten in the morning in Berlin. Digests come at nine there. */
const news = [
  item('Velkamp releases the language model Kestrel 5', 2 * hour),
  item('Orrenby opens the weights of its speech model', 5 * hour),
  // Night in Berlin, and the quiet hours of the instant channel.
  item('Tarnholm chips train neural networks at half the power', 14 * hour),
  item('Court fines chatbot maker Lumisk over training data', day + 3 * hour),
  // Wednesday is quiet. The bot is off from Thursday at 10 to Friday at 12.
  item('Pelagia robots learn to fold sails from video', 3 * day + hour),
  item('Sunda Institute publishes a benchmark for agents', 3 * day + 20 * hour),
];

onExtremes('Digests and quiet channels', (setup) => {
  const newsroom = new Newsroom(setup);
  const minutes = (): number => (setup.clock.now().getTime() - start.getTime()) / 60_000;
  let put: Awaited<ReturnType<Newsroom['follow']>>;

  /** Lets the days pass, hour by hour, while the outlet publishes. */
  const until = async (end: number): Promise<void> => {
    while (minutes() < end) {
      const step = Math.min(end - minutes(), hour);
      put(news.filter((each) => each.at! <= later(minutes())).reverse());
      await newsroom.pass(step);
    }
  };
  /** What a person in a channel would see: "Tue 09:00 digest: A, B", by the clocks of Berlin. */
  const ledger = async (address: string): Promise<string[]> => {
    const rows = await setup.db.query<{ id: string; sent_at: Date }>(
      sql`select id, sent_at from news.delivery where sent_at is not null`,
    );
    const sentAt = new Map(rows.map((row) => [row.id, row.sent_at]));
    const clock = new Intl.DateTimeFormat('en-GB', {
      weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin',
    }); // prettier-ignore
    return newsroom.channel.arrived
      .filter((each) => each.address === address)
      .map(({ deliveryId, kind, stories }) => {
        const names = stories.map(({ headline }) => headline.split(' ')[0]);
        return `${clock.format(sentAt.get(deliveryId)).replace(',', '')} ${kind}: ${names.join(', ')}`;
      });
  };

  beforeEach(async () => {
    await newsroom.open();
    const berlin = { timeZone: 'Europe/Berlin', platform: 'channel' } as const;
    await newSubscription(setup.db, { ...berlin, address: 'daily', mode: 'daily', settings: {} });
    // A second subscription of the same channel, to what the first takes too.
    await newSubscription(setup.db, {
      ...berlin,
      address: 'daily',
      mode: 'daily',
      search: 'chips or model',
      settings: {},
    });
    await newSubscription(setup.db, {
      ...berlin,
      address: 'instant',
      minLevel: 'minor',
      settings: { timeZone: 'Europe/Berlin', mostPosts: 1 },
    });
    await newSubscription(setup.db, {
      ...berlin,
      address: 'instant',
      mode: 'daily',
      settings: { timeZone: 'Europe/Berlin', mostPosts: 1 },
    });
    await setup.db.query(
      sql`update news.destination set settings = settings || '{"timeZone": "Europe/Berlin"}'`,
    );
    put = await newsroom.follow(url, [item('An old story about a model', -day)], {
      name: 'Morning Quay',
      // Days pass here, in which it would be asked hundreds of times.
      every: 3_600,
    });
  }, 60_000);
  afterEach(() => newsroom.close());

  test('four days: one digest each local day, once after the outage, and an instant channel that keeps quiet', async () => {
    await until(3 * day);
    // The machine is off for 26 hours, with the digest of Friday due.
    setup.clock.advanceTo(later(4 * day + 2 * hour));
    await until(5 * day);
    expect(await ledger('daily')).toEqual([
      'Tue 09:00 digest: Tarnholm, Orrenby, Velkamp',
      'Wed 09:00 digest: Court',
      'Thu 09:00 digest: ',
      'Fri 12:30 digest: Sunda, Pelagia',
      'Sat 09:00 digest: ',
    ]);
    expect(await ledger('instant')).toEqual([
      'Mon 13:10 post: Velkamp',
      'Tue 07:00 post: Tarnholm',
      'Tue 09:00 digest: Orrenby',
      'Wed 09:00 digest: Court',
      'Thu 09:00 digest: ',
      'Fri 12:10 post: Sunda',
      'Fri 12:30 digest: Pelagia',
      'Sat 09:00 digest: ',
    ]);
    const [, , quiet, late] = newsroom.channel.arrived.filter(
      ({ kind, address }) => kind === 'digest' && address === 'daily',
    );
    expect(wordsOf(quiet?.message)).toContain('A quiet day: nothing new on what you follow here.');
    expect(wordsOf(late?.message)).toMatch(/^Today in AI: Friday 5 June\n/);
  }, 180_000);
});
