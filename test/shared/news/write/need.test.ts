import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { recordRead } from '../../../../src/shared/db/tables/article.ts';
import { scheduleStory } from '../../../../src/shared/db/tables/story.ts';
import {
  type WritingEnd,
  endWriting,
  findWriting,
  writingsOf,
} from '../../../../src/shared/db/tables/writing.ts';
import type { Brief } from '../../../../src/shared/domain/story.ts';
import { blockDomain } from '../../../../src/shared/news/publish/block.ts';
import { writeVersion } from '../../../../src/shared/news/summarize/write-version.ts';
import { type Order, briefFor } from '../../../../src/shared/news/write/need.ts';
import { emptyNewsroom, later, newArticle, newSource, newStory } from '../../../helpers/rows.ts';
import { eachDatabase, start } from '../../../helpers/setups.ts';

const report = `Orrenby has opened a plant in Aldersund that makes 40,000 accelerators a month for its own data centres. The plant stands on the ground of a shipyard that closed eight years ago, and 480 people work there in three shifts.

The state pays 90 million euros of the 600 million that the plant has cost, the ministry of the economy said on Monday. Two more halls are to follow by 2028, each with room for 200 machines that bond processors to memory.

Unions welcome the jobs and ask for a pay agreement, because workers in Aldersund earn less than those in Torsund.`;
const german = `Orrenby hat in Aldersund ein Werk eröffnet, das im Monat 40.000 Beschleuniger für die eigenen Rechenzentren baut. Das Werk steht auf dem Gelände einer Werft, die vor acht Jahren geschlossen wurde, und 480 Menschen arbeiten dort in drei Schichten.

Der Staat zahlt 90 Millionen Euro von den 600 Millionen, die das Werk gekostet hat, teilte das Ministerium am Montag mit. Zwei weitere Hallen sollen bis 2028 folgen, jede mit Platz für 200 Maschinen.

Gewerkschaften begrüßen die Stellen und fordern einen Tarifvertrag, weil in Aldersund weniger verdient wird als in Torsund.`;

