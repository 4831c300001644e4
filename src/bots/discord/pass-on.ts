import { Routes } from 'discord.js';
import type { Clock } from '../../shared/clock.ts';
import { AppError, transient } from '../../shared/errors.ts';
import type { Logger } from '../../shared/logger.ts';
import type { DiscordApi } from './api.ts';
import { madeAt } from './look.ts';
import { words } from './words.en.ts';

/** So long, in milliseconds, a post that was not passed on yet counts as not finished. */
const passOnForMs = 15 * 60_000;
/** About ten an hour are allowed in a channel. Nobody waits for the next hour: what is not passed on is posted all the same. */
const passOnWaitMs = 60_000;

/** @throws where another try may help soon: then the post is looked for, and passed on when it is found */
export async function passOn(
  { api, clock, log }: { api: DiscordApi; clock: Clock; log: Logger },
  channelId: string,
  messageId: string,
): Promise<void> {
  try {
    await api.post({
      route: Routes.channelMessageCrosspost(channelId, messageId),
      scope: `crosspost:${channelId}`,
    });
  } catch (error) {
    const young = clock.now().getTime() - madeAt(messageId) < passOnForMs;
    if (young && error instanceof AppError && error.errorClass === 'transient') {
      const { retryAfterMs = 0 } = error;
      if (retryAfterMs <= passOnWaitMs)
        throw transient('not_passed_on', words.notPassedOn, { cause: error, retryAfterMs, unsure: true });
    }
    log.debug({ code: error instanceof AppError ? error.code : 'unexpected' }, 'post not passed on');
  }
}
