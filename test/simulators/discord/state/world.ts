import { EVERYONE_BY_DEFAULT, isThread } from './bits.ts';
import { DM_PERMISSIONS, channelPermissions } from './permissions.ts';
import { snowflakes } from './snowflake.ts';
import type { App, Channel, Guild, Message, Role, User } from './types.ts';

/** Something that bots may hear of through the gateway. */
export interface Happening {
  /** As Discord names the event: "MESSAGE_CREATE". */
  event: string;
  /** One of these intents must have been asked for; 0: it always comes. */
  intents: number;
  /** Null: direct messages, which go to the first shard. */
  guildId: string | null;
  /** Only bots that see this channel hear of it. */
  channel?: Channel;
  /** Only this app hears of it, in the guild or not. */
  app?: App;
  data: (app: App) => unknown;
}

/** Everything that the server knows, and who is told of changes. */
export class World {
  readonly now: () => Date;
  readonly nextId: () => string;
  readonly apps = new Map<string, App>();
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly #listeners: ((happening: Happening) => void)[] = [];
  readonly #readers: ((message: Message) => void)[] = [];

  constructor(now: () => Date) {
    this.now = now;
    this.nextId = snowflakes(now);
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

  addUser(username: string, more: Partial<Omit<User, 'id' | 'username'>> = {}): User {
    const user: User = {
      id: this.nextId(),
      username: username.toLowerCase().replaceAll(/[^a-z0-9_.]/g, '_'),
      displayName: username,
      bot: false,
      locale: 'en-US',
      acceptsDms: true,
      ...more,
    };
    this.users.set(user.id, user);
    return user;
  }

  addGuild(name: string, owner: User): Guild {
    const id = this.nextId();
    const everyone: Role = {
      // The role @everyone has the guild's own id.
      id,
      name: '@everyone',
      permissions: EVERYONE_BY_DEFAULT,
      position: 0,
      mentionable: false,
      managed: false,
    };
    const guild: Guild = {
      id,
      name,
      ownerId: owner.id,
      locale: 'en-US',
      systemChannelId: null,
      roles: new Map([[id, everyone]]),
      members: new Map([[owner.id, { user: owner, roles: new Set(), joinedAt: this.now() }]]),
      bans: new Set(),
      unavailable: false,
    };
    this.guilds.set(id, guild);
    return guild;
  }

  addChannel(fields: Pick<Channel, 'type' | 'guildId' | 'name'> & Partial<Channel>): Channel {
    const channel: Channel = {
      id: this.nextId(),
      topic: null,
      parentId: null,
      position: this.channels.size,
      overwrites: new Map(),
      tags: [],
      requiresTag: false,
      appliedTags: [],
      thread: null,
      ownerId: null,
      recipients: [],
      createdAt: this.now(),
      deleted: false,
      messages: [],
      ...fields,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** The direct message channel of two users, made when there is none yet. */
  dmOf(one: User, other: User): Channel {
    const known = [...this.channels.values()].find(
      ({ guildId, recipients }) => guildId === null && recipients.includes(one) && recipients.includes(other),
    );
    return known ?? this.addChannel({ type: 1, guildId: null, name: '', recipients: [one, other] });
  }

  appOf(user: User): App | undefined {
    return [...this.apps.values()].find((app) => app.user === user);
  }

  guildOf(channel: { guildId: string | null }): Guild | undefined {
    return channel.guildId === null ? undefined : this.guilds.get(channel.guildId);
  }

  parentOf(channel: Channel): Channel | undefined {
    return isThread(channel.type) ? this.channels.get(channel.parentId ?? '') : undefined;
  }

  permissionsIn(channel: Channel, userId: string): bigint {
    const guild = this.guildOf(channel);
    if (guild !== undefined) return channelPermissions(guild, channel, this.parentOf(channel), userId);
    return channel.recipients.some(({ id }) => id === userId) ? DM_PERMISSIONS : 0n;
  }

  channelsOf(guild: Guild): Channel[] {
    return [...this.channels.values()].filter(({ guildId, deleted }) => guildId === guild.id && !deleted);
  }

  guildsOf(user: User): Guild[] {
    return [...this.guilds.values()].filter(({ members }) => members.has(user.id));
  }

  /** A message that is still there. */
  findMessage(channel: Channel, id: string): Message | undefined {
    return channel.messages.find((message) => message.id === id && message.deleted === null);
  }
}
