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

  test('reads a feed again only when it says something else than before', async () => {
    const url = `${web.origin}/feed`;
    const made = (at: string, titles: string[]): void => {
      const items = titles.map((title) => ({ title, link: `${web.origin}/${title}`, guid: title }));
      web.put(url, {
        body: rss('Ours', items).replace('<item>', `<lastBuildDate>${at}</lastBuildDate><item>`),
      });
    };
    const titles = async (): Promise<string[]> =>
      (await setup.db.query<{ title: string }>(sql`select title from news.article order by id`)).map(
        ({ title }) => title,
      );
    await addSource(setup.db, { type: 'feed', url, name: '', scope: 'ai', pollEverySeconds: 600 }, start);
    const [row] = await setup.db.query<{ id: number }>(sql`select id from news.source`);
    const again = (): Promise<void> =>
      pollJob({ db: setup.db, http, clock: setup.clock }).run(String(row!.id));
    made('eight', ['one']);
    await again();
    expect(await titles()).toEqual(['one']);
    // What is gone from the store would come back, were the feed read.
    await setup.db.query(sql`delete from news.article`);
    made('nine', ['one']);
    await again();
    expect(await titles()).toEqual([]);
    made('nine', ['one', 'two']);
    await again();
    expect((await titles()).sort()).toEqual(['one', 'two']);
  });

  test('reads none that a workspace asks for', async () => {
    await expect(poll(await newWorkspace(setup.db))).rejects.toMatchObject({ code: 'http_address_refused' });
  });
});
