import { webApi } from '@slack/bolt';
import type { Logger } from '../../shared/logger.ts';
import { clientOptions } from './api.ts';
import { errorOf } from './errors.ts';
import type { Installation } from './installations.ts';

/** Asks Slack whose token it is, and what it allows. @throws AppError, `token_wrong` for one that Slack refuses */
export async function authTest(options: {
  token: string;
  apiUrl: string;
  log: Logger;
  timeoutMs?: number;
  heardDate?: ((date: string) => void) | undefined;
}): Promise<Installation & { teamName: string }> {
  const { token } = options;
  try {
    const answer = await new webApi.WebClient(token, clientOptions(options)).auth.test();
    const { team_id: teamId = '', team: teamName = '' } = answer;
    const { user_id: botUserId = '', response_metadata: told } = answer;
    return { teamId, teamName, token, botUserId, scopes: told?.scopes ?? [] };
  } catch (error) {
    throw errorOf(error, { reads: true });
  }
}
