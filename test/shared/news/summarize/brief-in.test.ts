import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { recordRead } from '../../../../src/shared/db/tables/article.ts';
import { scheduleStory } from '../../../../src/shared/db/tables/story.ts';
import { briefIn } from '../../../../src/shared/news/summarize/brief-in.ts';
import { storyArticles } from '../../../../src/shared/news/summarize/story-articles.ts';
import { writeVersion } from '../../../../src/shared/news/summarize/write-version.ts';
import { emptyNewsroom, newArticle, newSource, newStory } from '../../../helpers/rows.ts';
import { eachDatabase, start } from '../../../helpers/setups.ts';

const english =
  'Orrenby has opened a plant in Aldersund that makes 40,000 accelerators a month for its own data centres.';
const german =
  'Orrenby hat in Aldersund ein Werk eröffnet, das im Monat 40.000 Beschleuniger für die eigenen Rechenzentren baut.';

eachDatabase('the brief for readers of a language', (setup) => {
  let story: number;
  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    story = await newStory(setup.db, { headline: 'Orrenby opens a plant' });
  });

  const report = async (name: string, title: string, body: string, language: string, picture?: string) => {
    const source = await newSource(setup.db, { name });
    return reportOf(source, title, body, language, picture);
  };
  const reportOf = async (
    source: number,
    title: string,
    body: string,
    language: string,
    picture?: string,
  ) => {
    const article = await newArticle(setup.db, source, { title, teaser: '', text: body });
    const read = { body, language, relevance: 1, verdict: '', nextStep: 'cluster' } as const;
    const shown = picture === undefined ? null : { url: `https://pictures.example/${picture}`, alt: '' };
    await recordRead(setup.db, article, { ...read, picture: shown }, start);
    await setup.db.query(sql`update news.article set story_id = ${story}, step = null where id = ${article}`);
    return article;
  };
  const write = async (): Promise<void> => {
    await scheduleStory(setup.db, story, 'summarize', start);
    await setup.db.transaction((tx) => writeVersion(tx, story, start));
  };
  const toldIn = async (language: string | undefined, version = 1) =>
    (await briefIn(setup.db, { storyId: story, version }, language))?.brief;

  test('is told from the sources in it, which stand first; else as everybody has it, with its language', async () => {
    await report('Harbour Times', 'Orrenby opens a plant in Aldersund', english, 'en');
    await report('Morning Quay', 'Orrenby opens chip plant', english, 'en');
    await report('Hafenblatt', 'Orrenby eröffnet Werk in Aldersund', german, 'de');
    await write();
    const everybody = await toldIn(undefined);
    expect(everybody).toMatchObject({ lede: english, language: 'en' });
    expect(everybody?.sources.map(({ publisher }) => publisher).at(-1)).toBe('Hafenblatt');
    const own = await toldIn('de');
    expect(own).toMatchObject({
      headline: 'Orrenby eröffnet Werk in Aldersund',
      lede: german,
      language: 'de',
    });
    expect(own?.sources.map(({ publisher }) => publisher)).toEqual([
      'Hafenblatt',
      ...everybody!.sources.slice(0, 2).map(({ publisher }) => publisher),
    ]);
    expect(await toldIn('fr')).toEqual(everybody);
    expect(await toldIn('en')).toEqual(everybody);
    expect(await toldIn('de')).toEqual(own);
    expect(await toldIn('de', 7)).toBeUndefined();
  });

  test('keeps the headline that readers first saw, and tells of no article that came after the version', async () => {
    await report('Harbour Times', 'Orrenby opens a plant in Aldersund', english, 'en');
    await write();
    await report('Hafenblatt', 'Orrenby eröffnet Werk in Aldersund', german, 'de');
    expect((await toldIn('de'))?.headline).toBe('Orrenby opens a plant in Aldersund');
    await write();
    expect((await toldIn('de', 2))?.headline).toBe('Orrenby eröffnet Werk in Aldersund');
    await report('Werftbote', 'Orrenby: Werk in Aldersund eröffnet, 40.000 Chips im Monat', german, 'de');
    await write();
    expect((await toldIn('de', 3))?.headline).toBe('Orrenby eröffnet Werk in Aldersund');
  });

  test('takes up no headline again that was corrected since', async () => {
    const wrong = 'Orrenby has raised $400 million for a plant in Aldersund.';
    await report('Harbour Times', 'Orrenby raises $400 million', wrong, 'en');
    await report('Hafenblatt', 'Orrenby sammelt 400 Millionen Dollar für ein Werk ein', german, 'de');
    await write();
    expect((await toldIn('de'))?.headline).toContain('400');
    const right =
      'Orrenby has raised $450 million for a plant in Aldersund, not $400 million as first reported.';
    await report('Morning Quay', 'Orrenby raises $450 million', right, 'en');
    await report('Werftbote', 'Orrenby sammelt 450 Millionen Dollar für ein Werk ein', german, 'de');
    await write();
    expect((await toldIn(undefined, 2))?.headline).toContain('450');
    expect((await toldIn('de', 2))?.headline).toContain('450');
  });

  test('has the picture of its first source that shows one of its own', async () => {
    const sameForAll = await newSource(setup.db, { name: 'Harbour Times' });
    await reportOf(sameForAll, 'Orrenby opens a plant in Aldersund', english, 'en', 'card.jpg');
    await newArticle(setup.db, sameForAll, {
      picture: { url: 'https://pictures.example/card.jpg', alt: '' },
    });
    await report('Morning Quay', 'Orrenby opens chip plant', english, 'en', 'plant.jpg');
    const shown = (await storyArticles(setup.db, story)).map(({ picture }) => picture?.url);
    expect(shown).toEqual([undefined, 'https://pictures.example/plant.jpg']);
    await write();
    expect((await toldIn(undefined))?.picture).toEqual({
      url: 'https://pictures.example/plant.jpg',
      alt: 'Picture with “Orrenby opens chip plant”',
      publisher: 'Morning Quay',
    });
  });
});
