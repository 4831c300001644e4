import { beforeAll, beforeEach, afterAll, expect, test } from '@jest/globals';
import { deleteBlocked, insertBlocked } from '../../../src/shared/db/tables/blocked-domain.ts';
import { type HttpClient, createHttpClient } from '../../../src/shared/http/client.ts';
import { spentSince } from '../../../src/shared/db/tables/model-call.ts';
import { openModel } from '../../../src/shared/language-model/providers.ts';
import { Spending } from '../../../src/shared/language-model/spending.ts';
import { recordingLogger } from '../../helpers/recording-logger.ts';
import { type SimulatedModel, startModel } from '../../simulators/model/model.ts';
import { type Web, startWeb } from '../../simulators/web/web.ts';
import { page } from '../../flow/newsroom.ts';
import { emptyNewsroom, later } from '../../helpers/rows.ts';
import { onSetup } from '../../helpers/setups.ts';
import { Server, linesOf, reader } from './support.ts';

onSetup('PGlite', 'a brief of any page', (setup) => {
  let web: Web;
  let server: Server;
  let http: HttpClient;
  let model: SimulatedModel;
  const address = 'https://quay.example/plant';
  const text = [
    'Orrenby opens a plant for accelerators in Gdansk on Monday, the company said in the morning.',
    'The plant will employ 480 people and make nine thousand boards a month from spring on, according to the company.',
    'Its neighbours had asked for a wall against the noise, which the company builds now along the road to the port.',
  ];

  const more = [
    'Each board carries eight accelerators, and a tester of its own finds nine faults in ten before the board leaves the hall.',
    'The town of Gdansk sold the ground for 12 million euros and expects a tram line to the plant by the year 2029.',
  ];

  beforeAll(async () => {
    web = await startWeb();
    model = await startModel();
  });
  afterAll(async () => {
    await model.close();
    await web.close();
  });

  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    setup.clock.advanceTo(later(25 * 60, setup.clock.now()));
    http = createHttpClient({
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

  test('is written by a language model, for a tenth of the day’s money at the most', async () => {
    web.put(address, { body: page('Orrenby opens a plant', [...text, ...more]) });
    const large = await openModel(
      { name: 'simulated', price: { input: 1, output: 1 } },
      { baseUrl: model.url, apiKey: undefined },
    );
    const { db, clock } = setup;
    const { log } = recordingLogger();
    // A tenth of it is what two or three calls may cost at the most.
    const spending = new Spending({ db, clock, log, large, dailyUsd: 0.08, timeZone: 'UTC' });
    const written = new Server(setup, http, spending);
    written.workspaceId = server.workspaceId;
    const told = async (): Promise<string> =>
      linesOf(
        await written.run('brief', written.call({ url: address }, { ...reader, id: `${(asker += 1)}` })),
      ).join('\n');
    let asker = 0;
    const answers: string[] = [];
    for (let ask = 0; ask < 12; ask++) answers.push(await told());
    const byModel = answers.map((answer) =>
      answer.includes('written by a language model and checked against it'),
    );
    expect(byModel[0]).toBe(true);
    expect(byModel.at(-1)).toBe(false);
    for (const answer of answers) expect(answer).toContain('Summary based on 1 source');
    expect(await spentSince(db, new Date(0))).toBeLessThanOrEqual(8_000);
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
