import { RateLimitError } from 'discord.js';
import { AppError, describeError, permanent, transient, userError } from '../../shared/errors.ts';
import { nothingWasSent } from '../../shared/nothing-sent.ts';
import { words } from './words.en.ts';

/** An answer of Discord's other than success. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    /** Of the body; 0 where there is none, such as from a proxy in between. */
    readonly code: number,
    message: string,
    /** The nested list of what is wrong with a body. */
    readonly details: unknown,
    readonly retryAfterMs: number | undefined,
    /** A limit on everything that the bot does, not on one route. */
    readonly global: boolean,
  ) {
    super(message);
  }

  /** One of the codes that stand in the list of what is wrong. */
  names(code: string): boolean {
    return JSON.stringify(this.details ?? null).includes(`"${code}"`);
  }
}

/** Discord's JSON error codes, from "Opcodes and Status Codes". */
export const codes = {
  unknownChannel: 10003,
  unknownGuild: 10004,
  unknownMessage: 10008,
  unknownUser: 10013,
  unknownInteraction: 10062,
  channelWriteLimit: 20028,
  oldEdits: 30046,
  alreadyCrossposted: 40033,
  alreadyAnswered: 40060,
  temporarilyDisabled: 40062,
  tagRequired: 40067,
  missingAccess: 50001,
  directMessagesRefused: 50007,
  notATextChannel: 50008,
  missingPermissions: 50013,
  wrongChannelType: 50024,
  invalidForm: 50035,
  threadArchived: 50083,
  noMutualGuilds: 50278,
  noHistory: 160002,
  threadExists: 160004,
  threadLocked: 160005,
} as const;

/** Of errors that Discord makes and that pass: nobody here has done anything wrong. */
const passing = new Set(['rate_limited', 'discord_failing', 'discord_unreachable']);

/** Whether it is Discord that has trouble, and will not have it for long. */
export const isTrouble = (error: unknown): boolean => error instanceof AppError && passing.has(error.code);

const anHour = 3_600_000;
/** Where Discord names no time. */
const usualWait = 5_000;

/** The one place where an answer of Discord's, or none, becomes an error of ours. */
export function errorOf(error: unknown, { reads }: { reads: boolean }): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof Refusal) return ofRefusal(error, reads);
  if (error instanceof RateLimitError) {
    return transient('rate_limited', words.rateLimited, { cause: error, retryAfterMs: error.timeToReset });
  }
  return ofNetwork(error, reads);
}

function ofRefusal(refusal: Refusal, reads: boolean): AppError {
  const cause = { cause: refusal };
  const known = byCode(refusal);
  if (known) return known;
  if (refusal.status === 401) return permanent('token_wrong', words.tokenWrong, cause);
  if (refusal.status === 429) return limited(refusal);
  if (refusal.status >= 500) {
    return transient('discord_failing', words.failing(refusal.status), { ...cause, unsure: !reads });
  }
  // An answer without a code is not Discord's own: a proxy in between, which may think better of it.
  if (refusal.code === 0) return transient('discord_unreachable', words.failing(refusal.status), cause);
  return permanent('discord_refused', words.refused(refusal.message, refusal.code), cause);
}

/** What no further try can mend, by Discord's code: our code for it, and what to say. */
const forGood: ReadonlyMap<number, readonly [code: string, said: string]> = new Map([
  [codes.unknownChannel, ['channel_gone', words.channelGone]],
  [codes.unknownGuild, ['server_left', words.serverLeft]],
  [codes.unknownMessage, ['message_gone', words.messageGone]],
  [codes.missingAccess, ['no_access', words.noAccess]],
  [codes.missingPermissions, ['permission_missing', words.permissionMissing]],
  [codes.noHistory, ['permission_missing', words.historyMissing]],
  [codes.directMessagesRefused, ['direct_messages_refused', words.directMessagesRefused]],
  [codes.noMutualGuilds, ['direct_messages_refused', words.directMessagesRefused]],
  [codes.notATextChannel, ['channel_unfit', words.channelUnfit]],
  [codes.wrongChannelType, ['channel_unfit', words.channelUnfit]],
  [codes.threadArchived, ['thread_locked', words.threadLocked]],
  [codes.threadLocked, ['thread_locked', words.threadLocked]],
  [codes.alreadyAnswered, ['already_answered', words.alreadyAnswered]],
  [codes.threadExists, ['thread_exists', words.threadExists]],
  [codes.tagRequired, ['tag_required', words.tagRequired]],
]);

function byCode(refusal: Refusal): AppError | undefined {
  const options = { cause: refusal };
  const known = forGood.get(refusal.code);
  if (known) return permanent(...known, options);
  switch (refusal.code) {
    case codes.unknownUser:
      return userError('person_unknown', words.personUnknown, options);
    case codes.oldEdits:
      return transient('edit_postponed', words.editPostponed, { ...options, retryAfterMs: anHour });
    case codes.temporarilyDisabled:
    case codes.channelWriteLimit:
      return limited(refusal);
    case codes.invalidForm:
      return refusal.names('REPLIES_UNKNOWN_MESSAGE')
        ? permanent('message_gone', words.messageGone, options)
        : permanent('message_refused', words.messageRefused(JSON.stringify(refusal.details)), options);
    default:
      return undefined;
  }
}

const limited = (refusal: Refusal): AppError =>
  transient('rate_limited', words.rateLimited, {
    cause: refusal,
    retryAfterMs: refusal.retryAfterMs ?? usualWait,
  });

const ofNetwork = (error: unknown, reads: boolean): AppError =>
  transient('discord_unreachable', words.unreachable(describeError(error)), {
    cause: error,
    unsure: !reads && !nothingWasSent(error),
  });
