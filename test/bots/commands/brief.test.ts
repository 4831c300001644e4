import { beforeAll, beforeEach, afterAll, expect, test } from '@jest/globals';
import { deleteBlocked, insertBlocked } from '../../../src/shared/db/tables/blocked-domain.ts';
import { createHttpClient } from '../../../src/shared/http/client.ts';
import { type Web, startWeb } from '../../simulators/web/web.ts';
import { page } from '../../flow/newsroom.ts';
import { emptyNewsroom, later } from '../../helpers/rows.ts';
import { onSetup } from '../../helpers/setups.ts';
import { Server, linesOf, reader } from './support.ts';

onSetup('PGlite', 'a brief of any page', (setup) => {
  let web: Web;
  let server: Server;
  const address = 'https://quay.example/plant';
  const text = [
    'Orrenby opens a plant for accelerators in Gdansk on Monday, the company said in the morning.',
    'The plant will employ 480 people and make nine thousand boards a month from spring on, according to the company.',
    'Its neighbours had asked for a wall against the noise, which the company builds now along the road to the port.',
  ];

  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web.close());

  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    setup.clock.advanceTo(later(25 * 60, setup.clock.now()));
    const http = createHttpClient({
      contact: 'https://bot.example/',
      version: '1',
      clock: setup.clock,
      route: web.route,
      onlyRouted: true,
    });
    server = new Server(setup, http);
    await server.open();
  });

  const ask = (url: string, person = reader) => server.run('brief', server.call({ url }, person));

  test('tells what stands there, with its source', async () => {
    web.put(address, { body: page('Orrenby opens a plant', text) });
    const lines = linesOf(await ask(address));
    expect(lines[0]).toBe('Orrenby opens a plant');
    expect(lines.join('\n')).toContain('480 people');
    expect(lines).toContain('Summary based on 1 source');
  });

  test('nothing is read of a domain that the operator blocked', async () => {
    web.put(address, { body: page('Orrenby opens a plant', text) });
    await insertBlocked(setup.db, 'quay.example', setup.clock.now());
    await expect(ask(address)).rejects.toMatchObject({ code: 'domain_blocked', errorClass: 'user' });
    await deleteBlocked(setup.db, 'quay.example');
  });

  test('shows no more than the title where the publisher forbids it', async () => {
    web.put(address, {
      body: page('Orrenby opens a plant', text).replace(
        '<head>',
        '<head><meta name="robots" content="nosnippet">',
      ),
    });
    const lines = linesOf(await ask(address));
    expect(lines[0]).toBe('Orrenby opens a plant');
    expect(lines.join('\n')).not.toContain('480');
  });

  test.each([
    ['http://127.0.0.1:1/x'],
    ['http://169.254.169.254/latest/meta-data'],
    ['https://localhost/'],
    ['file:///etc/passwd'],
    ['quay.example/plant'],
    ['https://user:secret@quay.example/'],
  ])('%s is refused, in words that repeat no secret', async (url) => {
    const refused = await ask(url).catch((error: unknown) => error as Error);
    expect(refused).toMatchObject({ errorClass: 'user' });
    expect((refused as Error).message).not.toContain('secret');
  });

  test('a host of their own network that the operator allowed is not read for others', async () => {
    const http = createHttpClient({
      contact: 'https://bot.example/',
      version: '1',
      clock: setup.clock,
      allowedHosts: ['127.0.0.1'],
    });
    const address = `${web.origin}/private`;
    web.put(address, { body: page('Only for us', text) });
    expect((await http.get(address, { kind: 'page' })).status).toBe(200);
    const allowing = new Server(setup, http);
    const call = allowing.call({ url: address }, { ...reader, id: 'curious' });
    await expect(allowing.run('brief', call)).rejects.toMatchObject({ code: 'http_address_refused' });
    await http.close();
  });

  test('three an hour and person, told with the way out', async () => {
    web.put(address, { body: page('Orrenby opens a plant', text) });
    const eager = { ...reader, id: 'eager for briefs' };
    for (let time = 1; time <= 3; time++) await ask(address, eager);
    await expect(ask(address, eager)).rejects.toThrow('Try again in 60 minutes.');
  });

  test('twenty a day and workspace', async () => {
    web.put(address, { body: page('Orrenby opens a plant', text) });
    for (let time = 1; time <= 20; time++) await ask(address, { ...reader, id: `person ${time}` });
    await expect(ask(address, { ...reader, id: 'person 21' })).rejects.toMatchObject({
      code: 'briefs_used_up',
    });
  });
});
