import { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../shared/logger.ts';
import { clientOptions, quietLogger } from './api.ts';
import { Line } from './line.ts';

type SocketOptions = ConstructorParameters<typeof SocketModeReceiver>[0];

/** Socket Mode that comes back after whatever happens to its connection, until it is stopped. */
export function socketReceiver(
  { appToken, apiUrl, log }: { appToken: string; apiUrl: string; log: Logger },
  installing: Partial<SocketOptions>,
): SocketModeReceiver {
  const { installerOptions } = installing;
  const receiver = new SocketModeReceiver({
    ...installing,
    appToken,
    logger: quietLogger(log),
    // The library lets nobody catch what goes wrong when it connects again, which would end the process.
    autoReconnectEnabled: false,
    installerOptions: { ...installerOptions, clientOptions: clientOptions({ apiUrl, log }) },
  });
  const { client } = receiver;
  const line = new Line(client, log);
  client.start = () => line.open();
  const [start, stop] = [receiver.start.bind(receiver), receiver.stop.bind(receiver)];
  receiver.start = () => Promise.race([refusalOf(receiver), start()]);
  receiver.stop = async () => {
    line.end();
    await stop();
    // Told a second time, the library no longer waits for an answer to its goodbye, which might take half a minute.
    await client.disconnect();
  };
  return receiver;
}

/** That the port is taken, where people install the bot. Nobody listens to that but the process itself. */
const refusalOf = (receiver: SocketModeReceiver): Promise<never> =>
  new Promise((_, reject) => {
    const { httpServer } = receiver as unknown as { httpServer?: NodeJS.EventEmitter };
    httpServer?.once('error', reject);
  });
