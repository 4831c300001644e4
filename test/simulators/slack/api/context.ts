import type { Interactions } from '../people/interactions.ts';
import { judgeMessage, type MessageBody } from '../rules/messages.ts';
import { problem } from '../rules/schema.ts';
import type { Channel, Installation, Message, Team, User } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { ApiError } from './errors.ts';

/** One call of a method, on its way through a handler. */
export interface Call {
  world: World;
  interactions: Interactions;
  /** Whose token it came with. */
  team: Team;
  installation: Installation;
  args: Record<string, unknown>;
  /** Takes note of what Slack would have liked otherwise. */
  advise: (advice: string) => void;
}

export type Handler = (call: Call) => Record<string, unknown>;

export interface Method {
  /** Scopes of which one is needed; handlers look closer where that depends on the arguments. */
  scopes: readonly string[];
  handle: Handler;
}

export const me = (call: Call): User => call.installation.bot;

/** Raises missing_scope, unless one of these was granted. */
export function needScope(call: Call, ...scopes: readonly string[]): void {
  const granted = call.installation.scopes;
  if (scopes.length === 0 || scopes.some((each) => granted.has(each))) return;
  throw new ApiError('missing_scope', { needed: scopes.join(','), provided: [...granted].join(',') });
}

export function optional(call: Call, name: string): string | undefined {
  const value = call.args[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value !== 'number' && typeof value !== 'boolean') throw badArgument(name, 'must be a string');
  return String(value);
}

export function required(call: Call, name: string): string {
  const value = optional(call, name);
  if (value === undefined) throw badArgument(name, `missing required field: ${name}`, '');
  return value;
}

const badArgument = (name: string, message: string, pointer = `/${name}`): ApiError =>
  new ApiError('invalid_arguments', { problems: [problem(message, pointer)] });

export const flag = (call: Call, name: string, byDefault = false): boolean => {
  const value = optional(call, name);
  return value === undefined ? byDefault : value === 'true' || value === '1';
};

/** Objects and lists come as such in JSON bodies, and as JSON in form fields. */
export function json(call: Call, name: string, error: string): unknown {
  const value = call.args[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw new ApiError(error);
  }
}

/** The fields that make a message, parsed. */
export function messageBody(call: Call): MessageBody {
  const words = optional(call, 'text');
  const parsed = {
    blocks: json(call, 'blocks', 'invalid_blocks_format'),
    attachments: json(call, 'attachments', 'invalid_attachments'),
    metadata: json(call, 'metadata', 'invalid_metadata_format'),
  };
  const given = Object.entries(parsed).filter(([, value]) => value !== undefined);
  return {
    ...(call.args['text'] === undefined || call.args['text'] === null ? {} : { text: words ?? '' }),
    ...Object.fromEntries(given),
  };
}

/** Raises what Slack would answer to a message like this. */
export function checkMessage(call: Call, body: MessageBody, before?: Message): void {
  const { error, problems, advice } = judgeMessage(body, before);
  if (error !== undefined) throw new ApiError(error, { problems });
  for (const each of advice) call.advise(each);
}

/** A channel that this bot knows to be there. */
export function seenChannel(call: Call, id: string): Channel {
  const channel = call.world.channels.get(id);
  if (channel === undefined || channel.deleted || !channel.teamIds.has(call.team.id))
    throw new ApiError('channel_not_found');
  if (channel.kind !== 'public' && !channel.members.has(me(call).id)) throw new ApiError('channel_not_found');
  return channel;
}

/** A page of a list, by limit and cursor. */
export function page<T>(
  call: Call,
  items: readonly T[],
  { most, byDefault }: { most: number; byDefault: number },
): { items: T[]; next: string } {
  const wanted = Number(optional(call, 'limit') ?? byDefault);
  if (!Number.isInteger(wanted) || wanted < 1) throw new ApiError('invalid_limit');
  const cursor = optional(call, 'cursor');
  const [, offset] = /^next:(\d+)$/.exec(Buffer.from(cursor ?? '', 'base64').toString()) ?? [];
  if (cursor !== undefined && offset === undefined) throw new ApiError('invalid_cursor');
  const from = Number(offset ?? 0);
  const to = from + Math.min(wanted, most);
  const next = to < items.length ? Buffer.from(`next:${to}`).toString('base64') : '';
  return { items: items.slice(from, to), next };
}
