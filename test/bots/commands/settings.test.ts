import { beforeEach, expect, test } from '@jest/globals';
import { emptyNewsroom, later } from '../../helpers/rows.ts';
import { eachDatabase } from '../../helpers/setups.ts';
import { Server, linesOf, reader } from './support.ts';

eachDatabase('settings', (setup) => {
  let server: Server;
  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    setup.clock.advanceTo(later(2, setup.clock.now()));
    server = new Server(setup);
    await server.open();
  });

  test('a setting can be put back', async () => {
    await server.run('settings', server.call({ posts: 2, log: 'talk', manager: 'editors' }));
    const set = linesOf(await server.run('settings', server.call({})));
    expect(set).toEqual(
      expect.arrayContaining([
        'Trouble is told in: #talk',
        'Managers besides those of this place: those of the role that was named',
      ]),
    );
    for (const reset of ['log', 'manager', 'posts']) await server.run('settings', server.call({ reset }));
    expect(linesOf(await server.run('settings', server.call({})))).toEqual(
      expect.arrayContaining([
        'Most posts a day and channel: 6',
        'Trouble is told in: none',
        'Managers besides those of this place: nobody',
      ]),
    );
    await expect(server.run('settings', server.call({ reset: 'log' }, reader))).rejects.toMatchObject({
      code: 'managers_only',
    });
  });

  test('settings shows and changes, for the whole workspace', async () => {
    const changed = await server.run(
      'settings',
      server.call({ timezone: 'America/New_York', quiet: '23-6', posts: 3, cards: 'full', mute: 'Crypto' }),
    );
    expect(linesOf(changed)).toEqual(
      expect.arrayContaining([
        'Time zone: America/New_York',
        'Quiet hours: 23:00–06:00',
        'Most posts a day and channel: 3',
        'Cards: full',
        'Muted words: crypto',
      ]),
    );
    await server.run('settings', server.call({ quiet: 'off', unmute: 'crypto' }));
    const shown = linesOf(await server.run('settings', server.call({}, reader)));
    expect(shown).toEqual(expect.arrayContaining(['Quiet hours: off', 'Muted words: none', 'Cards: full']));
    await expect(server.run('settings', server.call({ quiet: 'late' }))).rejects.toThrow(
      '“late” are no quiet hours',
    );
    await expect(server.run('settings', server.call({ posts: 9 }, reader))).rejects.toMatchObject({
      code: 'managers_only',
    });
  });
});
