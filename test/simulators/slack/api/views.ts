import type { Interaction } from '../people/interactions.ts';
import { viewProblems } from '../rules/views.ts';
import type { User, View } from '../state/types.ts';
import { type ViewBody, addView, changeView, closeAll, homeOf, stackOf } from '../state/views.ts';
import { toView } from '../wire/messages.ts';
import { type Call, type Method, json, optional, required } from './context.ts';
import { ApiError } from './errors.ts';

/** Slack: "Modals": three at most lie on one another. */
const MOST_STACKED = 3;
/** Slack: views.open, view_too_large: 250 KB. */
const MOST_BYTES = 250_000;

function readView(call: Call, wanted?: 'modal' | 'home'): ViewBody {
  const view = json(call, 'view', 'invalid_arguments');
  if (view === undefined) required(call, 'view');
  const problems = viewProblems(view, wanted);
  if (problems.length > 0) throw new ApiError('invalid_arguments', { problems });
  if (JSON.stringify(view).length > MOST_BYTES) throw new ApiError('view_too_large');
  return view as ViewBody;
}

/** What a trigger_id stands for: it lives three seconds, and opens one thing. */
function exchange(call: Call): Interaction {
  const interaction = call.interactions.byTrigger(required(call, 'trigger_id'));
  if (interaction?.team !== call.team) throw new ApiError('invalid_trigger_id');
  if (interaction.trigger === 'expired') throw new ApiError('expired_trigger_id');
  if (interaction.trigger === 'used') throw new ApiError('exchanged_trigger_id');
  return interaction;
}

function checkExternalId(call: Call, { external_id: id = '' }: ViewBody, own?: View): void {
  if (id === '') return;
  const taken = [...call.world.views.values()].some(
    (view) => view !== own && view.externalId === id && view.teamId === call.team.id && !view.closed,
  );
  if (taken) throw new ApiError('duplicate_external_id');
}

const answer = (call: Call, view: View) => ({ view: toView(call.world, view) });

function open(call: Call): Record<string, unknown> {
  const interaction = exchange(call);
  const body = readView(call, 'modal');
  checkExternalId(call, body);
  interaction.trigger = 'used';
  if (interaction.view?.type === 'modal') closeAll(call.world, interaction.view);
  const view = addView(call.world, interaction, body);
  call.interactions.appear(interaction, { kind: 'modal', message: null, view });
  return answer(call, view);
}

function push(call: Call): Record<string, unknown> {
  const interaction = exchange(call);
  const below = interaction.view;
  if (below?.type !== 'modal') throw new ApiError('invalid_trigger_id');
  const body = readView(call, 'modal');
  checkExternalId(call, body);
  if (stackOf(call.world, below).length >= MOST_STACKED) throw new ApiError('push_limit_reached');
  interaction.trigger = 'used';
  const view = addView(call.world, interaction, body, below);
  call.interactions.appear(interaction, { kind: 'modal', message: null, view });
  return answer(call, view);
}

function checkHash(call: Call, view: View): void {
  const hash = optional(call, 'hash');
  if (hash !== undefined && hash !== view.hash) throw new ApiError('hash_conflict');
}

function update(call: Call): Record<string, unknown> {
  const id = optional(call, 'view_id');
  const externalId = id === undefined ? required(call, 'external_id') : undefined;
  const view = [...call.world.views.values()].find((each) =>
    externalId === undefined ? each.id === id : each.externalId === externalId,
  );
  if (view === undefined || view.closed || view.teamId !== call.team.id) throw new ApiError('not_found');
  checkHash(call, view);
  const body = readView(call, view.type);
  checkExternalId(call, body, view);
  changeView(call.world, view, body);
  call.interactions.appearTo(view.userId, { kind: view.type, message: null, view });
  return answer(call, view);
}

function publish(call: Call): Record<string, unknown> {
  const user: User | undefined = call.team.users.get(required(call, 'user_id'));
  if (user === undefined) throw new ApiError('user_not_found');
  const body = readView(call, 'home');
  const before = homeOf(call.world, user);
  if (before !== undefined) checkHash(call, before);
  const view = before ?? addView(call.world, { user, team: call.team }, body);
  if (before !== undefined) changeView(call.world, view, body);
  call.interactions.appearTo(user.id, { kind: 'home', message: null, view });
  return answer(call, view);
}

export const viewMethods: Record<string, Method> = {
  'views.open': { scopes: [], handle: open },
  'views.push': { scopes: [], handle: push },
  'views.update': { scopes: [], handle: update },
  'views.publish': { scopes: [], handle: publish },
};
