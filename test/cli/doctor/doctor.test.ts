import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import sql, { raw } from 'sql-template-tag';
import { openAsItStands } from '../../../src/cli/doctor/open.ts';
import { scopes } from '../../../src/bots/slack/scopes.ts';
import { backedUpTables } from '../../../src/shared/db/backup.ts';
import type { Database } from '../../../src/shared/db/database.ts';
import { saveWorkspace } from '../../../src/shared/db/tables/workspace.ts';
import { freePort } from '../../helpers/free-port.ts';
import { emptyNewsroom, newDestination, newSource } from '../../helpers/rows.ts';
import { eachDatabase, start } from '../../helpers/setups.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { copyTemplate } from '../../helpers/template.ts';
import { type Discord, startDiscord } from '../../simulators/discord/discord.ts';
import { type Slack, startSlack } from '../../simulators/slack/slack.ts';
import { configOf, examined } from './support.ts';

/** A fingerprint of every row. */
async function rowsIn(db: Database): Promise<string> {
  const hash = createHash('sha256');
  for (const table of [...backedUpTables, 'migration'])
    hash.update(JSON.stringify(await db.query(raw(`select * from news.${table} t order by t::text`))));
  return hash.digest('hex');
}

eachDatabase('ai-news doctor', (setup) => {
  let discord: Discord;
  let slack: Slack;
  let env: Record<string, string>;

  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    const token = `${randomBytes(12).toString('hex')}.${randomBytes(4).toString('hex')}.x-${randomBytes(16).toString('hex')}`;
    discord = await startDiscord({ rateLimits: false, token });
    slack = await startSlack({ rateLimits: false, app: { scopes: scopes.map(({ name }) => name) } });
    env = {
      DISCORD_TOKEN: token,
      DISCORD_API_URL: discord.apiUrl,
      SLACK_BOT_TOKEN: slack.addTeam('Acme').token,
      SLACK_APP_TOKEN: slack.app.appToken,
      SLACK_API_URL: slack.apiUrl,
    };
  });
  afterEach(async () => {
    await discord.close();
    await slack.close();
  });

  /** A channel of a server that is subscribed; the bot may not write there. */
  async function closedChannel(): Promise<void> {
    const guild = discord.addGuild('Readers');
    const wanted = { platform: 'discord', externalId: guild.guild.id, name: 'Readers' };
    const { id } = await saveWorkspace(setup.db, wanted, start);
    const address = guild.addChannel('news').deny(guild.botRole, 'SEND_MESSAGES').id;
    await newDestination(setup.db, { platform: 'discord', address, workspaceId: id });
  }

  test('all is well: each area has its lines, the exit code is 0, and no row has changed', async () => {
    const before = await rowsIn(setup.db);
    const { code, text } = await examined({
      config: configOf(env),
      database: setup.db,
      runsSince: new Date('2026-11-26T08:00:00Z'),
    });
    expect(text.match(/^\w+$/gm)).toEqual(['Machine', 'Database', 'Sources', 'Discord', 'Slack']);
    expect(text).not.toMatch(/^ {2}wrong/m);
    expect(text).toMatch(/ok +Clock +right/);
    expect(text).toContain('Nothing is wrong');
    expect(code).toBe(0);
    expect(await rowsIn(setup.db)).toBe(before);
  });

  test('what is wrong is told with what to do, and the exit code is 1', async () => {
    await closedChannel();
    const { code, text } = await examined({ config: configOf(env), database: setup.db });
    expect(text).toMatch(/^ {2}wrong {2}#news in Readers/m);
    expect(text).toContain('→ Give the bot "Send Messages" in #news');
    expect(text).toMatch(/\d+ things? (is|are) wrong/);
    expect(code).toBe(1);
  });

  test('a clock that is wrong is seen by the answers of Discord', async () => {
    const { code, text } = await examined({
      config: configOf({ ...env, SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '' }),
      database: setup.db,
      clock: setup.clock,
    });
    expect(text).toMatch(/wrong {2}Clock +\d+ days (behind|ahead)/);
    expect(code).toBe(1);
  });

  test('a clock that is wrong is seen by the answers of Slack', async () => {
    const config = configOf({ ...env, DISCORD_TOKEN: '' });
    const { text } = await examined({ config, database: setup.db, clock: setup.clock });
    expect(text).toMatch(/wrong {2}Clock/);
  });

  test('with no platform, the source that answered last tells the time', async () => {
    const server = createServer((_, response) => response.end('<rss/>')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    await newSource(setup.db, { url: `http://${host}/feed` });
    const { text } = await examined({ config: configOf({ ALLOWED_HOSTS: host }), database: setup.db });
    server.close();
    expect(text).toMatch(/ok +Clock +right/);
  });

  test('whatever is wrong, no secret is printed', async () => {
    await closedChannel();
    const secrets = {
      DISCORD_TOKEN: `${randomBytes(9).toString('hex')}.b.${randomBytes(9).toString('hex')}`,
      SLACK_BOT_TOKEN: `xoxb-${randomBytes(9).toString('hex')}`,
      SLACK_APP_TOKEN: `xapp-${randomBytes(9).toString('hex')}`,
      REDIS_URL: `redis://:${randomBytes(9).toString('hex')}@127.0.0.1:${await freePort()}`,
    };
    const nowhere = `http://127.0.0.1:${await freePort()}/api/`;
    for (const more of [secrets, { ...secrets, DISCORD_API_URL: nowhere, SLACK_API_URL: nowhere }, {}]) {
      const config = configOf({ ...env, ...more });
      const { text } = await examined({ config, database: setup.db });
      const password = new URL(secrets.REDIS_URL).password;
      for (const secret of [
        ...Object.values(secrets),
        password,
        env['DISCORD_TOKEN'],
        env['SLACK_BOT_TOKEN'],
      ])
        expect(text).not.toContain(secret);
      if ('REDIS_URL' in more) expect(text).toMatch(/wrong {2}Token[^]+wrong {2}Bot token/);
    }
  });

  test('of a database that cannot be read, the rest is looked at all the same', async () => {
    const { code, text } = await examined({ config: configOf(env), database: new Error('it is broken') });
    expect(text).toMatch(/wrong {2}Database +cannot be used: it is broken/);
    expect(text).toMatch(/ok +Bot token/);
    expect(text).not.toMatch(/Destinations|Sources/);
    expect(code).toBe(1);
  });

  test('tables of another version are not read, and nothing is migrated', async () => {
    await setup.db.query(sql`update news.migration set id = 1000 where id = 7`);
    const { text } = await examined({ config: configOf(env), database: setup.db });
    expect(text).toMatch(/wrong {2}Tables +at migration 1000/);
    expect(text).not.toMatch(/Destinations|Sources/);
    await setup.db.query(sql`update news.migration set id = 7 where id = 1000`);
  });
});

