import { CHANNEL, EVERYTHING, type PermissionName, bitsOf } from './state/bits.ts';
import { tellBan, tellChannel, tellGuildCreated, tellGuildGone, tellMember, tellRole } from './state/tell.ts';
import type { App, Channel, Guild, Message, Role, Tag, User } from './state/types.ts';
import { removeMessage } from './state/writing.ts';
import type { World } from './state/world.ts';
import { textOf } from './text.ts';

type Who = Role | { user: User } | User;

const TYPES = { text: CHANNEL.TEXT, announcement: CHANNEL.ANNOUNCEMENT, forum: CHANNEL.FORUM } as const;

export interface ChannelOptions {
  type?: keyof typeof TYPES;
  topic?: string;
  /** Of a forum: the names of tags to choose from. */
  tags?: readonly string[];
  /** Of a forum: posts need a tag. */
  requireTag?: boolean;
}

/** A channel or thread in the hands of a moderator, and what people see in it. */
export class ChannelControl {
  readonly channel: Channel;
  readonly #world: World;

  constructor(world: World, channel: Channel) {
    this.#world = world;
    this.channel = channel;
  }

  get id(): string {
    return this.channel.id;
  }

  /** What everybody sees now, the oldest first. */
  get messages(): Message[] {
    return this.channel.messages.filter(({ deleted, onlyFor }) => deleted === null && onlyFor === null);
  }

  /** Everything that was ever here, deleted and ephemeral messages included. */
  get ledger(): readonly Message[] {
    return this.channel.messages;
  }

  /** The words of what everybody sees now. */
  get texts(): string[] {
    return this.messages.map(textOf);
  }

