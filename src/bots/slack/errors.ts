import { webApi } from '@slack/bolt';
import { AppError, describeError, permanent, transient, userError } from '../../shared/errors.ts';
import { nothingWasSent } from '../../shared/nothing-sent.ts';
import { notices } from './notices.en.ts';

/** As @slack/web-api raises them. */
interface LibraryError {
  code?: string;
  /** Of `PlatformError`: Slack's answer. */
  data?: { error?: string; needed?: string; response_metadata?: { messages?: string[] } };
  /** Of `HTTPError`. */
  statusCode?: number;
  /** Of `RateLimitedError`, in seconds. */
  retryAfter?: number;
  /** Of `RequestError`. */
  original?: unknown;
}

/** The one place where an answer of Slack's, or none, becomes an error of ours. */
export function errorOf(thrown: unknown, { reads }: { reads: boolean }): AppError {
  if (thrown instanceof AppError) return thrown;
  const error = thrown as LibraryError;
  const cause = { cause: thrown };
  switch (error.code) {
    case webApi.ErrorCode.PlatformError:
      return ofAnswer(error, cause, reads);
    case webApi.ErrorCode.RateLimitedError:
      return limited(error.retryAfter, cause);
    case webApi.ErrorCode.HTTPError:
      return transient('slack_failing', notices.failing(error.statusCode ?? 0), { ...cause, unsure: !reads });
    default:
      return ofNetwork(thrown, reads);
  }
}

/** Whether it is Slack that has trouble, and will not have it for long. */
export const isTrouble = (error: unknown): boolean =>
  error instanceof AppError && ['rate_limited', 'slack_failing', 'slack_unreachable'].includes(error.code);

/** Slack's own word for what is wrong; undefined where it said none. */
export const slackErrorOf = (error: unknown): string | undefined =>
  ((error as AppError | undefined)?.cause as LibraryError | undefined)?.data?.error;

const limited = (seconds: number | undefined, cause: { cause: unknown }): AppError =>
  transient('rate_limited', notices.rateLimited, {
    ...cause,
    ...(seconds === undefined ? {} : { retryAfterMs: seconds * 1_000 }),
  });

/** What no further try can mend, by Slack's word for it: our code, and what to say. */
const forGood: Readonly<Record<string, readonly [code: string, said: string]>> = {
  channel_not_found: ['channel_gone', notices.channelGone],
  is_archived: ['channel_archived', notices.archived],
  is_inactive: ['channel_archived', notices.archived],
  not_in_channel: ['not_in_channel', notices.notInChannel('that channel')],
  token_revoked: ['workspace_left', notices.tokenRevoked],
  account_inactive: ['workspace_left', notices.tokenRevoked],
  app_uninstalled: ['workspace_left', notices.tokenRevoked],
  invalid_auth: ['token_wrong', notices.tokenWrong],
  not_authed: ['token_wrong', notices.tokenWrong],
  message_not_found: ['message_gone', notices.messageGone],
  thread_not_found: ['message_gone', notices.messageGone],
  msg_too_long: ['message_refused', notices.tooLong],
  msg_blocks_too_long: ['message_refused', notices.tooLong],
  cant_update_message: ['message_refused', notices.refused('cant_update_message')],
  cant_delete_message: ['message_refused', notices.refused('cant_delete_message')],
  edit_window_closed: ['message_refused', notices.refused('edit_window_closed')],
  restricted_action: ['restricted', notices.restricted],
  restricted_action_read_only_channel: ['restricted', notices.restricted],
  user_disabled: ['person_gone', notices.personGone],
  cannot_dm_bot: ['direct_messages_refused', notices.directMessagesRefused],
  messages_tab_disabled: ['direct_messages_refused', notices.directMessagesRefused],
};

/** Slack's own troubles, with HTTP 200. */
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

function ofAnswer({ data }: LibraryError, cause: { cause: unknown }, reads: boolean): AppError {
  const said = data?.error ?? '';
  const known = Object.hasOwn(forGood, said) ? forGood[said] : undefined;
  if (known) return permanent(...known, cause);
  if (passing.has(said))
    return transient('slack_failing', notices.troubled(said), { ...cause, unsure: !reads });
  switch (said) {
    case 'ratelimited':
    case 'rate_limited':
      return limited(undefined, cause);
    case 'missing_scope':
    case 'no_permission':
      return permanent('missing_scope', notices.missingScope(data?.needed ?? ''), cause);
    case 'expired_trigger_id':
    case 'exchanged_trigger_id':
      return userError('form_late', notices.formLate, cause);
    case 'user_not_found':
    case 'users_not_found':
      return userError('person_unknown', notices.personUnknown, cause);
    case 'invalid_blocks':
    case 'invalid_blocks_format':
    case 'no_text':
    case 'invalid_arguments':
      return permanent(
        'message_refused',
        notices.messageRefused((data?.response_metadata?.messages ?? [said]).join(' ')),
        cause,
      );
    default:
      return permanent('slack_refused', notices.refused(said), cause);
  }
}

function ofNetwork(thrown: unknown, reads: boolean): AppError {
  const original = (thrown as LibraryError).original ?? thrown;
  const { cause } = original as { cause?: { code?: string } };
  // "fetch failed" tells nobody what failed; the code of what caused it does.
  return transient('slack_unreachable', notices.unreachable(cause?.code ?? describeError(original)), {
    cause: thrown,
    unsure: !reads && !nothingWasSent(original),
  });
}
