import { CALLBACK, INTERACTION, type Interaction } from '../people/interactions.ts';
import type { MessageBody } from '../rules/body.ts';
import { choiceProblems } from '../rules/commands.ts';
import { type ModalBody, modalProblems } from '../rules/modals.ts';
import { FLAGS } from '../state/bits.ts';
import type { CommandChoice, Message } from '../state/types.ts';
import { checkMessage, post, rewrite } from '../state/writing.ts';
import { toMessage } from '../wire.ts';
import { type Call, type Route, param } from './context.ts';
import { ApiError, refuse } from './errors.ts';

interface CallbackBody {
  type: number;
  data?: (MessageBody & Partial<ModalBody> & { choices?: CommandChoice[] | null }) | null;
}

/** Which callbacks fit which interactions (Discord: "Interaction Callback Type"). */
function fits(interaction: Interaction, callback: number): boolean {
  const { type, source } = interaction;
  const onMessage = type === INTERACTION.COMPONENT || (type === INTERACTION.MODAL && source !== null);
  switch (callback) {
    case CALLBACK.MESSAGE:
    case CALLBACK.DEFERRED_MESSAGE:
      return type !== INTERACTION.AUTOCOMPLETE;
    case CALLBACK.DEFERRED_UPDATE:
    case CALLBACK.UPDATE:
      return onMessage;
    case CALLBACK.CHOICES:
      return type === INTERACTION.AUTOCOMPLETE;
    case CALLBACK.MODAL:
      return type === INTERACTION.COMMAND || type === INTERACTION.COMPONENT;
    default:
      return false;
  }
}

/** A message in answer to an interaction. It needs no permission in the channel: the person asked for it. */
export function respond(call: Call, interaction: Interaction, body: MessageBody, flags: number): Message {
  const { app, user, channel, type, quiet } = interaction;
  const isPrivate = quiet || ((body.flags ?? 0) & FLAGS.EPHEMERAL) !== 0;
  return post(call.world, {
    channel,
    author: app.user,
    app,
    body,
    files: call.files,
    type: type === INTERACTION.COMMAND ? 20 : 0,
    flags,
    onlyFor: isPrivate ? user.id : null,
    interactionId: interaction.id,
  });
}

function prefixed<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof ApiError) || error.problems.length === 0) throw error;
    // In a callback the message stands under "data".
    throw new ApiError(
      error.code,
      error.problems.map((problem) => ({ ...problem, path: ['data', ...problem.path] })),
    );
  }
}

function perform(call: Call, interaction: Interaction, { type, data }: CallbackBody): void {
  const body = data ?? {};
  switch (type) {
    case CALLBACK.MESSAGE:
      prefixed(() => checkMessage(body, undefined, call.files.length));
      interaction.original = respond(call, interaction, body, 0);
      break;
    case CALLBACK.DEFERRED_MESSAGE:
      interaction.original = respond(call, interaction, { flags: body.flags ?? 0 }, FLAGS.LOADING);
      break;
    case CALLBACK.DEFERRED_UPDATE:
      interaction.original = interaction.source;
      break;
    case CALLBACK.UPDATE:
      interaction.original = interaction.source;
      if (interaction.source !== null) update(call, interaction.source, body);
      break;
    case CALLBACK.CHOICES:
      prefixed(() => refuse([...choiceProblems(body.choices ?? [], ['choices'])]));
      interaction.choices = body.choices ?? [];
      break;
    default:
      prefixed(() => refuse([...modalProblems(body as ModalBody)]));
      interaction.modal = body as ModalBody;
  }
}

function update(call: Call, message: Message, body: MessageBody): void {
  if (message.deleted !== null) throw new ApiError(10008);
  prefixed(() => checkMessage(body, message, call.files.length));
  rewrite(call.world, message, body, call.files);
}

function callback(call: Call): unknown {
  const interaction = call.interactions.find(param(call, 'interaction_id'), param(call, 'interaction_token'));
  // After three seconds without an answer Discord forgets it.
  if (interaction === undefined || interaction.unanswered) throw new ApiError(10062);
  if (interaction.answer !== null) throw new ApiError(40060);
  const body = call.body as CallbackBody;
  if (!fits(interaction, body.type)) {
    throw new ApiError(50035, [
      { path: ['type'], code: 'INTERACTION_CALLBACK_INVALID_TYPE', message: 'Does not fit this interaction' },
    ]);
  }
  perform(call, interaction, body);
  interaction.answer = body.type;
  call.interactions.changed(interaction);
  if (call.query.get('with_response') !== 'true') return undefined;
  const { original } = interaction;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(original === null ? {} : { response_message_id: original.id }),
      response_message_loading: body.type === CALLBACK.DEFERRED_MESSAGE,
      response_message_ephemeral: original !== null && original.onlyFor !== null,
    },
    resource: {
      type: body.type,
      ...(original === null ? {} : { message: toMessage(call.world, original, interaction.app) }),
    },
  };
}

export const interactionRoutes: Route[] = [
  {
    method: 'POST',
    path: '/interactions/{interaction_id}/{interaction_token}/callback',
    handle: callback,
    open: true,
  },
];
