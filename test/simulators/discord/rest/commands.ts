import { type CommandBody, commandListProblems, commandProblems } from '../rules/commands.ts';
import type { Command } from '../state/types.ts';
import { type Call, type Route, guildOf, param } from './context.ts';
import { ApiError, refuse } from './errors.ts';

interface Registration extends CommandBody {
  id?: string | null;
  default_member_permissions?: string | number | null;
  dm_permission?: boolean | null;
  contexts?: number[] | null;
  integration_types?: number[] | null;
  nsfw?: boolean | null;
}

const GUILD_ONLY = [0];

function toWire(command: Command, applicationId: string): Record<string, unknown> {
  return {
    ...command.wire,
    id: command.id,
    application_id: applicationId,
    version: command.version,
    type: command.type,
    default_member_permissions: command.memberPermissions?.toString() ?? null,
    nsfw: command.nsfw,
    ...(command.guildId === null
      ? { contexts: command.contexts, integration_types: command.integrationTypes }
      : { guild_id: command.guildId }),
  };
}

function toCommand(
  call: Call,
  body: Registration,
  known: readonly Command[],
  guildId: string | null,
): Command {
  const type = body.type ?? 1;
  const before = known.find((each) => each.name === body.name && each.type === type);
  const inDms = body.dm_permission === false ? GUILD_ONLY : [0, 1, 2];
  const permissions = body.default_member_permissions ?? null;
  const command = {
    type,
    name: body.name,
    description: body.description ?? '',
    options: body.options ?? [],
    memberPermissions: permissions === null ? null : BigInt(permissions),
    contexts: guildId === null ? (body.contexts ?? inDms) : GUILD_ONLY,
    integrationTypes: body.integration_types ?? [0],
    nsfw: body.nsfw === true,
    guildId,
    wire: { ...body, description: body.description ?? '' },
  };
  // A command keeps its id as long as its name stays.
  return { ...command, id: before?.id ?? call.world.nextId(), version: call.world.nextId() };
}

function checkOwner(call: Call): void {
  if (param(call, 'application_id') !== call.app.id) throw new ApiError(50001);
}

/** The list that the path names: of one guild, or the global one. */
function scopeOf(call: Call): {
  guildId: string | null;
  commands: Command[];
  replace: (list: Command[]) => void;
} {
  checkOwner(call);
  const { app } = call;
  if (call.params['guild_id'] === undefined) {
    return { guildId: null, commands: app.globalCommands, replace: (list) => (app.globalCommands = list) };
  }
  const { id } = guildOf(call);
  return {
    guildId: id,
    commands: app.guildCommands.get(id) ?? [],
    replace: (list) => app.guildCommands.set(id, list),
  };
}

const list = (call: Call): unknown => scopeOf(call).commands.map((each) => toWire(each, call.app.id));

function replaceAll(call: Call): unknown {
  const { guildId, commands, replace } = scopeOf(call);
  const bodies = (call.body ?? []) as Registration[];
  refuse([...commandListProblems(bodies)]);
  replace(bodies.map((body) => toCommand(call, body, commands, guildId)));
  return list(call);
}

function add(call: Call): unknown {
  const { guildId, commands, replace } = scopeOf(call);
  const body = call.body as Registration;
  refuse([...commandProblems(body, [])]);
  const command = toCommand(call, body, commands, guildId);
  replace([...commands.filter(({ id }) => id !== command.id), command]);
  return toWire(command, call.app.id);
}

function remove(call: Call): undefined {
  const { commands, replace } = scopeOf(call);
  const id = param(call, 'command_id');
  if (!commands.some((each) => each.id === id)) throw new ApiError(10063);
  replace(commands.filter((each) => each.id !== id));
  return undefined;
}

export const commandRoutes: Route[] = [
  '/applications/{application_id}/commands',
  '/applications/{application_id}/guilds/{guild_id}/commands',
].flatMap((path) => [
  { method: 'GET', path, handle: list },
  { method: 'PUT', path, handle: replaceAll },
  { method: 'POST', path, handle: add },
  { method: 'DELETE', path: `${path}/{command_id}`, handle: remove },
]);
