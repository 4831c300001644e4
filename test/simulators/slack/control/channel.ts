import { tellBotLeft, tellChannel, tellMember, listening } from '../state/tell.ts';
import type { Channel, Message, User } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { remove } from '../state/writing.ts';
import { textOf } from '../text.ts';

type Who = { user: User };

const isThere = ({ deleted, onlyFor }: Message): boolean => deleted === null && onlyFor === null;

/** A channel in the hands of those who run it, and what people see in it. */
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

  /** What everybody sees now, the oldest first; of threads, what was sent to the channel, too. */
  get messages(): Message[] {
    return this.channel.messages.filter(
      (message) => isThere(message) && (message.threadTs === null || message.broadcast),
    );
  }

  /** The words of what everybody sees now. */
  get texts(): string[] {
    return this.messages.map(textOf);
  }

  /** Everything that was ever here: deleted and ephemeral messages and replies included. */
  get ledger(): readonly Message[] {
    return this.channel.messages;
  }

  /** What everybody sees in the thread below a message. */
  replies(parent: Message): Message[] {
    return this.channel.messages.filter(
      (message) => isThere(message) && message.threadTs === (parent.threadTs ?? parent.ts),
    );
  }

  get memberCount(): number {
    return this.channel.memberCount ?? this.channel.members.size;
  }

  /** Says that there are so many members, without adding them. */
  set memberCount(count: number) {
    this.channel.memberCount = count;
  }

  /** The app's users, one for every team that shares the channel. */
  #bots(): User[] {
    return [...this.channel.teamIds].flatMap((id) => this.#world.team(id).installation?.bot ?? []);
  }

  /** Invites people; without names, the app. */
  invite(...who: readonly Who[]): this {
    const users = who.length === 0 ? this.#bots() : who.map(({ user }) => user);
    for (const user of users) {
      if (this.channel.members.has(user.id)) continue;
      this.channel.members.add(user.id);
      tellMember(this.#world, this.channel, user, 'joined', this.#somebody(user));
    }
    return this;
  }

  /** Removes people; without names, the app. */
  kick(...who: readonly Who[]): this {
    const users = who.length === 0 ? this.#bots() : who.map(({ user }) => user);
    for (const user of users) {
      const heard = listening(this.#world, this.channel);
      if (!this.channel.members.delete(user.id)) continue;
      tellMember(this.#world, this.channel, user, 'left', null, heard);
      if (user.bot)
        tellBotLeft(this.#world, this.channel, this.#world.team(user.teamId), this.#somebody(user));
    }
    return this;
  }

  /** Somebody else in the channel, who does what is done to it. */
  #somebody(but?: User): User | null {
    const others = [...this.channel.members].map((id) => this.#world.user(id));
    return others.find((user) => user !== undefined && user !== but && !user.bot) ?? null;
  }

  archive(): this {
    this.channel.archived = true;
    tellChannel(this.#world, this.channel, 'archive', this.#somebody());
    return this;
  }

  unarchive(): this {
    this.channel.archived = false;
    tellChannel(this.#world, this.channel, 'unarchive', this.#somebody());
    return this;
  }

  rename(name: string): this {
    this.channel.previousNames.push(this.channel.name);
    this.channel.name = name;
    tellChannel(this.#world, this.channel, 'rename', this.#somebody());
    return this;
  }

  delete(): void {
    tellChannel(this.#world, this.channel, 'deleted', this.#somebody());
    this.channel.deleted = true;
  }

  /** Lets only admins post, or everybody again. */
  restrict(restricted = true): this {
    this.channel.restricted = restricted;
    return this;
  }

  /** Deletes a message as an admin does. */
  deleteMessage(message: Message, by?: Who): void {
    remove(this.#world, this.channel, message, by?.user ?? this.#somebody() ?? message.author);
  }
}
