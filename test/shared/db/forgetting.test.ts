import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { insertDelivery } from '../../../src/shared/db/tables/delivery.ts';
import { pruneRows } from '../../../src/shared/db/tables/upkeep.ts';
import {
  emptyNewsroom,
  later,
  newArticle,
  newDestination,
  newSource,
  newStory,
  newWorkspace,
} from '../../helpers/rows.ts';
import { eachDatabase, start } from '../../helpers/setups.ts';

const day = 24 * 60;
const keep = { fullText: 30, deliveries: 90, stories: 365, buttons: 7, calls: 365, leftWorkspaces: 7 };

eachDatabase('forgotten are', (setup) => {
  beforeEach(() => emptyNewsroom(setup.db));

  test('old buttons, quotas past their window, and workspaces that were left a week ago', async () => {
    const { db } = setup;
    const [gone, left, there] = [await newWorkspace(db), await newWorkspace(db), await newWorkspace(db)];
    for (const [workspace, days] of [
      [gone, -8],
      [left, -6],
    ] as const)
      await db.query(sql`update news.workspace set left_at = ${later(days * day)} where id = ${workspace}`);
    const story = await newStory(db, { workspaceId: gone });
    const young = await newStory(db, { workspaceId: gone });
    await db.query(sql`update news.story set merged_into = ${story} where id = ${young}`);
    const article = await newArticle(db, await newSource(db));
    await db.query(sql`update news.article set story_id = ${story} where id = ${article}`);
    for (const workspaceId of [gone, left, there]) {
      const destinationId = await newDestination(db, { workspaceId });
      const post = { destinationId, platform: 'console', storyId: story, kind: 'post', version: 1 } as const;
      await insertDelivery(db, post, start);
    }
    await db.query(sql`
      insert into news.button values ('old', 'a', '{}', ${later(-8 * day)}), ('new', 'a', '{}', ${later(-6 * day)})`);
    await db.query(sql`
      insert into news.quota values ('a', 'b', 1, ${later(-1)}), ('c', 'd', 1, ${later(1)})`);
    await pruneRows(db, keep, start);
    expect(await db.query(sql`select id from news.workspace order by id`)).toEqual([
      { id: left },
      { id: there },
    ]);
    expect(await db.query(sql`select workspace_id from news.destination order by id`)).toEqual([
      { workspace_id: left },
      { workspace_id: there },
    ]);
    expect(await db.query(sql`select id from news.story`)).toEqual([]);
    expect(await db.query(sql`select id from news.article`)).toEqual([{ id: article }]);
    expect(await db.query(sql`select id from news.button`)).toEqual([{ id: 'new' }]);
    expect(await db.query(sql`select scope from news.quota`)).toEqual([{ scope: 'c' }]);
  });
});
