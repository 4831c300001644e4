import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { randomFrom } from '../../random.ts';
import type { Happening, World } from '../state/world.ts';
import { INTENTS, PRIVILEGED_INTENTS } from '../state/bits.ts';
import { has } from '../state/permissions.ts';
import { toApplication, toGuildCreate, toMember, toOwnUser } from '../wire.ts';
import { Connection, type Identify, type MembersWanted } from './connection.ts';
import { CLOSE, OP, Session } from './session.ts';

export interface GatewayOptions {
  heartbeatMs: number;
  /** Where a bot resumes: "ws://127.0.0.1:9001". */
  url: () => string;
}

/** Drops connections at random while events are sent, the same ones for the same seed. */
export interface DropPlan {
  seed: number;
  /** Of a hundred events, how many are cut off. */
  percent: number;
  resumable?: boolean;
}

const closeOf = (socket: WebSocket | undefined): void => socket?.terminate();

/** The gateway: who is connected, and who is told what. */
export class Gateway {
  readonly #world: World;
  readonly #options: GatewayOptions;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();
  readonly #connections = new Set<Connection>();
  #drops: (DropPlan & { random: () => number }) | undefined;
  /** What was said to whom, for tests: "READY", "RESUMED", "close 4004". */
  readonly log: string[] = [];

