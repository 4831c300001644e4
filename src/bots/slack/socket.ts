import { SocketModeReceiver } from '@slack/bolt';
import { describeError } from '../../shared/errors.ts';
import type { Logger } from '../../shared/logger.ts';
import { clientOptions, quietLogger } from './api.ts';

type SocketOptions = ConstructorParameters<typeof SocketModeReceiver>[0];

/** Asking for a socket changes nothing, so it is asked for until there is one; waits in milliseconds. */
const untilConnected = { forever: true, factor: 1.5, minTimeout: 500, maxTimeout: 30_000 };

/** Socket Mode that comes back after whatever happens to its connection. */
export function socketReceiver(
  { appToken, apiUrl, log }: { appToken: string; apiUrl: string; log: Logger },
  installing: Partial<SocketOptions>,
): SocketModeReceiver {
  const { installerOptions } = installing;
  const client = {
    ...clientOptions({ apiUrl, log }),
    retryConfig: untilConnected,
    rejectRateLimitedCalls: false,
  };
  const receiver = new SocketModeReceiver({
    ...installing,
    appToken,
    logger: quietLogger(log),
    installerOptions: { ...installerOptions, clientOptions: client },
  });
  const socket = receiver.client;
  const connect = socket.start.bind(socket);
  let connected = false;
  // The library connects again by itself and lets nobody catch what goes wrong then, which would end the process.
  socket.start = async () => {
    try {
      const answer = await connect();
      connected = true;
      return answer;
    } catch (error) {
      if (!connected) throw error;
      log.error({ reason: describeError(error) }, 'slack connection lost for good');
      return { ok: false };
    }
  };
  return receiver;
}
