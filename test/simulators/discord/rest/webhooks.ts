import type { Interaction } from '../people/interactions.ts';
import type { MessageBody } from '../rules/body.ts';
import { FLAGS } from '../state/bits.ts';
import type { Message } from '../state/types.ts';
import { checkMessage, removeMessage, rewrite } from '../state/writing.ts';
import { toMessage } from '../wire.ts';
import { type Call, type Route, param } from './context.ts';
import { ApiError } from './errors.ts';
import { respond } from './interactions.ts';

/** Discord: "Followup Messages": apps that only the user installed get five. */
const MOST_FOLLOWUPS_WHEN_QUIET = 5;

/** The interaction whose token the path has. It is a webhook only once there is an answer. */
function interactionOf(call: Call): Interaction {
  const interaction = call.interactions.byToken(param(call, 'webhook_token'));
  if (interaction === undefined || interaction.app.id !== param(call, 'webhook_id'))
    throw new ApiError(10015);
  if (call.interactions.tokenIsOver(interaction)) throw new ApiError(50027);
  if (interaction.answer === null) throw new ApiError(10015);
  return interaction;
}

function messageOf(call: Call, interaction: Interaction): Message {
  const id = call.params['message_id'];
  const { original, followups } = interaction;
  const found = id === undefined ? original : [original, ...followups].find((message) => message?.id === id);
  if (!found || found.deleted !== null) throw new ApiError(10008);
  return found;
}

function followUp(call: Call): unknown {
  const interaction = interactionOf(call);
  const body = call.body as MessageBody;
  checkMessage(body, undefined, call.files.length);
  if (interaction.quiet && interaction.followups.length >= MOST_FOLLOWUPS_WHEN_QUIET)
    throw new ApiError(50013);
  const { original } = interaction;
  // The first followup to a deferred answer fills it in, private or not as it was deferred.
  if (original !== null && (original.flags & FLAGS.LOADING) !== 0) {
    rewrite(call.world, original, body, call.files);
    return toMessage(call.world, original, interaction.app);
  }
  const message = respond(call, interaction, body, 0);
  interaction.followups.push(message);
  call.interactions.changed(interaction);
  return toMessage(call.world, message, interaction.app);
}

function get(call: Call): unknown {
  const interaction = interactionOf(call);
  return toMessage(call.world, messageOf(call, interaction), interaction.app);
}

function edit(call: Call): unknown {
  const interaction = interactionOf(call);
  const message = messageOf(call, interaction);
  const body = call.body as MessageBody;
  checkMessage(body, message, call.files.length);
  rewrite(call.world, message, body, call.files);
  return toMessage(call.world, message, interaction.app);
}

function remove(call: Call): undefined {
  const interaction = interactionOf(call);
  removeMessage(call.world, messageOf(call, interaction), interaction.app.user);
  return undefined;
}

const base = '/webhooks/{webhook_id}/{webhook_token}';

export const webhookRoutes: Route[] = [
  { method: 'POST', path: base, handle: followUp, open: true },
  ...[`${base}/messages/@original`, `${base}/messages/{message_id}`].flatMap((path) => [
    { method: 'GET', path, handle: get, open: true },
    { method: 'PATCH', path, handle: edit, open: true },
    { method: 'DELETE', path, handle: remove, open: true },
  ]),
];
