import { beforeEach, describe, expect, test } from '@jest/globals';
import sql, { raw } from 'sql-template-tag';
import { backedUpTables } from '../../../src/shared/db/backup.ts';
import { onSetup } from '../../helpers/setups.ts';
import { until } from '../../helpers/until.ts';
import type { ChannelControl, Person, TeamControl } from '../../simulators/slack/slack.ts';
import { type BotOptions, SlackDesk } from './desk.ts';
import { ableTo, addressOf, failing, outgoing } from './outgoing.ts';

/** A workspace that has not heard of the bot yet, with an admin and a channel. */
interface Workspace {
  team: TeamControl;
  admin: Person;
  news: ChannelControl;
}

onSetup('PGlite', 'workspaces that install the bot by themselves', (setup) => {
  const desk = new SlackDesk(setup);
  let acme: Workspace;
  let globex: Workspace;

  const workspace = (name: string): Workspace => {
    const team = desk.slack.addTeam(name, { installed: false });
    const admin = team.addPerson(`${name}'s admin`, { admin: true, tz: 'Europe/Berlin' });
    return { team, admin, news: team.addChannel('news') };
  };
  beforeEach(() => {
    acme = workspace('Readers');
    globex = workspace('Globex');
  });

  const install = ({ admin }: Workspace) => admin.install(desk.url('/slack/install'));
  const ask = ({ admin, news }: Workspace, text: string) => admin.slash(news, '/ai-news', text);
  const installed = () =>
    setup.db.query<{ id: string }>(sql`select external_id as id from news.installation order by 1`);
  const connections: [how: string, options: () => BotOptions][] = [
    ['on a socket', () => desk.many()],
    ['by signed requests', () => ({ ...desk.many(), ...desk.overHttp() })],
  ];

  describe.each(connections)('%s', (_, options) => {
    test('a person installs it by browser, and is answered, in two workspaces each by its own token', async () => {
      await desk.start(options());
      for (const each of [acme, globex]) {
        expect((await install(each)).status).toBe(200);
        expect((await ask(each, 'subscribe everything instant')).text).toContain('Everything, as it happens');
      }
      const tokensOf = desk.slack.requests.filter(({ method }) => method === 'conversations.join');
      expect(tokensOf.map(({ team }) => team)).toEqual([acme.team.id, globex.team.id]);
      const { sender } = desk.open(options());
      for (const { news } of [acme, globex]) await sender.send(outgoing(addressOf(news)));
      expect([acme.news.texts.length, globex.news.texts.length]).toEqual([1, 1]);
    });

    test('who does not agree installs nothing', async () => {
      await desk.start(options());
      const page = await acme.admin.install(desk.url('/slack/install'), { agrees: false });
      expect(page.status).not.toBe(200);
      expect(await installed()).toEqual([]);
    });

    test('an answer whose state was changed, is missing or is another browser’s is refused', async () => {
      await desk.start(options());
      const begun = await fetch(desk.url('/slack/install'), { redirect: 'manual' });
      const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
      const forged = `${state.slice(0, -2)}xx`;
      const answers: [query: string, cookie: string][] = [
        [`state=${forged}`, cookie],
        [`state=${forged}`, cookie.replace(state, forged)],
        [`state=${state}`, ''],
        ['', cookie],
      ];
      for (const [query, shown] of answers) {
        const url = desk.url(`/slack/oauth_redirect?code=any&${query}`);
        expect((await fetch(url, { headers: { cookie: shown } })).status).toBeGreaterThanOrEqual(400);
      }
      expect(desk.asked('oauth.v2.access')).toEqual([]);
      expect(await installed()).toEqual([]);
    });
  });

  test('no token stands anywhere in clear text: neither in the database nor in the log', async () => {
    await desk.start({ ...desk.many(), ...desk.overHttp() });
    for (const each of [acme, globex]) {
      await install(each);
      await ask(each, 'subscribe everything instant');
    }
    desk.slack.faults.next({ kind: 'server-error', method: 'users.info', times: 9 });
    await ask(acme, 'top');
    const written = await Promise.all(
      backedUpTables.map(async (table) =>
        JSON.stringify(await setup.db.query(raw(`select * from news.${table}`))),
      ),
    );
    const { app } = desk.slack;
    const logged = desk.log.lines.map((line) => JSON.stringify(line, plainly));
    for (const secret of [acme.team.token, globex.team.token, app.clientSecret, app.signingSecret])
      expect([...written, ...logged].filter((text) => text.includes(secret))).toEqual([]);
    expect(written.join()).toContain('v1.');
    expect(logged.length).toBeGreaterThan(0);
  });

  describe('a workspace that', () => {
    const paused = async () => (await desk.subscriptions()).map((each) => each.paused);

    test.each([
      ['uninstalls the bot', ({ team }: Workspace) => team.uninstall()],
      ['revokes its token', ({ team }: Workspace) => team.revokeToken()],
    ])('%s is forgotten, and paused; installed again it goes on', async (_, away) => {
      await desk.start(desk.many());
      for (const each of [acme, globex]) {
        await install(each);
        await ask(each, 'subscribe everything instant');
      }
      away(acme);
      await until('it is forgotten', async () => (await installed()).length === 1);
      expect(await paused()).toEqual(['The bot was removed. Invite it again, and it goes on.', null]);
      const { sender } = desk.open(desk.many());
      expect(await failing(() => sender.send(outgoing(addressOf(acme.news))))).toMatchObject({
        errorClass: 'permanent',
        code: 'workspace_left',
        message: 'The bot is not installed in this workspace. Install it again, and it goes on.',
      });
      await install(acme);
      acme.news.invite();
      await until('it goes on', async () => (await paused()).every((reason) => reason === null));
      await sender.send(outgoing(addressOf(acme.news)));
      expect(acme.news.messages).toHaveLength(1);
    });

    test('comes back has its people’s direct messages back, too', async () => {
      await desk.start(desk.many());
      await install(acme);
      await ask(acme, 'subscribe everything instant direct');
      acme.team.uninstall();
      await until('it is forgotten', async () => (await installed()).length === 0);
      // As the deliver job does when a message was refused.
      await setup.db.query(sql`
        update news.destination set paused_at = ${setup.clock.now()}, paused_reason = 'The bot was removed.'`);
      await install(acme);
      await until('it goes on', async () => (await paused()).every((reason) => reason === null));
    });

    test('left while the bot was away is seen to have left when something is sent', async () => {
      const bot = await desk.start(desk.many());
      await install(acme);
      await bot.stop();
      acme.team.uninstall();
      const error = await failing(() => desk.open(desk.many()).sender.send(outgoing(addressOf(acme.news))));
      expect(error).toMatchObject({ errorClass: 'permanent', code: 'workspace_left' });
    });

    test('has lost its installation with us is told to install the bot again', async () => {
      await desk.start(desk.many());
      acme.team.install();
      expect((await ask(acme, 'help')).text).toContain('Install it again');
    });
  });

  describe('a wrong SECRET_KEY', () => {
    const wrong = (): BotOptions => {
      const options = desk.many();
      return {
        membership: { ...options.membership, key: Buffer.alloc(32, 8) } as BotOptions['membership'] & object,
      };
    };

    test('says at the start what to do', async () => {
      const bot = await desk.start(desk.many());
      await install(acme);
      await bot.stop();
      const error = await failing(() => desk.start(wrong()));
      expect(error).toMatchObject({ errorClass: 'permanent', code: 'token_wrong' });
      expect(error.message).toContain('Set the key that it was stored with');
    });

    test('closes no destination', async () => {
      const bot = await desk.start(desk.many());
      await install(acme);
      await bot.stop();
      const { sender } = desk.open(wrong());
      const error = await failing(() => ableTo(sender).send(outgoing(addressOf(acme.news))));
      expect(error).toMatchObject({ code: 'token_wrong' });
    });

    test('of some workspaces alone lets the others go on', async () => {
      const bot = await desk.start(desk.many());
      await install(acme);
      await install(globex);
      await bot.stop();
      await setup.db.query(sql`
        update news.installation set sealed_token = 'v1.broken' where external_id = ${acme.team.id}`);
      await desk.start(desk.many());
      expect((await ask(globex, 'help')).text).toContain('/ai-news subscribe');
      expect(desk.trouble).toEqual(['slack token unreadable']);
    });
  });
});

/** With what errors say, which JSON leaves out. */
const plainly = (_: string, value: unknown): unknown =>
  value instanceof Error
    ? [value.message, value.stack, value.cause, Object.entries(value as unknown as Record<string, unknown>)]
    : value;
