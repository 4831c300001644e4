import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { resumeDestination } from '../../../../src/shared/db/tables/destination.ts';
import { forgetPerson } from '../../../../src/shared/db/tables/person.ts';
import { stopSending } from '../../../../src/shared/news/publish/trouble.ts';
import { emptyNewsroom, newDestination, newWorkspace } from '../../../helpers/rows.ts';
import { eachDatabase, start } from '../../../helpers/setups.ts';

eachDatabase('a place that is closed', (setup) => {
  beforeEach(() => emptyNewsroom(setup.db));

  const stop = (id: number) =>
    setup.db.transaction((tx) => stopSending(tx, id, 'The channel is gone.', start));
  const told = () =>
    setup.db.query<{ address: string }>(sql`
      select address from news.delivery join news.destination on destination.id = destination_id
      where kind = 'note'`);
  const channel = async (createdBy?: string): Promise<number> =>
    newDestination(setup.db, {
      workspaceId: await newWorkspace(setup.db),
      platform: 'discord',
      address: 'news',
      ...(createdBy === undefined ? {} : { createdBy }),
    });

  test('is told once a pause to who subscribed, even where no direct messages are open', async () => {
    const id = await channel('ada');
    await stop(id);
    await stop(id);
    expect(await told()).toEqual([{ address: 'person:ada' }]);
    await resumeDestination(setup.db, id);
    await stop(id);
    expect(await told()).toHaveLength(2);
  });

  test('is told in direct messages that are open already', async () => {
    const id = await channel('ada');
    await newDestination(setup.db, { platform: 'discord', address: 'direct', createdBy: 'ada' });
    await stop(id);
    expect(await told()).toEqual([{ address: 'direct' }]);
  });

  test('is told to nobody where nobody is known, nor any more to who wants to be forgotten', async () => {
    await stop(await channel());
    expect(await told()).toEqual([]);
    await emptyNewsroom(setup.db);
    await stop(await channel('ada'));
    await setup.db.transaction((tx) => forgetPerson(tx, { platform: 'discord', id: 'ada' }));
    expect(await told()).toEqual([]);
  });
});
