import { createInterface } from 'node:readline';
import type { Socket } from 'node:net';
import { z } from 'zod';

/** A command line that another process asks the running bot to carry out. */
export const requestSchema = z.object({
  arguments: z.array(z.string().max(4096)).max(64),
  /** Where relative paths of the command line begin. */
  folder: z.string(),
  /** The terminal that what is printed goes to. */
  look: z.object({ columns: z.number(), color: z.boolean() }).optional(),
});
export type ControlRequest = z.infer<typeof requestSchema>;

/** What comes back, a JSON object a line: texts to print, and at last the exit code. */
export const replySchema = z.union([
  z.object({ print: z.string() }),
  z.object({ exitCode: z.number().int() }),
]);
export type ControlReply = z.infer<typeof replySchema>;

export const writeLine = (socket: Socket, value: ControlRequest | ControlReply): void => {
  socket.write(`${JSON.stringify(value)}\n`);
};

/** The lines that arrive; ends when the other side has nothing more to say or is gone. */
export async function* linesOf(socket: Socket): AsyncGenerator {
  const lines = createInterface({ input: socket, crlfDelay: Infinity });
  try {
    for await (const line of lines) yield JSON.parse(line) as unknown;
  } catch (error) {
    if (!socket.errored) throw error;
  } finally {
    // It repeats errors of the socket as long as it is open, and with nobody listening they would end the process.
    lines.close();
    // A socket that nobody reads does not learn that the other side has closed it.
    socket.resume();
  }
}
