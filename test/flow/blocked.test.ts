import { afterEach, beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { block, unblock } from '../../src/cli/office/block.ts';
import type { Office } from '../../src/cli/office/office.ts';
import { printSources } from '../../src/cli/office/sources.ts';
import {
  latestStories,
  searchArticles,
  searchStories,
  topStories,
} from '../../src/shared/db/tables/search.ts';
import { parseSearch } from '../../src/shared/news/search/parse.ts';
import { onSetup } from '../helpers/setups.ts';
import { type FeedItem, Newsroom, wordsOf } from './newsroom.ts';

onSetup('PGlite', 'ai-news sources block', (setup) => {
  let room: Newsroom;
  let printed: string;
  const office = (): Office =>
    ({
      db: setup.db,
      clock: setup.clock,
      print: (text: string) => (printed += text),
      wake: () => undefined,
    }) as unknown as Office;

  beforeEach(async () => {
    room = new Newsroom(setup);
    printed = '';
    await room.open();
  });
  afterEach(() => room.close());

  const good: FeedItem = {
    title: 'Velkamp releases Kestrel 5, a language model that reads sea charts',
    link: 'https://velkamp.example/kestrel-5',
    text: 'The language model needs 12 GB of memory and was tested by sixteen harbour towns since January.',
  };
  const bad: FeedItem = {
    title: 'Kestrel 5: Velkamp releases a language model that reads sea charts',
    link: 'https://news.rumour.example/kestrel',
    text: 'The Kestrel 5 language model of Velkamp reads sea charts and costs 40 euros a month, a rumour says.',
  };
  const alone: FeedItem = {
    title: 'Orrenby trains a language model on whale songs',
    link: 'https://rumour.example/whales',
    text: 'Orrenby has trained a language model on nine years of whale songs, a rumour says.',
  };

  /** Two stories are posted: one of two outlets, one of the outlet that is blocked then. */
  async function twoStories(): Promise<(items: readonly FeedItem[]) => void> {
    const first = await room.follow('https://velkamp.example/feed', [], { name: 'Velkamp' });
    const second = await room.follow('https://rumour.example/feed', [], { name: 'Rumour' });
    first([good]);
    second([bad, alone]);
    await room.pass(40);
    expect(room.channel.arrived).toHaveLength(2);
    return second;
  }
  const stories = async () => {
    const page = { workspaceId: null, limit: 9 };
    const now = setup.clock.now();
    const search = parseSearch('model', { now, timeZone: 'UTC' });
    const found = [
      await latestStories(setup.db, page),
      await topStories(setup.db, new Date(0), page),
      await searchStories(setup.db, search, { ...page, now }),
    ];
    const articles = await searchArticles(setup.db, search, page);
    return { lists: found, links: articles.map(({ link }) => link) };
  };

  test('cleans what was posted: cards are edited without it, and a story of its own alone goes', async () => {
    await twoStories();
    const card = room.channel.arrived.find(({ stories: [story] }) => story?.links.includes(good.link));
    expect(card?.stories[0]?.links).toContain(bad.link);

    await block(office(), 'https://www.Rumour.example/');
    expect(printed).toBe(
      'Blocked: rumour.example. 2 articles were taken out, 1 story goes on without it and 1 story was taken back.\n',
    );
    await room.pass(1);
    const [edit, ...more] = room.channel.arrived.slice(2);
    expect(more).toEqual([]);
    expect(edit).toMatchObject({ kind: 'edit', stories: [{ links: [good.link] }] });
    expect(wordsOf(edit?.message)).toContain(good.text);
    expect(JSON.stringify(edit?.message)).not.toMatch(/rumour/i);
    expect(room.channel.removed.map(({ stories: [story] }) => story?.headline)).toEqual([alone.title]);

    const { lists, links } = await stories();
    for (const list of lists)
      expect(list).toMatchObject([{ headline: good.title, sources: 1, link: good.link }]);
    expect(links).toEqual([good.link]);
    const briefs = await setup.db.query<{ told: string }>(sql`
      select brief::text as told from news.brief join news.story on story.id = story_id
      where retracted_at is null`);
    expect(briefs.length).toBeGreaterThan(1);
    for (const { told } of briefs) expect(told).not.toMatch(/rumour/i);
    // And it stays so.
    await room.pass(120);
    expect(room.channel.arrived).toHaveLength(3);
  });

  test('edits the digests that told of it', async () => {
    await twoStories();
    const told = await setup.db.query<{ id: number }>(sql`select id from news.story order by id`);
    const ids = told.map(({ id }) => id);
    const note = { mode: 'daily', day: '2026-06-01', more: 0, stories: ids, levels: {} };
    await setup.db.query(sql`
      insert into news.delivery (id, destination_id, platform, kind, slot, note, state, message_id, decided_at)
      select 'digest', id, platform, 'digest', 'daily 2026-06-01', ${JSON.stringify(note)}::jsonb, 'sent', 'm1',
        ${setup.clock.now()} from news.destination`);
    await setup.db.query(sql`
      insert into news.delivery_story (delivery_id, story_id, version) select 'digest', id, 1 from news.story`);
    await block(office(), 'rumour.example');
    await room.pass(1);
    const edit = room.channel.arrived.find(({ kind, messageId }) => kind === 'edit' && messageId === 'm1');
    expect(edit?.stories.map(({ headline, links }) => [headline, links])).toEqual([
      [good.title, [good.link]],
    ]);
    expect(JSON.stringify(edit?.message)).toContain(good.title);
    expect(JSON.stringify(edit?.message)).not.toMatch(/rumour|whale/i);
  });

  test('takes nothing from it and from what lies below it, until it is unblocked', async () => {
    const put = await twoStories();
    await block(office(), 'rumour.example');
    await block(office(), 'rumour.example');
    expect(printed).toContain('rumour.example is blocked already.\n');
    await room.pass(1);
    const seen = room.channel.seen.length;
    const later = {
      ...alone,
      title: 'Orrenby trains a language model on bird songs',
      link: 'https://a.rumour.example/birds',
    };
    const other = {
      ...alone,
      title: 'Halmere schools try a language model for maths',
      link: 'https://norumour.example/maths',
      text: 'Forty schools in Halmere let a language model explain fractions to their pupils.',
    };
    put([later, other, bad, alone]);
    await room.pass(40);
    expect(room.channel.seen.slice(seen)).toEqual([`post: ${other.title}`]);
    expect((await room.articles()).find(({ title }) => title === later.title)).toMatchObject({
      story_id: null,
      verdict: 'Its domain is blocked.',
    });

    printed = '';
    await printSources(office());
    expect(printed).toContain('Nothing is taken from rumour.example.\n');
    await unblock(office(), 'rumour.example');
    expect(printed).toContain('rumour.example is taken again');
    const last = {
      ...alone,
      title: 'Orrenby trains a language model on frog songs',
      link: 'https://rumour.example/frogs',
      text: 'Frogs in the ponds of Sundhaven were recorded for a language model by Orrenby.',
    };
    put([last, later, other, bad, alone]);
    await room.pass(60);
    expect(room.channel.seen.slice(seen + 1)).toEqual([`post: ${last.title}`]);
  });

  test('says what is wrong', async () => {
    await expect(block(office(), 'com')).rejects.toMatchObject({ code: 'domain_invalid' });
    await expect(unblock(office(), 'quiet.example')).rejects.toMatchObject({ code: 'domain_not_blocked' });
    await block(office(), 'quiet.example');
    expect(printed).toBe('Blocked: quiet.example. Nothing of it was in use.\n');
  });
});
