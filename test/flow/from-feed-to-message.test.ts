import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { renderConsole } from '../../src/bots/console/render.ts';
import { permanent, transient } from '../../src/shared/errors.ts';
import { type Setup, onExtremes } from '../helpers/setups.ts';
import { hostileTitles } from './hostile-titles.ts';
import { type FeedItem, Newsroom, page, rss, wordsOf } from './newsroom.ts';

/** The journey of a news item, as a reader of the channel and the one who runs the bot see it. */
onExtremes('From a feed to a message', (setup: Setup) => {
  let room: Newsroom;

  beforeEach(async () => {
    room = new Newsroom(setup);
    await room.open();
  });
  afterEach(() => room.close());

  const blog = 'https://velkamp.example/feed.xml';
  const at = (minutesAgo: number): Date => new Date(setup.clock.now().getTime() - minutesAgo * 60_000);
  const old: FeedItem = {
    title: 'Velkamp opens a second language lab in Torsund',
    link: 'https://velkamp.example/torsund',
    at: new Date('2026-05-20T09:00:00Z'),
    text: 'Velkamp has opened a laboratory for language models in Torsund with forty researchers.',
  };
  const kestrel: FeedItem = {
    title: 'Velkamp releases Kestrel 5, a language model that reads maps',
    link: 'https://velkamp.example/kestrel-5',
    text: 'Velkamp has released Kestrel 5, a language model that reads sea charts and town maps.',
  };
  const posted = `post: ${kestrel.title}`;

  describe('what is new is posted, once', () => {
    test('what a feed holds at first sight is stored and not posted', async () => {
      await room.follow(blog, [old]);
      await room.pass(60);
      expect(await room.articles()).toMatchObject([{ title: old.title, past: true }]);
      expect(room.channel.seen).toEqual([]);
    });

    test('a new item is posted when its story has settled for ten minutes, and never again', async () => {
      const put = await room.follow(blog, [old]);
      put([kestrel, old]);
      await room.pass(12);
      expect((await room.articles()).map(({ title }) => title)).toContain(kestrel.title);
      expect(room.channel.seen).toEqual([]);
      await room.pass(10);
      expect(room.channel.seen).toEqual([posted]);
      expect(wordsOf(room.channel.arrived[0]?.message)).toContain(kestrel.text);
      expect(room.channel.arrived[0]?.stories[0]?.links).toEqual([kestrel.link]);
      await room.pass(4 * 60);
      expect(room.channel.seen).toEqual([posted]);
    });

    test('what a feed holds when it answers for the first time is the past, however late that is', async () => {
      const put = await room.follow(blog, [old], { spoiled: { status: 503 } });
      await room.pass(30);
      put([kestrel, old]);
      await room.pass(60);
      expect(await room.articles()).toHaveLength(2);
      expect(room.channel.seen).toEqual([]);
    });

    const noise: Record<string, (item: FeedItem) => FeedItem[]> = {
      'an edited title': (item) => [{ ...item, title: `${item.title} and timetables` }, old],
      'a moved date': (item) => [{ ...item, at: at(-5) }, old],
      'a reordered list': (item) => [old, item],
      'a changed teaser': (item) => [
        { ...item, text: 'An updated line about the same language model.' },
        old,
      ],
      'a renumbered guid': (item) => [{ ...item, guid: 'renumbered-81' }, old],
      'tracking parameters': (item) => [
        { ...item, link: `${item.link}?utm_source=rss&utm_medium=feed` },
        old,
      ],
    };
    for (const [name, change] of Object.entries(noise)) {
      test(`${name} makes no second article and no second post`, async () => {
        const put = await room.follow(blog, [old]);
        put([{ ...kestrel, at: at(2) }, old]);
        await room.pass(25);
        expect(room.channel.seen).toEqual([posted]);
        put(change(kestrel));
        await room.pass(90);
        expect(room.channel.seen.filter((line) => line.startsWith('post'))).toEqual([posted]);
        expect(await room.articles()).toHaveLength(2);
      });
    }

    test('an item that vanishes and returns makes no second article and no second post', async () => {
      const put = await room.follow(blog, [old]);
      put([kestrel, old]);
      await room.pass(25);
      put([]);
      await room.pass(25);
      put([old, kestrel]);
      await room.pass(60);
      expect(room.channel.seen).toEqual([posted]);
      expect(await room.articles()).toHaveLength(2);
    });

    test('the same article under two links of one site is posted once', async () => {
      const put = await room.follow(blog, [old]);
      put([kestrel, { ...kestrel, link: 'https://www.velkamp.example/news/2026/kestrel-5' }, old]);
      await room.pass(90);
      expect(room.channel.seen).toEqual([posted]);
      const verdicts = (await room.articles()).map(({ verdict }) => verdict).join('\n');
      expect(verdicts).toContain('The same title on the same site: the same article under another link.');
    });
  });

  describe('stories', () => {
    const paper = 'https://morning-quay.example/rss';
    const report: FeedItem = {
      title: 'Kestrel 5: Velkamp’s new language model reads maps and sea charts',
      link: 'https://morning-quay.example/tech/kestrel-5-maps',
      text: 'Velkamp’s language model Kestrel 5 reads sea charts and plans a ferry’s route in nine seconds.',
    };

    test('two outlets on one event make one story; its card is edited to hold both', async () => {
      const putBlog = await room.follow(blog, [old]);
      const putPaper = await room.follow(paper, [], { name: 'Morning Quay' });
      putBlog([kestrel, old]);
      await room.pass(25);
      putPaper([report]);
      await room.pass(60);
      expect(room.channel.seen).toEqual([posted, `edit: ${kestrel.title}`]);
      const [card, edit] = room.channel.arrived;
      expect(edit?.stories[0]?.publicId).toBe(card?.stories[0]?.publicId);
      expect(edit?.messageId).toBe(card?.deliveryId);
      expect(edit?.stories[0]?.links).toEqual([kestrel.link, report.link]);
      expect(wordsOf(edit?.message)).toContain('Summary based on 2 sources');
      expect(wordsOf(edit?.message)).toContain('Morning Quay');
    });

    test('off-topic news of a general outlet is refused, with a reason in words', async () => {
      const put = await room.follow(paper, [], { scope: 'general' });
      const off = {
        title: 'Herring prices reach a six-year high at the Torsund auction',
        link: 'https://morning-quay.example/herring',
        text: 'A crate of herring cost 61 crowns at the Torsund auction on Monday, the most since 2020.',
      };
      put([off, report]);
      await room.pass(60);
      expect(room.channel.seen).toEqual([`post: ${report.title}`]);
      expect(await room.articles()).toContainEqual(
        expect.objectContaining({
          title: off.title,
          story_id: null,
          verdict: 'It is about something else ("Herring"), and nothing in it is clearly about AI.',
        }),
      );
    });
  });

  describe('a channel that goes wrong', () => {
    const publish = async (): Promise<void> => {
      const put = await room.follow(blog, [old]);
      put([kestrel, old]);
      await room.pass(60);
    };

    test('that fails twice for the moment gets the post once', async () => {
      const busy = transient('platform_busy', 'The platform asks for patience.');
      room.channel.mishaps.push({ before: busy }, { before: busy });
      await publish();
      expect(room.channel.seen).toEqual([posted]);
      expect(room.channel.calls).toBe(3);
    });

    test('that refuses for good is paused with its reason, and nothing more is sent there', async () => {
      const reason = 'The bot may not write in #news. Give it the permission "Send Messages".';
      room.channel.mishaps.push({ before: permanent('missing_permission', reason) });
      const put = await room.follow(blog, [old]);
      put([kestrel, old]);
      await room.pass(25);
      const paused = await room.destination();
      expect(paused.paused_at).toBeInstanceOf(Date);
      expect(paused.paused_reason).toBe(reason);
      put([
        { ...kestrel, title: 'Velkamp hires two chart makers', link: `${kestrel.link}-hires` },
        kestrel,
        old,
      ]);
      await room.pass(60);
      expect(room.channel.calls).toBe(1);
      expect(room.channel.seen).toEqual([]);
    });

    test('that has the post, though nobody was told, is looked at and gets it no second time', async () => {
      room.channel.mishaps.push({ after: new Error('socket hang up') });
      await publish();
      expect(room.channel.seen).toEqual([posted]);
      expect(room.channel.calls).toBe(1);
    });
  });

  // What is read is the same whatever carries it: two set-ups are enough for that.
  if (setup.name === 'PostgreSQL + BullMQ on PostgreSQL') return;

  describe('texts', () => {
    const body = [
      'Velkamp trained Kestrel 5 on two million charts that harbour masters of the Skerrow coast had corrected by hand.',
      'The language model names the depth of a channel correctly in 94 of 100 cases, against 71 for the version before.',
      'Harbour pilots in Torsund test the model until October, and Velkamp publishes its weights after that.',
    ];
    const teaserAndPage = async (publish: () => void): Promise<string> => {
      const put = await room.follow(blog, [old]);
      publish();
      put([kestrel, old]);
      await room.pass(60);
      expect(room.channel.seen).toEqual([posted]);
      return wordsOf(room.channel.arrived[0]?.message);
    };
    const pageOf = { body: page(kestrel.title, body) };
    const asked = (url: string): number => room.web.requests.filter((request) => request.url === url).length;

    test('a teaser is completed by the text of its page', async () => {
      const words = await teaserAndPage(() => room.web.put(kestrel.link, pageOf));
      expect(words).toMatch(/two million charts|94 of 100 cases|Harbour pilots in Torsund/);
      expect((await room.articles())[1]?.body).toContain('94 of 100 cases');
      expect(asked(kestrel.link)).toBe(1);
    });

    test('a page that robots.txt closes is not asked for; the text of the feed is used', async () => {
      const words = await teaserAndPage(() => {
        room.web.put(kestrel.link, pageOf);
        room.web.put('https://velkamp.example/robots.txt', { body: 'User-agent: *\nDisallow: /kestrel\n' });
      });
      expect(words).toContain(kestrel.text);
      expect(words).not.toContain('94 of 100 cases');
      expect(asked(kestrel.link)).toBe(0);
      expect(asked('https://velkamp.example/robots.txt')).toBe(1);
    });

    test('with a page that is missing, the text of the feed is used', async () => {
      expect(await teaserAndPage(() => room.web.remove(kestrel.link))).toContain(kestrel.text);
      expect(asked(kestrel.link)).toBe(1);
    });

    test('with a page that breaks off every time, the text of the feed is used after three tries', async () => {
      const words = await teaserAndPage(() =>
        room.web.put(kestrel.link, { ...pageOf, fault: 'reset-mid-body' }),
      );
      expect(words).toContain(kestrel.text);
      expect(words).not.toContain('94 of 100 cases');
      expect(asked(kestrel.link)).toBe(3);
    });

    test('an item with nothing but a title says that only this is known', async () => {
      const put = await room.follow(blog, [old]);
      put([{ title: kestrel.title, link: kestrel.link }, old]);
      await room.pass(60);
      expect(wordsOf(room.channel.arrived[0]?.message)).toContain('Only the title is known so far.');
    });
  });

  describe('a source that goes wrong says so on its row, leaves the others alone, and recovers', () => {
    const other = 'https://morning-quay.example/rss';
    const second: FeedItem = {
      title: 'Orrenby cuts the price of its speech model by half',
      link: 'https://morning-quay.example/orrenby-price',
      text: 'Orrenby has cut the price of its speech model by half, to two crowns an hour.',
    };
    const spoiled: Record<string, [(body: string) => object, RegExp]> = {
      'broken XML': [(body) => ({ body: body.slice(0, body.length / 2) }), /not a readable RSS or Atom feed/],
      'a web page instead of a feed': [
        () => ({ body: page('Our feeds have moved', ['Look below.']) }),
        /answers with a web page, not a feed/,
      ],
      'a feed of more than 10 MB': [() => ({ fault: 'oversized' }), /larger|limit|10/i],
      'a reset': [() => ({ fault: 'reset-before-answer' }), /broke off or garbled its answer/],
      'a 404': [() => ({ status: 404 }), /answered 404\. Nothing is there\. Check the address\./],
      'a 503': [() => ({ status: 503 }), /answered 503/],
    };
    for (const [name, [spoil, reason]] of Object.entries(spoiled)) {
      test(name, async () => {
        const put = await room.follow(blog, [old]);
        const putOther = await room.follow(other, []);
        room.web.put(blog, { body: rss('velkamp.example', [old]), ...spoil(rss('velkamp.example', [old])) });
        putOther([second]);
        await room.pass(12);
        const failing = await room.source(blog);
        expect(failing.failures).toBeGreaterThan(0);
        expect(failing.last_error).toMatch(reason);
        await room.pass(15);
        expect(room.channel.seen).toEqual([`post: ${second.title}`]);
        put([kestrel, old]);
        await room.pass(60);
        expect(await room.source(blog)).toMatchObject({ failures: 0, last_error: null });
        expect(room.channel.seen).toEqual([`post: ${second.title}`, posted]);
      });
    }

    test('a charset that is not the one announced is read all the same', async () => {
      const put = await room.follow(blog, [old]);
      const umlaut = { ...kestrel, title: 'Velkamp veröffentlicht das Sprachmodell Kestrel für Häfen' };
      put([umlaut, old], { fault: 'wrong-charset' });
      await room.pass(60);
      expect(await room.source(blog)).toMatchObject({ failures: 0, last_error: null });
      expect(room.channel.seen).toEqual([`post: ${umlaut.title}`]);
    });
  });

  describe('hostile titles come out harmless on a terminal', () => {
    for (const [name, title] of Object.entries(hostileTitles)) {
      test(name, async () => {
        const put = await room.follow(blog, [old]);
        put([{ ...kestrel, title }, old]);
        await room.pass(60);
        expect(room.channel.seen).toHaveLength(1);
        const { message } = room.channel.arrived[0]!;
        const text = renderConsole(message, { columns: 80, color: false });
        expect(text).toContain('Velkamp');
        // Nothing but what a reader sees and line feeds.
        expect(text).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u);
        const long = text.split('\n').filter((line) => line.length > 80 && !/^\s*https?:/.test(line));
        expect(long).toEqual([]);
        // The colours that the terminal is sent are our own.
        const codes = renderConsole(message, { columns: 80, color: true }).match(/\u001b\[[\d;]*[a-zA-Z]/g);
        expect(new Set(codes).size).toBeLessThan(10);
        expect([...new Set(codes)].every((code) => /^\u001b\[(?:1|2|4|22|24|36|39)m$/.test(code))).toBe(true);
      });
    }
  });
});
