import { secret } from './ids.ts';
import { tellRevoked } from './tell.ts';
import type { Installation, Team, User } from './types.ts';
import type { World } from './world.ts';

/** Puts the app into a team, or renews it there: then it keeps its bot and its token, and gains scopes. */
export function install(world: World, team: Team, by: User | null, scopes: readonly string[]): Installation {
  const before = team.installation;
  if (before !== null) {
    for (const scope of scopes) before.scopes.add(scope);
    return before;
  }
  const known = [...world.tokens.values()].find((each) => each.team === team)?.installation.bot;
  const bot =
    known ?? world.addUser(team, world.app.name, { bot: true, botId: world.nextId('B'), name: 'ainews' });
  bot.deleted = false;
  const installation: Installation = {
    token: `xoxb-simulated-${team.domain}-${secret(6)}`,
    scopes: new Set(scopes),
    bot,
    installedBy: by?.id ?? null,
    state: 'active',
  };
  team.installation = installation;
  world.tokens.set(installation.token, { team, installation });
  return installation;
}

/** Takes the app out of a team: its bot leaves every channel, and its token is dead. */
export function uninstall(world: World, team: Team): void {
  const { installation } = team;
  if (installation === null) return;
  installation.state = 'uninstalled';
  tellRevoked(world, team, installation.bot, true);
  team.installation = null;
  installation.bot.deleted = true;
  for (const { kind, members } of world.channels.values())
    if (kind !== 'dm') members.delete(installation.bot.id);
}

/** Ends a token by itself. */
export function revoke(world: World, team: Team): void {
  const { installation } = team;
  if (installation === null) return;
  installation.state = 'revoked';
  tellRevoked(world, team, installation.bot, false);
  team.installation = null;
}