describe('the database as it stands', () => {
  test('where there is none, none is made', async () => {
    const dataDir = join(tempFolder(), 'data');
    const { database, close } = await openAsItStands(configOf({ DATA_DIR: dataDir }));
    await close();
    expect(database).toBe('not-there');
    expect(existsSync(dataDir)).toBe(false);
  });

  test('an embedded one is opened, held alone, and given back', async () => {
    const dataDir = tempFolder();
    await copyTemplate(join(dataDir, 'database'));
    const config = configOf({ DATA_DIR: dataDir });
    const first = await openAsItStands(config);
    const second = await openAsItStands(config);
    expect(second.database).toMatchObject({ code: 'already_running' });
    await first.close();
    expect(readdirSync(dataDir)).toEqual(['database']);
    expect((await examined({ config, database: first.database })).text).toContain('wrong  Database');
  });

  test('a damaged one is told, and left as it is', async () => {
    const dataDir = tempFolder();
    const folder = join(dataDir, 'database', 'something-else');
    await copyTemplate(folder);
    const { database, close } = await openAsItStands(configOf({ DATA_DIR: dataDir }));
    await close();
    expect(database).toMatchObject({ code: 'database_damaged' });
    expect(readdirSync(join(dataDir, 'database'))).toEqual(['something-else']);
  });
});
