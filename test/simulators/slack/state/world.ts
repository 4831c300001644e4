import { idSequence, timestamps } from './ids.ts';
import type { App, Channel, Installation, Message, Team, User, View } from './types.ts';

/** Something that the app may be told of. */
export interface Happening {
  team: Team;
  /** Of the event, with messages by where they are: "message.channels". */
  subscription: string;
  /** One of these must have been granted; none: it always comes. */
  scopes: readonly string[];
  event: Record<string, unknown>;
  /** Where it happened, if in a channel. */
  channel?: Channel;
  /** What somebody did to cause it, when the app's answer is watched. */
  cause?: object;
}

type NewUser = Partial<Omit<User, 'id' | 'teamId'>>;

/** Everything that the server knows, and who is told of changes. */
export class World {
  readonly now: () => Date;
  readonly nextId = idSequence();
  readonly nextTs: () => string;
  readonly app: App;
  readonly teams = new Map<string, Team>();
  readonly channels = new Map<string, Channel>();
  readonly views = new Map<string, View>();
  /** Every token there ever was, with the team it is for. */
  readonly tokens = new Map<string, { team: Team; installation: Installation }>();
  readonly #listeners: ((happening: Happening) => void)[] = [];
  readonly #readers: ((message: Message) => void)[] = [];

  constructor(now: () => Date, app: App) {
    this.now = now;
    this.nextTs = timestamps(now);
    this.app = app;
  }

  onHappening(listener: (happening: Happening) => void): void {
    this.#listeners.push(listener);
  }

  tell(happening: Happening): void {
    for (const listener of this.#listeners) listener(happening);
  }

  /** Called with every message that is new or has changed, ephemeral ones included. */
  onMessage(reader: (message: Message) => void): void {
    this.#readers.push(reader);
  }

  show(message: Message): void {
    for (const reader of this.#readers) reader(message);
  }

  addTeam(name: string, more: { locale?: string; editWindowMinutes?: number } = {}): Team {
    const team: Team = {
      id: this.nextId('T'),
      name,
      domain: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
      locale: more.locale ?? 'en-US',
      users: new Map(),
      groups: new Map(),
      installation: null,
      editWindowMinutes: more.editWindowMinutes ?? null,
    };
    this.teams.set(team.id, team);
    return team;
  }

  addUser(team: Team, name: string, more: NewUser = {}): User {
    const user: User = {
      id: this.nextId('U'),
      teamId: team.id,
      name: name.toLowerCase().replaceAll(/[^a-z0-9_.]/g, '_'),
      realName: name,
      locale: team.locale,
      tz: 'America/Los_Angeles',
      admin: false,
      owner: false,
      guest: null,
      bot: false,
      botId: null,
      deleted: false,
      ...more,
    };
    team.users.set(user.id, user);
    return user;
  }

  addChannel(fields: Pick<Channel, 'kind' | 'name' | 'teamId'> & Partial<Channel>): Channel {
    const channel: Channel = {
      id: this.nextId(fields.kind === 'dm' ? 'D' : 'C'),
      topic: '',
      teamIds: new Set([fields.teamId]),
      members: new Set(),
      general: false,
      archived: false,
      deleted: false,
      restricted: false,
      memberCount: null,
      previousNames: [],
      createdAt: this.now(),
      messages: [],
      ...fields,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** The direct messages of two users of one team, made when there are none yet. */
  dmOf(team: Team, one: User, other: User): Channel {
    const known = [...this.channels.values()].find(
      ({ kind, members }) => kind === 'dm' && members.has(one.id) && members.has(other.id),
    );
    const members = new Set([one.id, other.id]);
    return known ?? this.addChannel({ kind: 'dm', name: '', teamId: team.id, members });
  }

  /** Anybody, of whatever team. */
  user(id: string): User | undefined {
    for (const { users } of this.teams.values()) {
      const user = users.get(id);
      if (user !== undefined) return user;
    }
    return undefined;
  }

  team(id: string): Team {
    const team = this.teams.get(id);
    if (team === undefined) throw new Error(`No team ${id}.`);
    return team;
  }

  /** A message that is still there, and no ephemeral one. */
  findMessage(channel: Channel, ts: string): Message | undefined {
    return channel.messages.find(
      (message) => message.ts === ts && message.deleted === null && message.onlyFor === null,
    );
  }
}
