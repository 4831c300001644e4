import { COMPONENT, walk } from '../rules/components.ts';
import { has } from '../state/permissions.ts';
import type { App, Channel, Command, Component, Message, User } from '../state/types.ts';
import { post } from '../state/writing.ts';
import type { World } from '../state/world.ts';
import { type Selection, pickValues, fillModal } from './entering.ts';
import { INTERACTION, type Interactions } from './interactions.ts';
import { NotPossible, type OptionValues, type SentOption, fillOptions } from './options.ts';
import { commandData, contextOf, resolve, toInteraction } from './payload.ts';
import { Seen, see } from './seen.ts';

/** Anything that stands for a channel or a message: the thing itself, or what wraps it. */
export type At = { channel: Channel } | Channel;
export type On = Message | Seen;

const channelOf = (at: At): Channel => ('channel' in at ? at.channel : at);

function messageOf(on: On): Message {
  if (!(on instanceof Seen)) return on;
  if (on.message === null) throw new NotPossible('there is no message');
  return on.message;
}

export interface PersonParts {
  world: World;
  interactions: Interactions;
  app: App;
  /** How long "Thinking ..." is watched. */
  thinkingMs: number;
}

/** A human being with Discord's own client: does what that allows, and sees what that shows. */
export class Person {
  readonly user: User;
  readonly #parts: PersonParts;

  constructor(user: User, parts: PersonParts) {
    this.user = user;
    this.#parts = parts;
  }

  get id(): string {
    return this.user.id;
  }

  /** The direct messages with the bot. */
  get dm(): Channel {
    return this.#parts.world.dmOf(this.#parts.app.user, this.user);
  }

  /** Opens or closes direct messages from members of the same server. */
  acceptDms(accepts: boolean): this {
    this.user.acceptsDms = accepts;
    return this;
  }

  /** Installs the app for this person alone, everywhere. */
  installApp(): this {
    this.#parts.app.installedBy.add(this.user.id);
    return this;
  }

  /** Writes into a channel. */
  say(at: At, content: string): Message {
    const channel = channelOf(at);
    this.#checkSees(channel);
    return post(this.#parts.world, { channel, author: this.user, body: { content } });
  }

  /** What this person sees in a channel now: everybody's messages, and those meant for them alone. */
  sees(at: At): Message[] {
    const channel = channelOf(at);
    if (!this.#mayDo(channel, 'VIEW_CHANNEL')) return [];
    return channel.messages.filter(
      ({ deleted, onlyFor }) => deleted === null && (onlyFor === null || onlyFor === this.user.id),
    );
  }

  /** Uses a command: `slash(channel, 'ai-news', 'subscribe', { topic: 'models' })`. */
  async slash(at: At, name: string, ...more: (string | OptionValues)[]): Promise<Seen> {
    const { command, options } = this.#fill(channelOf(at), name, more, undefined);
    return this.#command(INTERACTION.COMMAND, channelOf(at), command, options);
  }

  /** Types into an option that suggests: `autocomplete(channel, 'topic', 'ai-news', 'subscribe', { topic: 'mo' })`. */
  async autocomplete(
    at: At,
    focused: string,
    name: string,
    ...more: (string | OptionValues)[]
  ): Promise<Seen> {
    const { command, options } = this.#fill(channelOf(at), name, more, focused);
    return this.#command(INTERACTION.AUTOCOMPLETE, channelOf(at), command, options);
  }

  /** Presses a button, named by its label or its custom_id. */
  async click(on: On, button: string): Promise<Seen> {
    const message = messageOf(on);
    const found = this.#find(
      message,
      COMPONENT.BUTTON,
      (each) => each.label === button || each.custom_id === button,
    );
    if (found === undefined) throw new NotPossible(`there is no button ${button}`);
    if (found.disabled === true) throw new NotPossible(`${button} is disabled`);
    if (!found.custom_id) throw new NotPossible(`${button} opens ${found.url ?? 'something else'}`);
    return this.#component(message, found, found.custom_id);
  }

  /** Chooses from a select menu, named by its placeholder or its custom_id. Options by value or label, else ids. */
  async choose(on: On, menu: string, ...chosen: Selection[]): Promise<Seen> {
    const message = messageOf(on);
    const isIt = (each: Component): boolean => each.placeholder === menu || each.custom_id === menu;
    const found = this.#find(message, undefined, (each) => each.type !== COMPONENT.BUTTON && isIt(each));
    if (!found?.custom_id) throw new NotPossible(`there is no menu ${menu}`);
    if (found.disabled === true) throw new NotPossible(`${menu} is disabled`);
    return this.#component(message, found, found.custom_id, pickValues(found, chosen));
  }

  /** Sends a form that was opened, with values by custom_id or label. */
  async submit(form: Seen, values: Record<string, string | string[]>): Promise<Seen> {
    const { modal, interaction } = form;
    if (modal === null) throw new NotPossible('there is no form');
    const components = fillModal(modal.components, values);
    return this.#send(
      INTERACTION.MODAL,
      interaction.channel,
      { custom_id: modal.custom_id, components },
      interaction.source,
    );
  }

