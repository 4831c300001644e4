import { afterEach, beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { type CheckupDeps, discordCheckup } from '../../../src/bots/discord/checkup.ts';
import { placesOf } from '../../../src/shared/db/tables/checkup.ts';
import { pauseDestination } from '../../../src/shared/db/tables/destination.ts';
import { leaveWorkspace, saveWorkspace } from '../../../src/shared/db/tables/workspace.ts';
import type { Finding } from '../../../src/shared/domain/finding.ts';
import { freePort } from '../../helpers/free-port.ts';
import { emptyNewsroom, newDestination } from '../../helpers/rows.ts';
import { eachDatabase, start } from '../../helpers/setups.ts';
import { type Discord, startDiscord } from '../../simulators/discord/discord.ts';
import { AnsweringServer } from './answering-server.ts';

const needed = ['VIEW_CHANNEL', 'SEND_MESSAGES', 'READ_MESSAGE_HISTORY', 'EMBED_LINKS'] as const;

eachDatabase("the doctor's look at Discord", (setup) => {
  let discord: Discord;
  let dates: string[];

  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    discord = await startDiscord({ rateLimits: false });
    dates = [];
  });
  afterEach(() => discord.close());

  async function examine(more: Partial<CheckupDeps> = {}): Promise<Finding[]> {
    const checks = discordCheckup({
      token: discord.token,
      apiUrl: discord.apiUrl,
      db: setup.db,
      clock: setup.clock,
      places: () => placesOf(setup.db, 'discord'),
      heardDate: (date) => void dates.push(date),
      requestMs: 2_000,
      placesMs: 3_000,
      ...more,
    });
    return (await Promise.all(checks.map(({ run }) => run()))).flat();
  }

  /** A server with a channel that is subscribed, and in which the bot may do all that it needs. */
  async function subscribed(name: string) {
    const guild = discord.addGuild('Readers');
    guild.setPermissions(guild.botRole, ...needed);
    const channel = guild.addChannel(name);
    const { id } = await saveWorkspace(
      setup.db,
      { platform: 'discord', externalId: guild.guild.id, name: 'Readers' },
      start,
    );
    const destination = await newDestination(setup.db, {
      platform: 'discord',
      address: channel.id,
      workspaceId: id,
    });
    return { guild, channel, destination, workspaceId: id };
  }

  const states = (findings: readonly Finding[]) => findings.map(({ what, state }) => `${what} ${state}`);

  test('all is well: whose token it is, where the bot is, and what it may post to; it only reads', async () => {
    await subscribed('news');
    await newDestination(setup.db, { platform: 'discord', address: '1', workspaceId: null });
    const findings = await examine();
    expect(findings).toEqual([
      { what: 'Token', state: 'ok', said: 'Discord takes it: application AI News, bot ai_news' },
      {
        what: 'Gateway',
        state: 'ok',
        said: 'can be reached; 1000 of 1000 starts of a session are left for today',
      },
      { what: 'Servers', state: 'ok', said: 'Readers' },
      {
        what: 'Destinations',
        state: 'ok',
        said: 'the bot may post in the one channel that it looked at; one person has direct messages',
      },
    ]);
    expect(new Set(discord.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(discord.unsupported).toEqual([]);
    expect(Date.parse(dates[0] ?? '')).toBeGreaterThan(0);
  });

  test('a token that Discord refuses is one line, and asked about once', async () => {
    await subscribed('news');
    const findings = await examine({ token: 'some.other.token' });
    expect(findings).toEqual([
      {
        what: 'Token',
        state: 'wrong',
        said: 'Discord refuses the bot’s token.',
        todo: 'Make a new one in the developer portal (Bot > Reset Token) and set DISCORD_TOKEN.',
      },
    ]);
    expect(discord.invalidRequests()).toBe(1);
  });

  test('a permission that is missing is named, with the channel and where to set it', async () => {
    const { guild, channel } = await subscribed('news');
    channel.deny(guild.botRole, 'SEND_MESSAGES', 'EMBED_LINKS');
    const found = (await examine()).at(-1)!;
    expect(found).toMatchObject({ what: '#news in Readers', state: 'wrong' });
    expect(found.todo?.split('\n')).toEqual([
      'Give the bot "Send Messages" in #news: Edit Channel > Permissions > add the bot’s role > allow "Send Messages".',
      'Give the bot "Embed Links" in #news: Edit Channel > Permissions > add the bot’s role > allow "Embed Links".',
    ]);
  });

  test('a channel that is gone is wrong; one that is paused says why and is no failure', async () => {
    const gone = await subscribed('gone');
    const paused = await subscribed('paused');
    gone.channel.delete();
    await pauseDestination(setup.db, paused.destination, 'It is locked. Unlock it.', start);
    expect((await examine()).slice(3)).toEqual([
      {
        what: 'a channel in Readers',
        state: 'wrong',
        said: 'the bot may not post there',
        todo: 'The channel is gone. Subscribe another one.',
      },
      { what: '#paused in Readers', state: 'look', said: 'paused: It is locked.', todo: 'Unlock it.' },
    ]);
  });

  test('servers that were left, and channels that nobody subscribes any more, are not looked at', async () => {
    const left = await subscribed('left');
    await leaveWorkspace(setup.db, 'discord', left.guild.guild.id, start);
    const unsubscribed = await subscribed('unsubscribed');
    await setup.db.query(
      sql`delete from news.subscription where destination_id = ${unsubscribed.destination}`,
    );
    expect((await examine()).at(-1)).toMatchObject({ said: 'nobody has subscribed anything yet' });
  });

  test('in no server: how it gets into one', async () => {
    const findings = await examine();
    expect(states(findings)).toEqual(['Token ok', 'Gateway ok', 'Servers look', 'Destinations ok']);
    expect(findings[2]?.todo).toContain('ai-news discord invite');
  });

  test('a Discord that cannot be reached is one line', async () => {
    const findings = await examine({ apiUrl: `http://127.0.0.1:${await freePort()}/api` });
    expect(states(findings)).toEqual(['Token wrong']);
    expect(findings[0]?.said).toMatch(/^Discord cannot be reached: .*ECONNREFUSED/);
    expect(findings[0]?.todo).toContain('DISCORD_API_URL');
  });

  test('a Discord that answers nothing is given up', async () => {
    discord.faults.plan({ seed: 1, percent: 100, kinds: ['server-error'] });
    expect(states(await examine({ requestMs: 300 }))).toEqual(['Token wrong']);
  });

  test('where Discord wants to be left alone, it is', async () => {
    await setup.db.query(sql`
      insert into news.rate_window (platform, scope, until)
      values ('discord', 'global', ${new Date(start.getTime() + 60_000)})`);
    const findings = await examine();
    expect(states(findings)).toEqual(['Token look']);
    expect(discord.requests).toEqual([]);
  });

  test('without a database the token is tried all the same', async () => {
    const findings = await examine({
      db: { query: () => Promise.resolve([]) },
      places: () => Promise.resolve(undefined),
    });
    expect(states(findings)).toEqual(['Token ok', 'Gateway ok', 'Servers look']);
  });

  test('when no start of a session is left, the bot is not to be restarted', async () => {
    const server = new AnsweringServer();
    await server.start();
    const limit = { total: 1000, remaining: 0, reset_after: 600_000, max_concurrency: 1 };
    server.answers(({ path }) => {
      if (path === '/gateway/bot') return { json: { url: '', shards: 1, session_start_limit: limit } };
      return path.endsWith('/guilds') ? { json: [] } : { json: { id: '1', name: 'A', username: 'a' } };
    });
    const findings = await examine({ apiUrl: server.apiUrl });
    await server.stop();
    expect(findings[1]).toMatchObject({
      state: 'look',
      said: 'no start of a session is left; there are new ones in 10 minutes',
    });
  });

  test('of very many destinations, those are left out for which there is no time', async () => {
    const { guild, workspaceId } = await subscribed('news');
    for (let n = 0; n < 60; n += 1) {
      const address = guild.addChannel(`news-${n}`).id;
      await newDestination(setup.db, { platform: 'discord', address, workspaceId });
    }
    const findings = await examine();
    expect(findings.at(-2)?.said).toBe('the bot may post in all 50 channels that it looked at');
    expect(findings.at(-1)).toMatchObject({ state: 'look', said: expect.stringContaining('11 more') });
    // One question a channel, and two a server.
    expect(discord.requests.length).toBeLessThan(60);
    expect((await examine({ placesMs: 0 })).at(-1)?.said).toContain('61 more');
  });
});
