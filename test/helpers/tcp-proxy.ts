import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';

/** Stands between a client and its server, and can be told to break. */
export interface TcpProxy {
  readonly port: number;
  /** How many connections go through it now. */
  readonly connections: number;
  /** Breaks all connections and refuses new ones, as a server that is down does. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  /** Breaks all connections and hangs up on new ones, as a server does that is just starting. */
  hangUp(): void;
  /** How often it has hung up. */
  readonly hungUp: number;
  close(): Promise<void>;
}

export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const open = new Set<Socket>();
  let hangingUp = false;
  let hungUp = 0;
  const accept = (client: Socket): void => {
    if (hangingUp) {
      hungUp += 1;
      client.on('error', () => undefined).destroy();
      return;
    }
    const server = connect(target);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  };
  let listening: Server | undefined = await listen(accept, 0);
  const { port } = listening.address() as AddressInfo;
  const goDown = async (): Promise<void> => {
    const server = listening;
    listening = undefined;
    const closed = new Promise<void>((resolve) => {
      if (server) server.close(() => resolve());
      else resolve();
    });
    for (const socket of open) socket.destroy();
    await closed;
  };
  return {
    port,
    get connections() {
      return open.size / 2;
    },
    goDown,
    async comeBack() {
      hangingUp = false;
      listening ??= await listen(accept, port);
    },
    hangUp() {
      hangingUp = true;
      for (const socket of open) socket.destroy();
    },
    get hungUp() {
      return hungUp;
    },
    close: goDown,
  };
}

function listen(accept: (socket: Socket) => void, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(accept);
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** A port that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = await listen(() => undefined, 0);
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