eachDatabase('a brief for a destination', (setup) => {
  let story: number;
  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    story = await newStory(setup.db, { headline: 'Orrenby opens a plant' });
  });

  const told = async (name: string, body: string, language: string): Promise<void> => {
    const { db } = setup;
    const source = await newSource(db, { name, url: `https://${name}.example/feed` });
    const link = `https://${name}.example/plant`;
    const article = await newArticle(db, source, {
      title: 'Orrenby opens a plant',
      teaser: '',
      text: body,
      link,
      canonicalUrl: link,
    });
    const read = {
      body: body || null,
      language,
      relevance: 1,
      verdict: '',
      nextStep: 'cluster',
      picture: null,
    } as const;
    await recordRead(db, article, read, start);
    await db.query(sql`update news.article set story_id = ${story}, step = null where id = ${article}`);
    await scheduleStory(db, story, 'summarize', start);
    await db.transaction((tx) => writeVersion(tx, story, start));
  };
  const order = (more: Partial<Order> = {}): Order => ({
    now: start,
    waitMs: 60_000,
    isPrivate: () => false,
    ...more,
  });
  const ask = (language?: string, more: Partial<Order> = {}, version = 1) =>
    briefFor(setup.db, { storyId: story, version }, language, order(more));
  const known = async (): Promise<string[]> =>
    (await writingsOf(setup.db, story)).map(
      ({ version, language, state }) => `${version} ${language ?? 'original'} ${state}`,
    );
  const end = async (language: string | undefined, how: WritingEnd): Promise<void> => {
    const row = await findWriting(setup.db, { storyId: story, version: 1, language });
    await setup.db.transaction((tx) => endWriting(tx, row!, how, later(0.5)));
  };
  const written = async (): Promise<WritingEnd> => {
    const plain = await briefFor(setup.db, { storyId: story, version: 1 }, undefined, undefined);
    const brief: Brief = { ...(plain as { brief: Brief }).brief, lede: 'Written.', writtenBy: 'a model' };
    return {
      state: 'written',
      brief,
      model: 'a model',
      counts: { checked: 1, repaired: 0, dropped: 0, replaced: 0, faults: {} },
    };
  };

  test('is ordered once, waited for, and then shown as written', async () => {
    await told('times', report, 'en');
    const waiting = await ask();
    expect(waiting).toMatchObject({ waitsFor: { state: 'open', wanted_until: later(1) } });
    expect(await ask()).toEqual(waiting);
    await end(undefined, await written());
    expect(await ask()).toMatchObject({ brief: { lede: 'Written.' } });
    expect(await known()).toEqual(['1 original written']);
  });

  test('is the plain one where the model was late or had nothing to say, and stays so', async () => {
    await told('times', report, 'en');
    await ask();
    expect(await ask(undefined, { now: later(1) })).toHaveProperty('brief');
    await end(undefined, { state: 'given_up', reason: 'It was late.' });
    expect(await ask()).toMatchObject({
      brief: expect.not.objectContaining({ writtenBy: 'a model' }) as unknown,
    });
    expect(await known()).toEqual(['1 original given_up']);
  });

  test('needs no model for a title alone', async () => {
    await told('times', '', 'en');
    expect(await ask()).toHaveProperty('brief');
    expect(await known()).toEqual([]);
  });

  test('goes to no model where a source is not public', async () => {
    await told('times', report, 'en');
    for (const host of ['times.example']) {
      expect(await ask(undefined, { isPrivate: (url) => url.hostname === host })).toHaveProperty('brief');
      expect(await ask('de', { isPrivate: (url) => url.hostname === host })).toHaveProperty('brief');
    }
    expect(await known()).toEqual([]);
  });

  test('in another language is translated, once the original is finished', async () => {
    await told('times', report, 'en');
    expect(await ask('de')).toMatchObject({ waitsFor: { language: 'de' } });
    expect(await ask('fr')).toMatchObject({ waitsFor: { language: 'fr' } });
    expect(await known()).toEqual(['1 original open', '1 de open', '1 fr open']);
    const due = () =>
      setup.db.query<{ language: string }>(
        sql`select language from news.writing where due_at is not null order by id`,
      );
    expect(await due()).toEqual([{ language: 'original' }]);
    await end(undefined, await written());
    // The first takes the others along.
    expect(await due()).toEqual([{ language: 'de' }]);
    expect(await ask('en')).toMatchObject({ brief: { lede: 'Written.' } });
    await end('de', { state: 'given_up', reason: 'No.' });
    expect(await ask('de')).toMatchObject({ brief: { lede: 'Written.', language: 'en' } });
  });

  test('is written from the sources in the readers’ language where there are any', async () => {
    await told('times', report, 'en');
    await told('zeitung', german, 'de');
    await told('quay', report.replace('Unions', 'Trade unions'), 'en');
    await ask('de', {}, 3);
    expect(await known()).toEqual(['3 de open']);
  });

  test('of which a source is blocked stands nowhere any more, as written as it was', async () => {
    await told('times', report, 'en');
    await told('quay', report.replace('Unions', 'Trade unions'), 'en');
    await ask(undefined, {}, 2);
    const row = await findWriting(setup.db, { storyId: story, version: 2, language: undefined });
    const how = await written();
    await setup.db.transaction((tx) => endWriting(tx, row!, how, later(0.5)));
    await setup.db.transaction((tx) => blockDomain(tx, 'quay.example', later(1)));
    expect(await known()).toEqual([]);
    for (const version of [1, 2, 3]) {
      const found = await briefFor(setup.db, { storyId: story, version }, undefined, undefined);
      expect(JSON.stringify(found)).not.toMatch(/quay|Written\./);
    }
  });

  test('asks nothing where there is no model', async () => {
    await told('times', report, 'en');
    expect(await briefFor(setup.db, { storyId: story, version: 1 }, 'de', undefined)).toHaveProperty('brief');
    expect(await known()).toEqual([]);
  });
});
