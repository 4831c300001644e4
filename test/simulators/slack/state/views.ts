import { withIds } from '../rules/messages.ts';
import { secret } from './ids.ts';
import type { Block, Team, TextObject, User, View } from './types.ts';
import type { World } from './world.ts';

/** A view as an app writes it, judged already. */
export interface ViewBody {
  type: 'modal' | 'home';
  title?: TextObject;
  submit?: TextObject;
  close?: TextObject;
  blocks: Block[];
  private_metadata?: string;
  callback_id?: string;
  external_id?: string;
  clear_on_close?: boolean;
  notify_on_close?: boolean;
}

const partsOf = (world: World, body: ViewBody) => ({
  title: body.title ?? null,
  submit: body.submit ?? null,
  close: body.close ?? null,
  blocks: withIds(body.blocks, () => world.nextId('b')),
  privateMetadata: body.private_metadata ?? '',
  callbackId: body.callback_id ?? '',
  externalId: body.external_id ?? '',
  clearOnClose: body.clear_on_close ?? false,
  notifyOnClose: body.notify_on_close ?? false,
  hash: `${world.nextTs()}.${secret(4)}`,
});

/** A new view, on top of `below` if that is given. */
export function addView(
  world: World,
  { user, team }: { user: User; team: Team },
  body: ViewBody,
  below: View | null = null,
): View {
  const id = world.nextId('V');
  const view: View = {
    id,
    teamId: team.id,
    userId: user.id,
    type: body.type,
    ...partsOf(world, body),
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    state: {},
    closed: false,
  };
  world.views.set(id, view);
  return view;
}

/** Puts other content into a view. What was entered stays where block_id and action_id stay (Slack: "Modals"). */
export function changeView(world: World, view: View, body: ViewBody): void {
  Object.assign(view, partsOf(world, body));
  const kept = view.blocks.flatMap(({ block_id: id }) =>
    id === undefined || view.state[id] === undefined ? [] : [[id, view.state[id]] as const],
  );
  view.state = Object.fromEntries(kept);
}

/** The modals that lie on one another, the lowest first. */
export const stackOf = (world: World, view: View): View[] =>
  [...world.views.values()].filter(({ rootId, closed }) => rootId === view.rootId && !closed);

/** Closes a modal; what lies below it is seen again. */
export function closeView(world: World, view: View): View | null {
  view.closed = true;
  return view.previousId === null ? null : (world.views.get(view.previousId) ?? null);
}

export function closeAll(world: World, view: View): void {
  for (const each of stackOf(world, view)) each.closed = true;
}

export const homeOf = (world: World, user: User): View | undefined =>
  [...world.views.values()].find(({ type, userId }) => type === 'home' && userId === user.id);
