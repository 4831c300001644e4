import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { pollJob } from '../../../src/jobs/poll/poll.ts';
import { addSource } from '../../../src/shared/db/tables/source.ts';
import { type HttpClient, createHttpClient } from '../../../src/shared/http/client.ts';
import { rss } from '../../flow/newsroom.ts';
import { emptyNewsroom, newWorkspace } from '../../helpers/rows.ts';
import { onSetup, start } from '../../helpers/setups.ts';
import { type Web, startWeb } from '../../simulators/web/web.ts';

onSetup('PGlite', 'polling inside the network of the operator', (setup) => {
  let web: Web;
  let http: HttpClient;

  beforeAll(async () => {
    web = await startWeb();
    http = createHttpClient({
      contact: 'https://bot.example/',
      version: '1',
      clock: setup.clock,
      allowedHosts: ['127.0.0.1'],
    });
  });
  afterAll(async () => {
    await http.close();
    await web.close();
  });
  beforeEach(() => emptyNewsroom(setup.db));

  const poll = async (workspaceId?: number): Promise<void> => {
    const url = `${web.origin}/feed`;
    web.put(url, { body: rss('Ours', []) });
    const source = { type: 'feed' as const, url, name: '', scope: 'ai' as const, pollEverySeconds: 600 };
    await addSource(setup.db, { ...source, ...(workspaceId !== undefined && { workspaceId }) }, start);
    const [row] = await setup.db.query<{ id: number }>(sql`select id from news.source`);
    await pollJob({ db: setup.db, http, clock: setup.clock }).run(String(row!.id));
  };

  test('reads the feeds that the operator follows there', async () => {
    await poll();
    expect(await setup.db.query(sql`select name, failures from news.source`)).toEqual([
      { name: 'Ours', failures: 0 },
    ]);
  });

  test('reads none that a workspace asks for', async () => {
    await expect(poll(await newWorkspace(setup.db))).rejects.toMatchObject({ code: 'http_address_refused' });
  });
});