  constructor(world: World, options: GatewayOptions) {
    this.#world = world;
    this.#options = options;
    world.onHappening((happening) => this.#tell(happening));
  }

  get sessions(): Session[] {
    return [...this.#sessions.values()];
  }

  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, stream, head, (socket) => {
      const query = new URL(request.url ?? '/', 'ws://localhost').searchParams;
      const connection = new Connection(socket, this.#options.heartbeatMs, {
        identify: (identify, from) => this.#identify(identify, from),
        resume: (from, token, sessionId, seq) => this.#resume(from, token, sessionId, seq),
        members: (session, wanted) => this.#sendMembers(session, wanted),
        closed: (from, code) => this.#closed(from, code),
        refused: (code) => void this.log.push(`close ${code}`),
      });
      this.#connections.add(connection);
      connection.start(query.get('v'), query.get('encoding'), query.get('compress'));
    });
  }

  #closed(connection: Connection, code: number): void {
    this.#connections.delete(connection);
    const { session } = connection;
    // After a resume the session goes by another connection.
    if (session === undefined || session.socket !== connection.socket) return;
    session.socket = undefined;
    // Discord: "Gateway", resuming: closing with 1000 or 1001 ends the session.
    if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
  }

  #identify(identify: Identify, connection: Connection): number | undefined {
    const app = [...this.#world.apps.values()].find(({ token }) => token === identify.token);
    if (app === undefined) return CLOSE.AUTHENTICATION_FAILED;
    const [shard, shards] = identify.shard ?? [0, 1];
    if (!(shard >= 0 && shard < shards)) return CLOSE.INVALID_SHARD;
    if (!Number.isInteger(identify.intents) || identify.intents >>> 26 !== 0) return CLOSE.INVALID_INTENTS;
    if ((identify.intents & PRIVILEGED_INTENTS & ~app.privilegedIntents) !== 0)
      return CLOSE.DISALLOWED_INTENTS;
    const session = new Session(app, identify.intents, [shard, shards]);
    this.#sessions.set(session.id, session);
    connection.session = session;
    session.socket = connection.socket;
    this.#greet(session);
    return undefined;
  }

  #greet(session: Session): void {
    const { app } = session;
    const guilds = this.#world.guildsOf(app.user).filter(({ id }) => session.hears(id));
    session.dispatch('READY', {
      v: 10,
      user: toOwnUser(app.user),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.#options.url(),
      shard: [session.shard, session.shards],
      application: { id: app.id, flags: toApplication(app).flags },
    });
    this.log.push('READY');
    if ((session.intents & INTENTS.GUILDS) === 0) return;
    for (const guild of guilds) {
      if (!guild.unavailable) session.dispatch('GUILD_CREATE', toGuildCreate(this.#world, guild, app));
    }
  }

  #resume(connection: Connection, token: string, sessionId: string, seq: number): number | undefined {
    const session = this.#sessions.get(sessionId);
    if (session !== undefined && session.app.token !== token) return CLOSE.AUTHENTICATION_FAILED;
    if (session !== undefined && seq > session.seq) return CLOSE.INVALID_SEQ;
    if (session === undefined || !session.canReplayFrom(seq)) {
      connection.send({ op: OP.INVALID_SESSION, d: false });
      this.log.push('INVALID_SESSION');
      return undefined;
    }
    // A connection that the bot believes dead may still be here.
    closeOf(session.socket);
    connection.session = session;
    session.socket = connection.socket;
    session.replayFrom(seq);
    session.dispatch('RESUMED', {});
    this.log.push('RESUMED');
    return undefined;
  }

  #sendMembers(
    session: Session,
    { guild_id: guildId, user_ids: ids, query = '', nonce }: MembersWanted,
  ): void {
    const guild = this.#world.guilds.get(guildId);
    if (guild === undefined || !session.hears(guildId)) return;
    const wanted = ids === undefined ? undefined : [ids].flat();
    // The whole list is for those with the intent.
    if (wanted === undefined && (session.intents & INTENTS.GUILD_MEMBERS) === 0) return;
    const members = [...guild.members.values()].filter(({ user }) =>
      wanted === undefined ? user.username.startsWith(query) : wanted.includes(user.id),
    );
    session.dispatch('GUILD_MEMBERS_CHUNK', {
      guild_id: guildId,
      members: members.map(toMember),
      chunk_index: 0,
      chunk_count: 1,
      ...(nonce === undefined ? {} : { nonce }),
    });
  }

  #tell(happening: Happening): void {
    for (const session of this.#sessions.values()) {
      if (!this.#concerns(session, happening)) continue;
      const drops = this.#drops;
      const cut = drops !== undefined && session.socket !== undefined && drops.random() * 100 < drops.percent;
      session.dispatch(happening.event, happening.data(session.app), cut);
      if (cut) this.#drop(session, drops.resumable !== false);
    }
  }

  #concerns(session: Session, { app, guildId, intents, channel }: Happening): boolean {
    const { user } = session.app;
    if (!session.hears(guildId)) return false;
    if (intents !== 0 && (session.intents & intents) === 0) return false;
    if (app !== undefined) return app === session.app;
    if (channel !== undefined) return has(this.#world.permissionsIn(channel, user.id), 'VIEW_CHANNEL');
    return guildId !== null && this.#world.guilds.get(guildId)?.members.has(user.id) === true;
  }

  #drop(session: Session, resumable: boolean): void {
    if (!resumable) this.#sessions.delete(session.id);
    this.log.push('drop');
    closeOf(session.socket);
  }

  /** Cuts every connection, without a word. Not resumable: the sessions are forgotten as well. */
  drop({ resumable = true }: { resumable?: boolean } = {}): void {
    for (const session of this.sessions) this.#drop(session, resumable);
  }

  /** Cuts connections at random from now on; undefined ends it. */
  dropAtRandom(plan: DropPlan | undefined): void {
    this.#drops = plan && { ...plan, random: randomFrom(plan.seed) };
  }

  /** Closes every connection with a code such as 4009. */
  close(code: number): void {
    for (const { socket } of this.#connections) socket.close(code);
  }

  /** Asks every bot to connect anew and to resume, as before a restart of the server. */
  askToReconnect(): void {
    for (const connection of this.#connections) connection.send({ op: OP.RECONNECT, d: null });
  }

  /** Declares every session invalid. */
  invalidate({ resumable = false }: { resumable?: boolean } = {}): void {
    for (const connection of this.#connections) {
      if (!resumable && connection.session !== undefined) this.#sessions.delete(connection.session.id);
      connection.send({ op: OP.INVALID_SESSION, d: resumable });
    }
  }

  stop(): void {
    for (const { socket } of this.#connections) socket.terminate();
    this.#server.close();
  }
}
