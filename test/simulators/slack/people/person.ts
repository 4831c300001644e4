import { keptMrkdwn, typedText } from '../rules/escaping.ts';
import type { Channel, Element, Message, Team, User } from '../state/types.ts';
import { closeView, homeOf } from '../state/views.ts';
import { post, remove } from '../state/writing.ts';
import * as payloads from '../wire/payloads.ts';
import { toView } from '../wire/messages.ts';
import { type Page, walk } from './browser.ts';
import { type Entry, type Values, entered, fillForm } from './entering.ts';
import {
  type At,
  NotPossible,
  type On,
  type Surface,
  channelOf,
  findElement,
  findOption,
  surfaceOf,
} from './finding.ts';
import { Hands } from './hands.ts';
import { Presence, type PersonParts } from './presence.ts';
import { Seen } from './seen.ts';

const isMenu = ({ type }: Element): boolean => type !== 'button' && type !== 'image';

/** A human being with Slack's own client: does what that allows, and sees what that shows. */
export class Person {
  readonly user: User;
  readonly team: Team;
  readonly #parts: PersonParts;
  readonly #presence: Presence;
  readonly #hands: Hands;

  constructor(user: User, team: Team, parts: PersonParts) {
    this.user = user;
    this.team = team;
    this.#parts = parts;
    this.#presence = new Presence(user, team, parts);
    this.#hands = new Hands(parts, this.#presence);
  }

  get id(): string {
    return this.user.id;
  }

  /** The direct messages with the app. */
  get dm(): Channel {
    return this.#parts.world.dmOf(this.team, this.#presence.bot(), this.user);
  }

  /** The direct messages with somebody else, which the app is not in. */
  dmWith({ user }: Person): Channel {
    return this.#parts.world.dmOf(this.team, user, this.user);
  }

  /** What this person sees in a channel now, threads included, and what is meant for them alone. */
  sees(at: At): Message[] {
    return this.#presence.sees(channelOf(at));
  }

  /** Uses a command: `slash(channel, '/ai-news', 'subscribe open-source daily 09:00')`. */
  async slash(at: At, command: string, text = ''): Promise<Seen> {
    const { world } = this.#parts;
    const channel = channelOf(at);
    this.#presence.enter(channel);
    this.#presence.bot();
    const known = world.app.commands;
    if (known !== null && !known.includes(command)) throw new NotPossible(`there is no ${command}`);
    const interaction = this.#presence.open({ kind: 'command', channel });
    const responseUrl = this.#presence.responseUrl(interaction);
    const payload = payloads.slashCommand(world, interaction, {
      command,
      text: keptMrkdwn(text),
      responseUrl,
    });
    return this.#presence.send('slash_commands', interaction, payload);
  }