  /** Threads and forum posts, those archived included. */
  get threads(): ChannelControl[] {
    return [...this.#world.channels.values()]
      .filter(({ parentId, deleted, thread }) => parentId === this.id && thread !== null && !deleted)
      .map((thread) => new ChannelControl(this.#world, thread));
  }

  /** The names of a post's tags. */
  get tags(): string[] {
    const known = this.#world.parentOf(this.channel)?.tags ?? this.channel.tags;
    const applied = this.channel.appliedTags;
    return applied.map((id) => known.find((tag) => tag.id === id)?.name ?? id);
  }

  tag(name: string): Tag {
    const tag = this.channel.tags.find((each) => each.name === name);
    if (tag === undefined) throw new Error(`No tag ${name} here.`);
    return tag;
  }

  allow(who: Who, ...names: PermissionName[]): this {
    return this.#overwrite(who, bitsOf(names), 0n);
  }

  deny(who: Who, ...names: PermissionName[]): this {
    return this.#overwrite(who, 0n, bitsOf(names));
  }

  #overwrite(who: Who, allow: bigint, deny: bigint): this {
    const id = 'user' in who ? who.user.id : who.id;
    const type = 'permissions' in who ? 'role' : 'member';
    const before = this.channel.overwrites.get(id) ?? { allow: 0n, deny: 0n };
    this.channel.overwrites.set(id, {
      id,
      type,
      allow: (before.allow & ~deny) | allow,
      deny: (before.deny & ~allow) | deny,
    });
    return this.#changed();
  }

  #changed(): this {
    tellChannel(this.#world, 'UPDATE', this.channel);
    return this;
  }

  rename(name: string): this {
    this.channel.name = name;
    return this.#changed();
  }

  /** Deletes the channel, and the threads below it. */
  delete(): void {
    for (const thread of this.threads) thread.delete();
    tellChannel(this.#world, 'DELETE', this.channel);
    this.channel.deleted = true;
  }

  /** Archives a thread, as a person does or time. */
  archive({ locked = false }: { locked?: boolean } = {}): this {
    const { thread } = this.channel;
    if (thread === null) throw new Error('Not a thread.');
    thread.archived = true;
    thread.locked = locked;
    thread.archiveChangedAt = this.#world.now();
    return this.#changed();
  }

  /** Deletes a message as a moderator does. */
  deleteMessage(message: Message, by?: { user: User }): void {
    const guild = this.#world.guildOf(this.channel);
    const moderator = by?.user ?? this.#world.users.get(guild?.ownerId ?? '') ?? message.author;
    removeMessage(this.#world, message, moderator);
  }
}

/** A guild in the hands of its owner. */
export class GuildControl {
  readonly guild: Guild;
  readonly #world: World;
  readonly #app: App;

  constructor(world: World, guild: Guild, app: App) {
    this.#world = world;
    this.guild = guild;
    this.#app = app;
  }

  get id(): string {
    return this.guild.id;
  }

  /** The role that every member has. */
  get everyone(): Role {
    return this.role(this.id);
  }

  /** The role that Discord gave the bot when it was added. */
  get botRole(): Role {
    return this.#botRole();
  }

  role(id: string): Role {
    const role = this.guild.roles.get(id);
    if (role === undefined) throw new Error(`No role ${id} here.`);
    return role;
  }

  #botRole(): Role {
    const role = [...this.guild.roles.values()].find(({ managed }) => managed);
    if (role === undefined) throw new Error('The bot is not here.');
    return role;
  }

  addRole(
    name: string,
    { permissions = [], mentionable = false }: { permissions?: PermissionName[]; mentionable?: boolean } = {},
  ): Role {
    return this.#addRole({ name, permissions: bitsOf(permissions), mentionable, managed: false });
  }

  #addRole(fields: Pick<Role, 'name' | 'permissions' | 'mentionable' | 'managed'>): Role {
    const role = { id: this.#world.nextId(), position: this.guild.roles.size, ...fields };
    this.guild.roles.set(role.id, role);
    tellRole(this.#world, 'CREATE', this.guild, role);
    return role;
  }

  /** Sets what a role may do: `setPermissions(guild.botRole, 'VIEW_CHANNEL', 'SEND_MESSAGES')`. */
  setPermissions(role: Role, ...names: PermissionName[]): this {
    role.permissions = bitsOf(names);
    tellRole(this.#world, 'UPDATE', this.guild, role);
    return this;
  }

  removeRole(role: Role): this {
    this.guild.roles.delete(role.id);
    for (const member of this.guild.members.values()) member.roles.delete(role.id);
    tellRole(this.#world, 'DELETE', this.guild, role);
    return this;
  }

  /** Adds the bot with these permissions; without names, with all of them. */
  addBot(...names: PermissionName[]): this {
    const { user, name } = this.#app;
    const permissions = names.length === 0 ? EVERYTHING & ~bitsOf(['ADMINISTRATOR']) : bitsOf(names);
    const member = { user, roles: new Set<string>(), joinedAt: this.#world.now() };
    this.guild.members.set(user.id, member);
    const role = this.#addRole({ name, permissions, mentionable: false, managed: true });
    member.roles.add(role.id);
    tellGuildCreated(this.#world, this.guild, this.#app);
    return this;
  }

  addMember({ user }: { user: User }, ...roles: Role[]): this {
    const member = { user, roles: new Set(roles.map(({ id }) => id)), joinedAt: this.#world.now() };
    this.guild.members.set(user.id, member);
    tellMember(this.#world, 'ADD', this.guild, member);
    return this;
  }

  giveRole({ user }: { user: User }, role: Role): this {
    const member = this.guild.members.get(user.id);
    if (member === undefined) throw new Error('Not a member.');
    member.roles.add(role.id);
    tellMember(this.#world, 'UPDATE', this.guild, member);
    return this;
  }

  removeMember({ user }: { user: User }): this {
    const member = this.guild.members.get(user.id);
    this.guild.members.delete(user.id);
    if (member !== undefined) tellMember(this.#world, 'REMOVE', this.guild, member);
    return this;
  }

  banish(person: { user: User }): this {
    this.removeMember(person);
    this.guild.bans.add(person.user.id);
    tellBan(this.#world, this.guild, person.user);
    return this;
  }

  /** Removes the bot, and its role with it. */
  kickBot(): this {
    this.guild.roles.delete(this.#botRole().id);
    this.guild.members.delete(this.#app.user.id);
    tellGuildGone(this.#world, this.guild, this.#app, false);
    return this;
  }

  /** An outage of this guild begins or ends. */
  setUnavailable(unavailable: boolean): this {
    this.guild.unavailable = unavailable;
    if (unavailable) tellGuildGone(this.#world, this.guild, this.#app, true);
    else tellGuildCreated(this.#world, this.guild, this.#app);
    return this;
  }

  addChannel(
    name: string,
    { type = 'text', topic, tags = [], requireTag = false }: ChannelOptions = {},
  ): ChannelControl {
    const channel = this.#world.addChannel({
      type: TYPES[type],
      guildId: this.id,
      name,
      topic: topic ?? null,
      tags: tags.map((tag) => ({ id: this.#world.nextId(), name: tag, moderated: false })),
      requiresTag: requireTag,
    });
    // The first channel is where Discord greets newcomers.
    if (type === 'text') this.guild.systemChannelId ??= channel.id;
    tellChannel(this.#world, 'CREATE', channel);
    return new ChannelControl(this.#world, channel);
  }
}
