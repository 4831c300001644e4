import { chmod, mkdir, rm } from 'node:fs/promises';
import { type Server, type Socket, connect, createServer } from 'node:net';
import { dirname } from 'node:path';
import { type AppError, describeError, permanent } from '../errors.ts';
import { type ControlRequest, linesOf, requestSchema, writeLine } from './protocol.ts';

export type CarryOut = (request: ControlRequest, print: (text: string) => void) => Promise<number>;

export interface Ownership {
  /** Stops listening; the data folder is free again. */
  release(): Promise<void>;
}

/**
 * Makes this process the owner of a data folder: whoever listens on its socket owns it. A socket that a dead
 * process left behind is taken over. Raises `already_running` when somebody answers there.
 */
export async function takeOwnership(path: string, carryOut: CarryOut): Promise<Ownership> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw cannotListen(path, error);
  });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    void serve(socket, carryOut);
  });
  if (!(await listen(server, path)) && !(await takeOver(server, path))) {
    throw permanent(
      'already_running',
      `Another AI News Bot is running on the data folder ${dirname(path)}. Stop it first, or give this one a folder of its own with DATA_DIR.`,
    );
  }
  // Commands can change everything, so only the bot's own user may send them.
  await chmod(path, 0o600);
  return {
    release: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** Removes the socket of a dead process and listens in its place. Only one process may do so at a time. */
async function takeOver(server: Server, path: string): Promise<boolean> {
  const mark = `${path}.takeover`;
  try {
    await mkdir(mark);
  } catch {
    throw permanent(
      'already_running',
      `Another AI News Bot is just starting here. If none is, remove ${mark}.`,
    );
  }
  try {
    if (await answers(path)) return false;
    await rm(path, { force: true });
    return await listen(server, path);
  } finally {
    await rm(mark, { recursive: true, force: true });
  }
}

/** Whether it worked; false when the path is taken. */
function listen(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(cannotListen(path, error));
    };
    server.once('error', failed);
    server.listen(path, () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}

const cannotListen = (path: string, error: unknown): AppError =>
  permanent(
    'socket_failed',
    `Cannot listen on ${path} (${describeError(error)}). Check that DATA_DIR is writable.`,
    { cause: error },
  );

/** How a connection fails where nobody listens. Any other failure may come of a bot that is busy, or another user's. */
const nobodyThere = ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'];

/** Whether a living process listens on the socket. */
export function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(!nobodyThere.includes(error.code ?? '')));
  });
}

async function serve(socket: Socket, carryOut: CarryOut): Promise<void> {
  const print = (text: string): void => writeLine(socket, { print: text });
  try {
    for await (const line of linesOf(socket)) {
      const exitCode = await carryOut(requestSchema.parse(line), print);
      writeLine(socket, { exitCode });
      socket.end();
      return;
    }
  } catch (error) {
    if (socket.destroyed) return;
    print(`${describeError(error)}\n`);
    writeLine(socket, { exitCode: 1 });
    socket.end();
  }
}
