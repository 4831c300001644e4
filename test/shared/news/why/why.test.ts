import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { runInOffice } from '../../../../src/cli/office/commands.ts';
import type { Office } from '../../../../src/cli/office/office.ts';
import { plainLook } from '../../../../src/cli/terminal.ts';
import { insertRemark } from '../../../../src/shared/db/tables/remark.ts';
import { assessStory } from '../../../../src/shared/news/importance/assess-story.ts';
import { emptyNewsroom, newDestination } from '../../../helpers/rows.ts';
import { eachDatabase, start } from '../../../helpers/setups.ts';
import { Desk } from '../publish/support.ts';

eachDatabase('ai-news why', (setup) => {
  let desk: Desk;
  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    desk = new Desk(setup);
  });

  const ask = async (what: string): Promise<{ code: number; text: string }> => {
    let text = '';
    const office = {
      db: setup.db,
      clock: setup.clock,
      config: { timeZone: 'UTC' } as Office['config'],
      folder: '/',
      print: (more: string) => (text += more),
      look: plainLook,
      runsSince: undefined,
      wake: () => undefined,
    };
    const code = await runInOffice(['why', what], office);
    return { code, text };
  };
  const publicId = async (id: number): Promise<string> => {
    const [row] = await setup.db.query<{ public_id: string }>(
      sql`select public_id from news.story where id = ${id}`,
    );
    return row!.public_id;
  };

  /** A story of three articles that was posted in one channel, failed in another, and has a relative. */
  const told = async (): Promise<{ story: number; articles: number[] }> => {
    const { db } = setup;
    await newDestination(db, { platform: 'channel', address: 'a', name: '#ai-news' });
    const story = await desk.story('Velkamp releases Kestrel 5, a language model that reads maps');
    const articles = [
      await desk.article(story, { outlet: 1, tier: 'primary' }),
      await desk.article(story, { outlet: 2, hour: 1 }),
      await desk.article(story, { outlet: 3, hour: 2 }),
    ];
    await db.query(sql`
      update news.article set verdict = 'Carried by a source on AI. It began this story.', relevance = 0.9, language = 'en'
      where id = ${articles[0]}`);
    await db.query(sql`
      update news.article set join_score = 0.61, points = 12,
        verdict = 'It names language models. It joined: both tell of “Kestrel 5” and “Velkamp”.' where id = ${articles[1]}`);
    await db.query(sql`update news.article set duplicate_of = ${articles[1]} where id = ${articles[2]}`);
    await db.query(sql`
      update news.story set topics = '{models,research}', topic_reasons = '{"models": "“language model” in the title"}'
      where id = ${story}`);
    await assessStory(db, story, start);
    await desk.version(story, 1);
    await desk.at(0).publish(story);
    const other = await desk.story('Velkamp hires two chart makers');
    await db.query(sql`
      insert into news.related values (${other}, ${story}, 'Both name Velkamp, but another event.')`);
    await insertRemark(db, story, 'Rose from minor to notable: 3 independent outlets.', start);
    return { story, articles };
  };

  test('tells of a story what it holds, how important it is, and where it went', async () => {
    const { story, articles } = await told();
    await newDestination(setup.db, { platform: 'channel', address: 'b', name: '#broken' });
    const { db } = setup;
    await desk.at(1).decide(story);
    await db.query(sql`
      update news.delivery set state = 'failed', last_error = 'The bot may not write there.', due_at = null
      where state = 'due'`);
    const [other] = await db.query<{ public_id: string }>(
      sql`select public_id from news.story where id <> ${story}`,
    );
    const id = await publicId(story);
    const { code, text } = await ask(id.toUpperCase());
    expect(code).toBe(0);
    expect(text.slice(0, text.indexOf('Importance')))
      .toBe(`Velkamp releases Kestrel 5, a language model that reads maps
Story ${id}: notable, 3 articles, version 1
Last spoke 1 Jun 2026 09:00.

Articles
  1 Jun 2026 08:00, Outlet 1: “Title 1” (article ${articles[0]}). Carried by a source on AI. It
    began this story.
  1 Jun 2026 09:00, Outlet 2: “Title 2” (article ${articles[1]}). It names language models. It
    joined: both tell of “Kestrel 5” and “Velkamp”.
  1 Jun 2026 10:00, Outlet 3: “Title 3” (article ${articles[2]}). The same article as “Title 2”.

`);
    expect(text.slice(text.indexOf('Importance'))).toMatch(
      /^Importance: \d\d of 100, notable\n  19\.7  3 independent outlets\n(?:  .{4}  .*\n){3,5}\nTopics\n/,
    );
    expect(text.slice(text.indexOf('Topics'))).toBe(`Topics
  models: “language model” in the title
  research

Posted
  #ai-news (channel): posted 1 Jun 2026 08:00, version 1
  #broken (channel): could not be posted: The bot may not write there.

Near, but another event
  ${other!.public_id} “Velkamp hires two chart makers”: Both name Velkamp, but another event.

What happened to it
  1 Jun 2026 08:00: Rose from minor to notable: 3 independent outlets.
`);
  });

  test('tells of a silent story why it is silent', async () => {
    const past = await desk.story('Old news', { past: true });
    const { text } = await ask(await publicId(past));
    expect(text).toContain(
      'Posted\n  Nowhere. It was published before the bot began to follow its source.\n',
    );
    expect(text).toContain('Importance: 0 of 100, minor\n  It has not been assessed.\n');
    const minor = await desk.story('Small news');
    await desk.article(minor, { outlet: 1 });
    await desk.version(minor, 1);
    await desk.at(1).publish(minor);
    expect((await ask(await publicId(minor))).text).toContain(
      'Nowhere. No subscription takes minor stories without a topic.',
    );
  });

  test('a merged story still answers to its id, and names the older one', async () => {
    const [older, younger] = [await desk.story('Older'), await desk.story('Younger')];
    await desk.merge(younger, older);
    expect((await ask(await publicId(younger))).text).toContain(
      `Merged into ${await publicId(older)}, “Older”.\n`,
    );
  });

  test('tells of an article, by its number or any spelling of its link, where it came from and what was decided', async () => {
    const { story, articles } = await told();
    const { text } = await ask(String(articles[1]));
    expect(text).toContain(`Title 2
Article ${articles[1]} of Outlet 2, published 1 Jun 2026 09:00
https://outlet-2.example/${story}-1

How it came in
  First seen 1 Jun 2026 09:00 in https://source-`);
    expect(text).toContain(`  Language: not known
  Its readers there gave it 12 points and 0 comments.

What was decided
  It names language models. It joined: both tell of “Kestrel 5” and “Velkamp”.
  Likeness to the closest story: 0.61

Its story
  “Velkamp releases Kestrel 5, a language model that reads maps”
  ai-news why ${await publicId(story)} tells what became of it.
`);
    const link = `http://Outlet-2.example/${story}-1/?utm_source=rss`;
    expect(await ask(link)).toEqual({ code: 0, text });
    const first = (await ask(String(articles[0]))).text;
    expect(first).toContain('  Language: English\n');
    expect(first).toContain('  About AI: 90 of 100\n');
    expect((await ask(String(articles[2]))).text).toContain(
      'It is the same article as “Title 2” of Outlet 2.',
    );
  });

  test('what nobody knows is an error in words', async () => {
    for (const what of [
      'zzzzzzz',
      '999999',
      '99999999999',
      'https://nowhere.example/x',
      'not/a url',
      "'; drop",
    ]) {
      const { code, text } = await ask(what);
      expect(code).toBe(1);
      expect(text).toContain(`Nothing is known of "${what}". Give a story's public id`);
    }
  });

  test('nothing in it can steer the terminal', async () => {
    const story = await desk.story('A \u001b[31mred\u202e headline\nwith lines');
    const { text } = await ask(await publicId(story));
    expect(text).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
    expect(text.split('\n')[0]).toBe('A  [31mred  headline with lines');
  });
});
