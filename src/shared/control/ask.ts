import { connect } from 'node:net';
import { type ControlRequest, linesOf, replySchema, writeLine } from './protocol.ts';

/**
 * Has the running bot carry out a command line.
 *
 * @returns the exit code, or undefined when no bot is running
 */
export async function askOwner(
  path: string,
  request: ControlRequest,
  print: (text: string) => void,
): Promise<number | undefined> {
  const socket = connect(path);
  const connected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!connected) return undefined;
  socket.on('error', () => socket.destroy());
  writeLine(socket, request);
  for await (const line of linesOf(socket)) {
    const reply = replySchema.parse(line);
    if ('exitCode' in reply) return reply.exitCode;
    print(reply.print);
  }
  print('The bot stopped before the command was done.\n');
  return 1;
}
