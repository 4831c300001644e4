import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { insertArticles, raiseSignals } from '../../../../src/shared/db/tables/listed-article.ts';
import { addSource } from '../../../../src/shared/db/tables/source.ts';
import { recordUtterance } from '../../../../src/shared/db/tables/spoken.ts';
import { scheduleStory, settleStory } from '../../../../src/shared/db/tables/story.ts';
import { assessStory } from '../../../../src/shared/news/importance/assess-story.ts';
import { catalogue } from '../../../../src/shared/news/sources/catalogue.ts';
import { writeVersion } from '../../../../src/shared/news/summarize/write-version.ts';
import { anArticle, emptyNewsroom, newArticle, newSource } from '../../../helpers/rows.ts';
import { eachDatabase, start } from '../../../helpers/setups.ts';
import { Desk } from '../publish/support.ts';

eachDatabase('assessing a story', (setup) => {
  let desk: Desk;
  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    desk = new Desk(setup);
  });

  const row = async (id: number) => {
    const [found] = await setup.db.query<Record<string, unknown>>(
      sql`select level, importance, importance_parts, version, step from news.story where id = ${id}`,
    );
    return found!;
  };
  const remarks = (): Promise<unknown[]> => setup.db.query(sql`select story_id, at, text from news.remark`);
  const write = async (id: number): Promise<void> => {
    await scheduleStory(setup.db, id, 'summarize', start);
    await setup.db.transaction((tx) => writeVersion(tx, id, start));
  };

  test('it is stored with its parts, and a rise is remarked', async () => {
    const story = await desk.story('First');
    await desk.article(story, { outlet: 1 });
    await write(story);
    expect(await row(story)).toMatchObject({
      level: 'minor',
      importance_parts: [{ name: 'outlets', points: 9.1, phrase: '1 outlet' }],
      version: 1,
      step: 'publish',
    });
    expect(await remarks()).toEqual([]);
    await desk.article(story, { outlet: 2, hour: 1 });
    await write(story);
    expect(await row(story)).toMatchObject({ level: 'notable', version: 2 });
    expect(await remarks()).toEqual([
      { story_id: story, at: start, text: 'Rose from minor to notable: 2 independent outlets.' },
    ]);
  });

  test('a level that rises is published though the brief says the same; otherwise nothing is due', async () => {
    const story = await desk.story('First');
    for (const outlet of [1, 2]) await desk.article(story, { outlet });
    await write(story);
    await settleStory(setup.db, story, 'publish');
    await write(story);
    expect(await row(story)).toMatchObject({ version: 1, step: null });
    await setup.db.query(sql`update news.story set level = 'minor' where id = ${story}`);
    await write(story);
    expect(await row(story)).toMatchObject({ version: 1, step: 'publish', level: 'notable' });
  });

  test('a level sinks only as long as the story has not spoken with it', async () => {
    const story = await desk.story('First', { level: 'major' });
    await desk.article(story, { outlet: 1 });
    expect(await assessStory(setup.db, story, start)).toEqual({ level: 'minor', rose: false });
    await recordUtterance(setup.db, story, { at: start, level: 'notable', outlets: 3, version: 1 });
    await recordUtterance(setup.db, story, { at: start, level: 'minor', outlets: 1, version: 1 });
    expect((await assessStory(setup.db, story, start)).level).toBe('notable');
  });

  test('a merged story and one without articles are not summarized', async () => {
    const [empty, merged, older] = [await desk.story('A'), await desk.story('B'), await desk.story('C')];
    await desk.merge(merged, older);
    await write(empty);
    await write(merged);
    expect(await row(empty)).toMatchObject({ version: 0, step: null });
    expect(await row(merged)).toMatchObject({ version: 0, step: 'publish' });
  });

  test('a source that is there takes over the tier of the catalogue, and keeps it where none is named', async () => {
    const { db } = setup;
    const wanted = {
      type: 'feed',
      url: 'https://lab.example/f',
      name: 'Lab',
      scope: 'ai',
      pollEverySeconds: 60,
    } as const;
    const tier = () => db.query(sql`select tier from news.source`);
    expect(await addSource(db, wanted, start)).toBe(true);
    expect(await tier()).toEqual([{ tier: 'press' }]);
    expect(await addSource(db, { ...wanted, tier: 'primary' }, start)).toBe(false);
    expect(await addSource(db, wanted, start)).toBe(false);
    expect(await tier()).toEqual([{ tier: 'primary' }]);
    expect(new Set(catalogue.map((entry) => entry.tier))).toEqual(new Set(['primary', 'press', 'blog']));
  });

  test('what readers gave is stored at first sight, and only grows', async () => {
    const { db } = setup;
    const source = await newSource(db);
    const item = anArticle({ links: [], points: 5 });
    await insertArticles(db, source, [item], start, false);
    await newArticle(db, source, { links: [] });
    const signals = () => db.query(sql`select points, comments from news.article order by id`);
    const none = { points: null, comments: null };
    expect(await signals()).toEqual([{ points: 5, comments: null }, none]);
    await raiseSignals(db, source, [{ ...item, points: 9, comments: 2 }]);
    await raiseSignals(db, source, [{ ...item, points: 3 }]);
    await raiseSignals(db, source, [anArticle()]);
    expect(await signals()).toEqual([{ points: 9, comments: 2 }, none]);
  });
});
