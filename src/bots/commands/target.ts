import { userError } from '../../shared/errors.ts';
import type { Call, ChatPlatform } from './command.ts';
import { words } from './words.en.ts';

/** Where subscriptions made by a command go. */
export interface Target {
  workspaceId: number | null;
  address: string;
  direct: boolean;
  /** As running text names it. */
  name: string;
}

/** The channel that was named, the person's direct messages where `direct` is asked for, else the place itself. */
export async function targetOf(call: Call): Promise<Target> {
  const { desk, person, place, options } = call;
  const { channel } = options;
  if (options['direct'] === true || (place.kind === 'direct' && channel === undefined)) {
    const address = place.kind === 'direct' ? place.address : await desk.platform.directAddress(person.id);
    return { workspaceId: null, address, direct: true, name: words.subscribe.me };
  }
  if (place.workspaceId === null) throw userError('not_here', words.errors.notHere);
  const address = typeof channel === 'string' ? channel : place.address;
  if (address === '') throw userError('not_here', words.errors.notHere);
  await assertMayPost(call, address);
  return { workspaceId: place.workspaceId, address, direct: false, name: desk.platform.nameOfPlace(address) };
}

/** Raises a user error that names each obstacle and what to do about it, where the bot cannot post. */
export async function assertOpen(platform: ChatPlatform, address: string): Promise<void> {
  const obstacles = await platform.obstaclesAt(address);
  if (obstacles.length === 0) return;
  const place = platform.nameOfPlace(address);
  throw userError('place_closed', [words.subscribe.obstacles(place), ...obstacles].join('\n'));
}

/** Raises a user error where the person may not decide what is posted there; in direct messages everybody may. */
export async function assertMayPost({ desk, person, place }: Call, address: string): Promise<void> {
  if (place.kind === 'direct' || person.manages) return;
  const { platform } = desk;
  const refusal = platform.refusalAt ? await platform.refusalAt(person, address) : words.errors.managersOnly;
  if (refusal !== undefined) throw userError('not_allowed', refusal);
}

/** For what holds in the whole workspace. In direct messages everybody manages their own. */
export function assertManages({ person, place }: Pick<Call, 'person' | 'place'>): void {
  if (place.kind !== 'direct' && !person.manages) throw userError('managers_only', words.errors.managersOnly);
}
