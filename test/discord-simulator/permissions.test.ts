import { afterEach, describe, expect, it } from '@jest/globals';
import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import fc from 'fast-check';
import { PERMISSIONS } from '../simulators/discord/discord.ts';
import { logIn, simulate, stopAll } from './bot.ts';

afterEach(stopAll);

type Name = keyof typeof PERMISSIONS;

describe('effective permissions', () => {
  it('have the bits that Discord gives them', () => {
    const known = new Map<string, bigint>(
      Object.entries(PermissionFlagsBits).map(([name, bit]) => [name.toUpperCase(), bit]),
    );
    for (const [name, bit] of Object.entries(PERMISSIONS)) {
      expect([name, known.get(name.replaceAll('_', ''))]).toEqual([name, bit]);
    }
  });

  it('are those that discord.js works out from the same roles and overwrites', async () => {
    const discord = await simulate({ rateLimits: false });
    const guild = discord.addGuild('Readers');
    const client = await logIn(discord);
    const names = fc.subarray(Object.keys(PERMISSIONS).filter((name) => name !== 'ADMINISTRATOR') as Name[]);
    const overwrite = fc.record({ allow: names, deny: names });
    const cases = fc.record({
      everyone: names,
      own: names,
      first: overwrite,
      second: overwrite,
      third: overwrite,
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ everyone, own, first, second, third }) => {
        guild.setPermissions(guild.everyone, ...everyone).setPermissions(guild.botRole, ...own);
        const channel = guild.addChannel('news');
        channel.deny(guild.everyone, ...first.deny).allow(guild.everyone, ...first.allow);
        channel.deny(guild.botRole, ...second.deny).allow(guild.botRole, ...second.allow);
        const bot = { user: discord.app.user };
        channel.deny(bot, ...third.deny).allow(bot, ...third.allow);

        const cached = client.guilds.cache.get(guild.id);
        const me = await cached?.members.fetchMe();
        await cached?.roles.fetch();
        // A channel that is not seen is not told of either.
        const fetched = await cached?.channels.fetch(channel.id, { force: true }).catch(() => null);
        const ours = discord.permissionsOf(bot, channel);
        if (!me || !fetched) {
          expect(ours).toBe(0n);
          return;
        }
        const theirs = new PermissionsBitField(fetched.permissionsFor(me)).bitfield;
        // discord.js leaves out what follows from lacking a permission: without sight of a channel nothing is left.
        const sees = (theirs & PERMISSIONS.VIEW_CHANNEL) !== 0n;
        const sends = (theirs & PERMISSIONS.SEND_MESSAGES) !== 0n;
        const needSending =
          PERMISSIONS.MENTION_EVERYONE |
          PERMISSIONS.SEND_TTS_MESSAGES |
          PERMISSIONS.ATTACH_FILES |
          PERMISSIONS.EMBED_LINKS;
        expect(ours).toBe(!sees ? 0n : sends ? theirs : theirs & ~needSending);
      }),
      { numRuns: 60 },
    );
  });
});