  /** Presses a button, named by its words or its action_id. */
  async click(on: On, button: string): Promise<Seen> {
    const surface = this.#reach(on);
    const overflow = findOption(surface, button);
    if (overflow !== undefined)
      return this.#hands.use(surface, overflow, entered(overflow.element, [button]));
    const found = findElement(surface, button, ({ type }) => type === 'button');
    const { text, value, style, url } = found.element;
    return this.#hands.use(surface, found, {
      type: 'button',
      text,
      ...(value === undefined ? {} : { value }),
      ...(style === undefined ? {} : { style }),
      ...(url === undefined ? {} : { url }),
    });
  }

  /** Chooses from a menu, named by its placeholder, label or action_id. Options by value or words, else ids. */
  async choose(on: On, menu: string, ...chosen: Entry[]): Promise<Seen> {
    const surface = this.#reach(on);
    const found = findElement(surface, menu, isMenu);
    const isExternal = found.element.type.endsWith('external_select');
    const typed = chosen[0] === undefined || typeof chosen[0] !== 'string' ? '' : chosen[0];
    const offered = isExternal ? (await this.suggest(on, menu, typed)).choices : undefined;
    return this.#hands.use(surface, found, entered(found.element, chosen, offered));
  }

  /** Types into a menu that asks the app for its options: `.choices`. */
  async suggest(on: On, menu: string, typed: string): Promise<Seen> {
    const surface = this.#reach(on);
    const isExternal = ({ type }: Element): boolean => type.endsWith('external_select');
    return this.#hands.suggest(surface, findElement(surface, menu, isExternal), typed);
  }

  /** Sends a form that was opened, with values by block_id, action_id or label. */
  async submit(form: Seen, values: Values = {}): Promise<Seen> {
    const view = form.modal;
    if (view === null) throw new NotPossible('there is no form');
    if (view.submit === null) throw new NotPossible('the modal has nothing to submit');
    view.state = fillForm(view, values);
    const interaction = this.#presence.open({ kind: 'submission', view });
    const payload = payloads.viewSubmission(this.#parts.world, interaction);
    return this.#presence.send('interactive', interaction, payload);
  }

  /** Closes a modal. The app hears of it if it asked for that. */
  async close(form: Seen): Promise<Seen> {
    const view = form.modal;
    if (view === null) throw new NotPossible('there is no form');
    const interaction = this.#presence.open({ kind: 'closing', view });
    closeView(this.#parts.world, view);
    if (!view.notifyOnClose) return new Seen(interaction, this.#parts.interactions);
    const payload = payloads.viewClosed(this.#parts.world, interaction, false);
    return this.#presence.send('interactive', interaction, payload);
  }

  /** Opens the app's home, and sees what is published there. */
  async openHome(): Promise<Seen> {
    const { world } = this.#parts;
    const home = homeOf(world, this.user);
    const interaction = this.#presence.open({ kind: 'home' });
    const event = {
      type: 'app_home_opened',
      user: this.id,
      channel: this.dm.id,
      tab: 'home',
      event_ts: world.nextTs(),
      ...(home === undefined ? {} : { view: toView(world, home) }),
    };
    const happening = { team: this.team, subscription: 'app_home_opened', scopes: [], event };
    world.tell({ ...happening, cause: interaction });
    const seen = await this.#presence.watchEvent(interaction);
    // Nothing new was published: what is there stays there.
    if (home !== undefined && interaction.appearances.length === 0)
      interaction.appearances.push({ kind: 'home', message: null, view: home });
    return seen;
  }

  /** Writes into a channel, or into a thread of it. */
  async say(at: At, text: string, { thread }: { thread?: Message } = {}): Promise<Seen> {
    const channel = channelOf(at);
    this.#presence.enter(channel);
    const interaction = this.#presence.open({ kind: 'message', channel });
    interaction.source = post(this.#parts.world, {
      channel,
      team: this.team,
      author: this.user,
      text: typedText(text),
      threadTs: thread?.threadTs ?? thread?.ts ?? null,
      cause: interaction,
    });
    return this.#presence.watchEvent(interaction);
  }

  /** Writes to the app by its name: "@AI News ...". */
  async mention(at: At, text: string): Promise<Seen> {
    return this.say(at, `<@${this.#presence.bot().id}> ${text}`);
  }

  /** Uses a shortcut on a message. */
  async shortcut(message: Message, callbackId: string): Promise<Seen> {
    const { world } = this.#parts;
    const channel = this.#presence.channelWith(message);
    const interaction = this.#presence.open({ kind: 'shortcut', channel, source: message });
    const responseUrl = this.#presence.responseUrl(interaction);
    const payload = payloads.shortcut(world, interaction, callbackId, { channel, message, responseUrl });
    return this.#presence.send('interactive', interaction, payload);
  }

  /** Uses a shortcut of the whole workspace. */
  async globalShortcut(callbackId: string): Promise<Seen> {
    const interaction = this.#presence.open({ kind: 'shortcut' });
    const payload = payloads.shortcut(this.#parts.world, interaction, callbackId, null);
    return this.#presence.send('interactive', interaction, payload);
  }

  /** What no client offers, but a changed one can send: any action with any fields, on anything. */
  async forge(on: On, action: { action_id: string; [field: string]: unknown }): Promise<Seen> {
    const block = { type: 'actions', block_id: 'forged' };
    const element = { type: 'button', action_id: action.action_id };
    return this.#hands.use(surfaceOf(on), { block, element }, { type: 'button', ...action });
  }

  /** Deletes a message: one's own, or as an admin anybody's. */
  deleteMessage(message: Message): void {
    const channel = this.#presence.channelWith(message);
    const may = message.author === this.user || this.user.admin || this.user.owner;
    if (!may) throw new NotPossible('only admins delete messages of others');
    remove(this.#parts.world, channel, message, this.user);
  }

  /** Installs the app by OAuth, from its "Add to Slack" page or from Slack's page of consent. */
  async install(start: string, { agrees = true }: { agrees?: boolean } = {}): Promise<Page> {
    return walk(start, (consent) => {
      const decision = new URL(`${this.#parts.origin()}/oauth/v2/decide${consent.search}`);
      decision.searchParams.set('person', this.id);
      decision.searchParams.set('agrees', agrees ? 'yes' : 'no');
      return decision;
    });
  }

  /** What can be used, if this person sees it. */
  #reach(on: On): Surface {
    const surface = surfaceOf(on);
    if (surface.message !== null) this.#presence.channelWith(surface.message);
    if (surface.view !== null && surface.view.userId !== this.id)
      throw new NotPossible("the view is another person's");
    return surface;
  }
}
