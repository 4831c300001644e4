import type { Channel, Message, Team, User } from '../state/types.ts';
import { tellMember } from '../state/tell.ts';
import type { Dispatcher } from '../transport/dispatch.ts';
import { type AckParts, applyAck } from './acks.ts';
import { NotPossible } from './finding.ts';
import type { Interaction, NewInteraction } from './interactions.ts';
import { type Seen, see } from './seen.ts';

/** How long people wait for something to see once what they did was acknowledged. */
export interface Patience {
  /** After a command. */
  thinkingMs: number;
  /** After anything else, which may do its work in silence. */
  watchMs: number;
}

export interface PersonParts extends AckParts {
  dispatcher: Dispatcher;
  /** "http://127.0.0.1:9002" */
  origin: () => string;
  patience: Patience;
}

/** Where a person is, what they may do there, and how it reaches the app. */
export class Presence {
  readonly #user: User;
  readonly #team: Team;
  readonly #parts: PersonParts;

  constructor(user: User, team: Team, parts: PersonParts) {
    this.#user = user;
    this.#team = team;
    this.#parts = parts;
  }

  /** The app's user in this team. */
  bot(): User {
    const bot = this.#team.installation?.bot;
    if (bot === undefined) throw new NotPossible('the app is not installed here');
    return bot;
  }

  #isVisible({ deleted, kind, members, teamIds }: Channel): boolean {
    if (deleted || !teamIds.has(this.#team.id)) return false;
    return members.has(this.#user.id) || (kind === 'public' && this.#user.guest === null);
  }

  sees(channel: Channel): Message[] {
    if (!this.#isVisible(channel)) return [];
    return channel.messages.filter(
      ({ deleted, onlyFor }) => deleted === null && (onlyFor === null || onlyFor === this.#user.id),
    );
  }

  /** Goes into a channel to do something there. Whoever acts in a public one joins it. */
  enter(channel: Channel): void {
    if (!this.#isVisible(channel)) throw new NotPossible('the channel is not seen');
    if (channel.archived) throw new NotPossible('the channel is archived');
    if (channel.members.has(this.#user.id)) return;
    channel.members.add(this.#user.id);
    tellMember(this.#parts.world, channel, this.#user, 'joined', null);
  }

  channelWith(message: Message): Channel {
    const channel = this.#parts.world.channels.get(message.channelId);
    if (channel === undefined || !this.sees(channel).includes(message))
      throw new NotPossible('the message is not seen');
    return channel;
  }

  open(fields: Omit<NewInteraction, 'team' | 'user'>): Interaction {
    const { source, view } = fields;
    // In a shared channel, what is used may be of the app in the other team.
    const where = view?.teamId ?? (fields.kind === 'action' ? source?.teamId : undefined);
    const team = where === undefined ? this.#team : this.#parts.world.team(where);
    return this.#parts.interactions.open({ team, user: this.#user, ...fields });
  }

  responseUrl({ responseToken }: Interaction): string {
    return `${this.#parts.origin()}/response/${responseToken}`;
  }

  async send(
    kind: 'slash_commands' | 'interactive',
    interaction: Interaction,
    payload: Record<string, unknown>,
  ): Promise<Seen> {
    const { dispatcher, interactions } = this.#parts;
    interaction.payload = payload;
    applyAck(this.#parts, interaction, await dispatcher.deliver(kind, payload));
    return see(interaction, interactions, this.#patience(interaction));
  }

  /** Watches for what the app makes of an event; at once over when it hears of none. */
  async watchEvent(interaction: Interaction): Promise<Seen> {
    if (interaction.pending === 0) interaction.acked = true;
    const patience = interaction.pending === 0 ? 0 : this.#patience(interaction);
    return see(interaction, this.#parts.interactions, patience);
  }

  /** Whether what was written was meant for the app: by its name, or in its direct messages. */
  #isAddressed({ channel, source }: Interaction): boolean {
    const bot = this.#team.installation?.bot.id ?? '';
    return channel?.kind === 'dm' || source?.pings.users.includes(bot) === true;
  }

  /** How long this person waits for something to see. */
  #patience(interaction: Interaction): number {
    const { kind, appearances, choices } = interaction;
    if (appearances.length > 0 || choices !== null) return 0;
    if (kind === 'closing' || (kind === 'message' && !this.#isAddressed(interaction))) return 0;
    const { thinkingMs, watchMs } = this.#parts.patience;
    return kind === 'command' ? thinkingMs : watchMs;
  }
}
