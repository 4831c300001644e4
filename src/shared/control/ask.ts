import { connect } from 'node:net';
import { type ControlRequest, linesOf, replySchema, writeLine } from './protocol.ts';

/**
 * Has the running bot carry out a command line.
 *
 * @param withinMs gives up after so many milliseconds; by default never, since a backup may take long
 * @returns the exit code, or undefined when no bot is running
 */
export async function askOwner(
  path: string,
  request: ControlRequest,
  print: (text: string) => void,
  withinMs?: number,
): Promise<number | undefined> {
  const socket = connect(path);
  const connected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!connected) return undefined;
  socket.on('error', () => socket.destroy());
  const late = new AbortController();
  const patience = setTimeout(() => {
    late.abort();
    socket.destroy(new Error('The bot does not answer.'));
  }, withinMs ?? longestTimer);
  try {
    writeLine(socket, request);
    for await (const line of linesOf(socket)) {
      const reply = replySchema.parse(line);
      if ('exitCode' in reply) return reply.exitCode;
      print(reply.print);
    }
  } finally {
    clearTimeout(patience);
  }
  print(
    late.signal.aborted
      ? `The bot is running and did not answer in ${Math.round((withinMs ?? 0) / 1_000)} s. Its log may say why.\n`
      : 'The bot stopped before the command was done.\n',
  );
  return 1;
}

/** Milliseconds; Node takes no more. */
const longestTimer = 2 ** 31 - 1;
