import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { quietRules } from '../../../../src/main.ts';
import type { Database } from '../../../../src/shared/db/database.ts';
import { newPlacingMemory } from '../../../../src/shared/news/cluster/memory.ts';
import { placeArticle } from '../../../../src/shared/news/cluster/place.ts';
import { emptyNewsroom, later, newArticle, newSource } from '../../../helpers/rows.ts';
import { eachDatabase } from '../../../helpers/setups.ts';

/** Two events that share words, told by turns, so that each placing finds both. */
const titles = [
  'Velkamp opens Aldersund chip plant',
  'Orrenby cuts Merrowin prices by half',
  'Aldersund chip plant of Velkamp opened',
  'Merrowin of Orrenby now at half the price, no chip needed',
  'Velkamp chip plant in Aldersund opens its doors',
  'Orrenby halves Merrowin prices',
];

interface Told {
  title: string;
  relevance?: number;
}

/** Places articles an hour apart, each of a source of its own; the place of their story in order, and the verdict. */
async function placed(db: Database, articles: readonly Told[], most?: number) {
  const memory = newPlacingMemory(most);
  for (const [index, { title, relevance = 1 }] of articles.entries()) {
    const url = `https://outlet-${index}.example/`;
    const source = await newSource(db, { url });
    const canonicalUrl = `${url}${index}`;
    const publishedAt = later(60 * index);
    const article = await newArticle(db, source, { title, teaser: '', canonicalUrl, publishedAt });
    await db.query(
      sql`update news.article set step = 'cluster', relevance = ${relevance} where id = ${article}`,
    );
    await db.transaction((tx) => placeArticle(tx, article, publishedAt, quietRules.settling, memory));
  }
  return db.query<{ story: number | null; join_score: number; verdict: string | null }>(sql`
    select case when story_id is not null then dense_rank() over (order by story_id) end::int as story, join_score,
      verdict
    from news.article order by id`);
}

eachDatabase('placing an article', (setup) => {
  beforeEach(() => emptyNewsroom(setup.db));

  test('goes the same way whatever the memory holds', async () => {
    const articles = titles.map((title) => ({ title }));
    const usual = await placed(setup.db, articles);
    expect(usual.map(({ story }) => story)).toEqual([1, 2, 1, 2, 1, 2]);
    await emptyNewsroom(setup.db);
    expect(await placed(setup.db, articles, 1)).toEqual(usual);
  });

  test('lets what is not about AI by itself join only where it is all but certain', async () => {
    const [title] = titles;
    const likely = { title: 'A new chip plant divides the town of bakers and fishers' };
    const sure = { title: 'Velkamp opens its Aldersund chip plant' };
    for (const [told, joinsAnyhow, joinsAsStranger] of [
      [likely, 1, null],
      [sure, 1, 1],
    ] as const) {
      await emptyNewsroom(setup.db);
      expect((await placed(setup.db, [{ title: title! }, told]))[1]).toMatchObject({ story: joinsAnyhow });
      await emptyNewsroom(setup.db);
      const stranger = { ...told, relevance: 0.3 };
      expect((await placed(setup.db, [{ title: title! }, stranger]))[1]).toMatchObject({
        story: joinsAsStranger,
      });
    }
  });
});
