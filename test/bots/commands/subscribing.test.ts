import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { press } from '../../../src/bots/commands/press.ts';
import { subscribe } from '../../../src/bots/commands/subscribe.ts';
import { emptyNewsroom, later } from '../../helpers/rows.ts';
import { eachDatabase, start } from '../../helpers/setups.ts';
import { Server, linesOf, manager, reader } from './support.ts';

eachDatabase('subscribing', (setup) => {
  let server: Server;

  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    setup.clock.advanceTo(later(2, setup.clock.now()));
    server = new Server(setup);
    await server.open();
  });

  const berlin = { topic: 'open-source', timezone: 'europe/berlin' };
  const notes = () =>
    setup.db.query<{ note: unknown }>(sql`select note from news.delivery where kind = 'note'`);

  test('says what happens next, shows the newest matches, and tells the channel in a plain line', async () => {
    await server.story('Old weights', { topics: ['open-source'] });
    const answer = await server.run('subscribe', server.call(berlin));
    expect(linesOf(answer)).toEqual([
      'Subscribed #news',
      'Open source, daily 09:00.',
      'Next digest: tomorrow 09:00 Europe/Berlin.',
      'To stop: /ai-news unsubscribe',
      'What would have come lately, for you to see',
      '1. Old weights',
      '1 Jun · Harbour Times',
    ]);
    expect(await notes()).toMatchObject([
      {
        note: {
          blocks: [
            {
              runs: [
                {
                  text: '@manager subscribed this channel to Open source, daily 09:00. To stop: /ai-news unsubscribe.',
                },
              ],
            },
          ],
        },
      },
    ]);
    expect(server.woken).toBe(1);
  });

  test('to a day means weekly, at the usual time', async () => {
    const answer = await server.run('subscribe', server.call({ ...berlin, day: 'friday' }));
    expect(linesOf(answer)).toContain('Open source, Fridays 09:00.');
    expect(linesOf(answer)).toContainEqual(expect.stringMatching(/^Next digest: .* 09:00 Europe\/Berlin\.$/));
  });

  test('again changes it and tells nobody', async () => {
    await server.run('subscribe', server.call(berlin));
    const again = await server.run('subscribe', server.call({ ...berlin, time: '6.30 pm' }));
    expect(linesOf(again)).toContain('That was subscribed already; it is as you asked now.');
    expect(linesOf(again)).toContain('Next digest: today 18:30 Europe/Berlin.');
    expect(await notes()).toHaveLength(1);
  });

  test('a digest asks for the time zone once, with a guess by language', async () => {
    const form = await subscribe.asks!(server.call({ topic: 'models' }, { ...manager, locale: 'de' }));
    expect(form?.fields).toMatchObject([{ name: 'timezone', value: 'Europe/Berlin' }]);
    expect(await subscribe.asks!(server.call({ topic: 'models', mode: 'instant' }))).toBeUndefined();
    await server.run('subscribe', server.call(berlin));
    expect(await subscribe.asks!(server.call({ topic: 'models' }))).toBeUndefined();
  });

  test('what is not understood is said, and nothing is kept', async () => {
    const refused: [object, string][] = [
      [{ ...berlin, mode: 'daily', day: 'friday' }, 'A day goes with a weekly digest only'],
      [{ ...berlin, time: 'soon' }, '“soon” is no time of day'],
      [{ ...berlin, timezone: 'Narnia' }, '“Narnia” is no time zone'],
      [{ ...berlin, topic: '( )' }, ''],
    ];
    for (const [options, said] of refused)
      await expect(server.run('subscribe', server.call({ ...options }))).rejects.toThrow(said);
    expect(await setup.db.query(sql`select id from news.subscription`)).toEqual([]);
  });

  test('a search is a topic of its own', async () => {
    const answer = await server.run(
      'subscribe',
      server.call({ ...berlin, topic: '"export controls" chips' }),
    );
    expect(linesOf(answer)[1]).toBe('the search "export controls" chips, daily 09:00.');
    const choices = await server.complete('subscribe', 'topic', 'export');
    expect(choices.at(-1)).toEqual({ name: 'the search export', value: 'export' });
  });

  test('each obstacle is named before anything is stored', async () => {
    server.chat.obstacles.set('news', ['Give the bot Send Messages.']);
    await expect(server.run('subscribe', server.call(berlin))).rejects.toThrow(
      'The bot cannot post in #news yet:\nGive the bot Send Messages.',
    );
    expect(await setup.db.query(sql`select id from news.destination`)).toEqual([]);
  });

  test('where a platform lets members decide, it says of each channel why not', async () => {
    const closed = '#general is for admins.';
    server.chat.refusalAt = (person, address) =>
      Promise.resolve(person.id === 'reader' && address === 'news' ? undefined : closed);
    await server.run('subscribe', server.call(berlin, reader));
    await server.run('pause', server.call({ hours: 2 }, reader));
    await expect(
      server.run('subscribe', server.call({ ...berlin, channel: 'general' }, reader)),
    ).rejects.toThrow(closed);
    const other = { ...reader, id: 'another' };
    await expect(
      server.run('unsubscribe', server.call({ subscription: 'Open source' }, other)),
    ).rejects.toThrow(closed);
    await expect(server.run('settings', server.call({ posts: 3 }, reader))).rejects.toMatchObject({
      code: 'managers_only',
    });
  });

  test('a person’s own time zone is taken where the platform tells it, and the place has none', async () => {
    const there = { ...manager, timeZone: 'Asia/Tokyo' };
    expect(await subscribe.asks!(server.call({ topic: 'models' }, there))).toBeUndefined();
    const answer = await server.run('subscribe', server.call({ topic: 'models' }, there));
    expect(linesOf(answer)).toContain('Next digest: tomorrow 09:00 Asia/Tokyo.');
    const elsewhere = { ...manager, timeZone: 'America/New_York' };
    const second = await server.run('subscribe', server.call({ topic: 'research' }, elsewhere));
    expect(linesOf(second)).toContain('Next digest: tomorrow 09:00 Asia/Tokyo.');
  });

  test('a channel cannot be subscribed from direct messages', async () => {
    const direct = { workspaceId: null, address: 'direct-reader', kind: 'direct' as const };
    await expect(
      server.run('subscribe', server.call({ ...berlin, channel: 'news' }, reader, direct)),
    ).rejects.toMatchObject({ code: 'not_here' });
  });

  test('only those who manage subscribe a channel; direct messages are everybody’s own', async () => {
    for (const name of ['subscribe', 'pause', 'resume'])
      await expect(server.run(name, server.call(berlin, reader))).rejects.toMatchObject({
        code: 'not_allowed',
      });
    const answer = await server.run('subscribe', server.call({ ...berlin, direct: true }, reader));
    expect(linesOf(answer)[0]).toBe('Subscribed you');
    expect(await notes()).toEqual([]);
    const direct = { workspaceId: null, address: 'direct-reader', kind: 'direct' as const };
    const listed = await server.run('subscriptions', server.call({}, reader, direct));
    expect(linesOf(listed)[1]).toMatch(
      /^Open source, daily 09:00 · by @reader · next: tomorrow 09:00 Europe\/Berlin$/,
    );
    expect(linesOf(await server.run('subscriptions'))).toEqual([
      'Nothing is subscribed here yet. Try: /ai-news subscribe topic:Models',
    ]);
  });

  test('subscriptions shows who, when and state; unsubscribe takes what it offers', async () => {
    await server.run('subscribe', server.call(berlin));
    await server.run('subscribe', server.call({ topic: 'everything', mode: 'instant', level: 'breaking' }));
    await server.run('pause', server.call({ hours: 3 }));
    expect(linesOf(await server.run('subscriptions'))).toEqual([
      'Subscriptions here',
      expect.stringMatching(/^#news: Open source, daily 09:00 · by @manager · paused until today \d\d:\d\d$/),
      expect.stringMatching(/^#news: Everything, as it happens, breaking news · by @manager · paused until/),
    ]);
    await server.run('resume');
    const choices = await server.complete('unsubscribe', 'subscription', 'every');
    expect(choices).toHaveLength(1);
    const ended = await server.run('unsubscribe', server.call({ subscription: choices[0]!.value }));
    expect(linesOf(ended)).toEqual(['Stopped: Everything, as it happens, breaking news.']);
    const byName = await server.run('unsubscribe', server.call({ subscription: 'Open source' }));
    expect(linesOf(byName)).toEqual(['Stopped: Open source, daily 09:00.']);
    await expect(server.run('unsubscribe', server.call({ subscription: '1' }))).rejects.toMatchObject({
      code: 'subscription_unknown',
    });
  });

  test('another workspace’s subscription cannot be ended from here', async () => {
    await server.run('subscribe', server.call(berlin));
    const [row] = await setup.db.query<{ id: number }>(sql`select id from news.subscription`);
    const other = { workspaceId: server.workspaceId + 1, address: 'x', kind: 'channel' as const };
    await expect(
      server.run('unsubscribe', server.call({ subscription: String(row!.id) }, manager, other)),
    ).rejects.toMatchObject({ code: 'subscription_unknown' });
  });

  test('sources are listed, muted, and added for this workspace alone', async () => {
    await server.story('Old weights');
    const added = await server.run('sources', server.call({ add: 'https://own.example/feed' }));
    expect(linesOf(added)[0]).toMatch(/^Following own\.example, for this community alone/);
    expect(linesOf(await server.run('sources'))).toEqual(
      expect.arrayContaining(['2 sources', 'Harbour Times', 'own.example (only here)']),
    );
    const elsewhere = { ...server.channel(), workspaceId: server.workspaceId + 1 };
    expect(linesOf(await server.run('sources', server.call({}, reader, elsewhere)))[0]).toBe('1 source');
    await server.run('sources', server.call({ mute: 'Harbour Times' }));
    expect(linesOf(await server.run('sources'))).toContain('Harbour Times (muted here)');
    const choices = await server.complete('sources', 'unmute', '');
    await server.run('sources', server.call({ unmute: choices[0]!.value }));
    expect(linesOf(await server.run('sources'))).toContain('Harbour Times');
    await expect(server.run('sources', server.call({ add: 'nonsense' }))).rejects.toMatchObject({
      code: 'http_bad_url',
    });
  });

  test('a story that is followed comes by direct messages, once', async () => {
    const id = await server.story('Old weights');
    const menu = await press(`about:${await server.publicId(id)}`, server.call({}, reader));
    for (let time = 1; time <= 2; time++)
      await server.press(menu, 'Follow in my DMs', server.call({}, reader));
    expect(
      await setup.db.query(sql`
        select address, kind, state from news.delivery join news.destination on destination.id = destination_id`),
    ).toEqual([{ address: 'direct-reader', kind: 'post', state: 'due' }]);
    const direct = { workspaceId: null, address: 'direct-reader', kind: 'direct' as const };
    const listed = linesOf(await server.run('subscriptions', server.call({}, reader, direct)));
    expect(listed[1]).toMatch(/^the story \w{7}, as it happens · by @reader · active$/);
  });

  test('privacy shows all that is stored, and deletes it', async () => {
    expect(linesOf(await server.run('privacy', server.call({}, reader)))).toEqual([
      'What is stored about you',
      'Nothing.',
    ]);
    await server.run('subscribe', server.call(berlin));
    await server.run('subscribe', server.call({ ...berlin, topic: 'models', direct: true }));
    const shown = await server.run('privacy');
    expect(linesOf(shown)).toEqual(
      expect.arrayContaining(['Open source: #news', 'Models: in direct messages']),
    );
    await server.press(shown, 'Delete it all');
    expect(linesOf(await server.run('privacy'))).toEqual(['What is stored about you', 'Nothing.']);
    expect(linesOf(await server.run('subscriptions'))[1]).toMatch(/^#news: Open source, daily 09:00 · next/);
  });

  test('the stop button of direct messages ends what comes there, for their owner alone', async () => {
    const id = await server.story('Old weights');
    await server.run('subscribe', server.call({ ...berlin, direct: true }, reader));
    const delivery = await server.posted(id, 'direct-reader', null);
    const direct = { workspaceId: null, address: 'direct-reader', kind: 'direct' as const };
    await expect(press(`stop:${delivery}`, server.call())).rejects.toMatchObject({ code: 'button_unknown' });
    await press(`stop:${delivery}`, server.call({}, reader, direct));
    expect(await setup.db.query(sql`select id from news.subscription`)).toEqual([]);
  });

  test('a digest that tells of nothing can be stopped, too', async () => {
    await server.run('subscribe', server.call({ ...berlin, direct: true }, reader));
    const [row] = await setup.db.query<{ id: number }>(sql`select id from news.destination`);
    await setup.db.query(sql`
      insert into news.delivery (id, destination_id, platform, kind, note, state, decided_at)
      values ('quiet', ${row!.id}, 'chat', 'digest', '{"stories": []}', 'sent', ${start})`);
    const direct = { workspaceId: null, address: 'direct-reader', kind: 'direct' as const };
    expect(linesOf(await press('stop:quiet', server.call({}, reader, direct)))[0]).toMatch(/^Stopped/);
    await expect(press('brief:quiet:1', server.call({}, reader, direct))).rejects.toMatchObject({
      code: 'button_unknown',
    });
  });

  test('help names every command', async () => {
    const lines = linesOf(await server.run('help'));
    for (const name of [
      'top',
      'story',
      'search',
      'brief',
      'subscribe',
      'unsubscribe',
      'subscriptions',
      'pause',
      'resume',
      'sources',
      'settings',
      'privacy',
    ])
      expect(lines.some((line) => line.startsWith(`/ai-news ${name}: `))).toBe(true);
  });
});