  /** What no client offers, but a changed one can send: a component with any custom_id and any values. */
  async forge(on: On, customId: string, values?: readonly string[]): Promise<Seen> {
    const type = values === undefined ? COMPONENT.BUTTON : COMPONENT.STRING_SELECT;
    return this.#component(messageOf(on), { type, id: 1 }, customId, values);
  }

  #mayDo(channel: Channel, name: 'VIEW_CHANNEL' | 'USE_APPLICATION_COMMANDS' | 'USE_EXTERNAL_APPS'): boolean {
    const bits = this.#parts.world.permissionsIn(channel, this.user.id);
    return channel.guildId === null ? bits !== 0n : has(bits, name);
  }

  #checkSees(channel: Channel): void {
    if (channel.deleted || !this.#mayDo(channel, 'VIEW_CHANNEL'))
      throw new NotPossible('the channel is not seen');
  }

  #find(
    message: Message,
    type: number | undefined,
    isIt: (each: Component) => boolean,
  ): Component | undefined {
    if (!this.sees(this.#channelWith(message)).includes(message))
      throw new NotPossible('the message is not seen');
    return [...walk(message.components, [])]
      .map(({ component }) => component)
      .find((each) => (type === undefined || each.type === type) && isIt(each));
  }

  #channelWith(message: Message): Channel {
    const channel = this.#parts.world.channels.get(message.channelId);
    if (channel === undefined) throw new NotPossible('the channel is gone');
    return channel;
  }

  /** The command of that name that Discord offers here, if any. One of the guild's own comes first. */
  #offered(channel: Channel, name: string): Command {
    const { app, world } = this.#parts;
    const known = [...(app.guildCommands.get(channel.guildId ?? '') ?? []), ...app.globalCommands];
    const command = known.find((each) => each.name === name && each.type === 1);
    if (command === undefined) throw new NotPossible(`there is no /${name}`);
    const inGuild = channel.guildId !== null && world.guildOf(channel)?.members.has(app.user.id) === true;
    const byGuild =
      command.integrationTypes.includes(0) && (inGuild || channel.recipients.includes(app.user));
    const byUser = command.integrationTypes.includes(1) && app.installedBy.has(this.user.id);
    if (!byGuild && !byUser) throw new NotPossible(`the app of /${name} is not installed here`);
    if (!command.contexts.includes(contextOf(channel, app)))
      throw new NotPossible(`/${name} is not offered here`);
    this.#checkAllowed(channel, command);
    return command;
  }

  #checkAllowed(channel: Channel, { name, memberPermissions }: Command): void {
    if (channel.guildId === null) return;
    const bits = this.#parts.world.permissionsIn(channel, this.user.id);
    if (!has(bits, 'USE_APPLICATION_COMMANDS')) throw new NotPossible('commands are not allowed here');
    // "0" means administrators only (Discord: "Application Commands", permissions).
    const isAllowed =
      memberPermissions === null ||
      has(bits, 'ADMINISTRATOR') ||
      (memberPermissions !== 0n && (bits & memberPermissions) === memberPermissions);
    if (!isAllowed) throw new NotPossible(`/${name} is for others`);
  }

  #fill(channel: Channel, name: string, more: (string | OptionValues)[], focused: string | undefined) {
    this.#checkSees(channel);
    const command = this.#offered(channel, name);
    const path = more.filter((each) => typeof each === 'string');
    const values = more.find((each) => typeof each !== 'string') ?? {};
    return {
      command,
      options: fillOptions({ world: this.#parts.world, channel, command, path, values, focused }),
    };
  }

  async #command(type: number, channel: Channel, command: Command, options: SentOption[]): Promise<Seen> {
    return this.#send(
      type,
      channel,
      commandData(this.#parts.world, channel, this.user, command, options),
      null,
    );
  }

  async #component(
    message: Message,
    component: Component,
    customId: string,
    values?: readonly string[],
  ): Promise<Seen> {
    const channel = this.#channelWith(message);
    const resolved =
      values === undefined || component.type === COMPONENT.STRING_SELECT
        ? undefined
        : resolve(this.#parts.world, channel, this.user, values);
    const data = {
      custom_id: customId,
      component_type: component.type,
      id: component.id ?? 0,
      ...(values === undefined ? {} : { values }),
      ...(resolved === undefined ? {} : { resolved }),
    };
    return this.#send(INTERACTION.COMPONENT, channel, data, message);
  }

  async #send(type: number, channel: Channel, data: unknown, source: Message | null): Promise<Seen> {
    const { world, interactions, app, thinkingMs } = this.#parts;
    const inGuild = world.guildOf(channel)?.members.has(app.user.id) === true;
    const quiet = channel.guildId !== null && !inGuild && !this.#mayDo(channel, 'USE_EXTERNAL_APPS');
    const interaction = interactions.open({ type, app, user: this.user, channel, source, quiet }, (opened) =>
      toInteraction(world, opened, data),
    );
    return see(interaction, interactions, thinkingMs);
  }
}
