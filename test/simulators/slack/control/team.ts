import { install, revoke, uninstall } from '../state/installing.ts';
import type { Installation, Team, User, UserGroup } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { Person } from '../people/person.ts';
import type { PersonParts } from '../people/presence.ts';
import { ChannelControl } from './channel.ts';

export interface PersonOptions {
  locale?: string;
  tz?: string;
  admin?: boolean;
  owner?: boolean;
  guest?: 'single' | 'multi';
  /** A bot of somebody else's. */
  bot?: boolean;
}

export interface ChannelOptions {
  private?: boolean;
  topic?: string;
  /** Default: everybody in the team but guests and bots. */
  members?: readonly { user: User }[];
  general?: boolean;
  /** Slack Connect: the other team that shares it. */
  shared?: TeamControl;
  memberCount?: number;
  /** Only admins may post. */
  restricted?: boolean;
}

/** A workspace in the hands of its owner. */
export class TeamControl {
  readonly team: Team;
  readonly #world: World;
  readonly #parts: PersonParts;

  constructor(world: World, team: Team, parts: PersonParts) {
    this.#world = world;
    this.team = team;
    this.#parts = parts;
  }

  get id(): string {
    return this.team.id;
  }

  get #installation(): Installation {
    const { installation } = this.team;
    if (installation === null) throw new Error(`The app is not installed in ${this.team.name}.`);
    return installation;
  }

  /** The bot token of this team. */
  get token(): string {
    return this.#installation.token;
  }

  /** The app's user in this team. */
  get bot(): User {
    return this.#installation.bot;
  }

  get installed(): boolean {
    return this.team.installation !== null;
  }

  /** What the app was granted here. */
  get scopes(): readonly string[] {
    return [...this.#installation.scopes];
  }

  /** Installs the app, with what it asks for unless told otherwise. */
  install(scopes: readonly string[] = this.#world.app.scopes): this {
    install(this.#world, this.team, scopes);
    return this;
  }

  /** Takes the app out: app_uninstalled, tokens_revoked, and account_inactive from now on. */
  uninstall(): this {
    uninstall(this.#world, this.team);
    return this;
  }

  /** Revokes the token by itself: tokens_revoked, and token_revoked from now on. */
  revokeToken(): this {
    revoke(this.#world, this.team);
    return this;
  }

  grant(...scopes: readonly string[]): this {
    for (const scope of scopes) this.#installation.scopes.add(scope);
    return this;
  }

  withdraw(...scopes: readonly string[]): this {
    for (const scope of scopes) this.#installation.scopes.delete(scope);
    return this;
  }

  addPerson(name: string, options: PersonOptions = {}): Person {
    const { guest = null, ...rest } = options;
    const botId = options.bot === true ? { botId: this.#world.nextId('B') } : {};
    const user = this.#world.addUser(this.team, name, { ...rest, guest, ...botId });
    return new Person(user, this.team, this.#parts);
  }

  /** Deactivates somebody's account. */
  deactivate({ user }: { user: User }): this {
    user.deleted = true;
    for (const { kind, members } of this.#world.channels.values()) if (kind !== 'dm') members.delete(user.id);
    return this;
  }

  addGroup(handle: string, ...members: readonly { user: User }[]): UserGroup {
    const group = {
      id: this.#world.nextId('S'),
      handle,
      name: handle,
      members: members.map(({ user }) => user.id),
    };
    this.team.groups.set(group.id, group);
    return group;
  }

  /** A channel without the app in it: `team.addChannel('news').invite()`. */
  addChannel(name: string, options: ChannelOptions = {}): ChannelControl {
    const { shared, members } = options;
    const everybody = [...this.team.users.values()].filter(
      ({ bot, guest, deleted }) => !bot && guest === null && !deleted,
    );
    const channel = this.#world.addChannel({
      kind: options.private === true ? 'private' : 'public',
      name,
      teamId: this.id,
      teamIds: new Set([this.id, ...(shared === undefined ? [] : [shared.id])]),
      members: new Set((members?.map(({ user }) => user) ?? everybody).map(({ id }) => id)),
      topic: options.topic ?? '',
      general: options.general ?? false,
      memberCount: options.memberCount ?? null,
      restricted: options.restricted ?? false,
    });
    return new ChannelControl(this.#world, channel);
  }
}
