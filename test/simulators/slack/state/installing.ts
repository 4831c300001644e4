import { tellRevoked } from './tell.ts';
import type { Installation, Team } from './types.ts';
import type { World } from './world.ts';

/** Puts the app into a team, or renews it there: then it keeps its bot and its token, and gains scopes. */
export function install(world: World, team: Team, scopes: readonly string[]): Installation {
  const before = team.installation;
  if (before !== null) {
    for (const scope of scopes) before.scopes.add(scope);
    return before;
  }
  const earlier = [...world.tokens.values()].filter((each) => each.team === team);
  const known = earlier.at(-1)?.installation.bot;
  const bot =
    known ?? world.addUser(team, world.app.name, { bot: true, botId: world.nextId('B'), name: 'ainews' });
  bot.deleted = false;
  const installation: Installation = {
    token: `xoxb-simulated-${team.domain}-${earlier.length + 1}`,
    scopes: new Set(scopes),
    bot,
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
