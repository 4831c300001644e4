import { secret } from '../state/ids.ts';
import type { Channel, Message, Option, Team, User, View } from '../state/types.ts';
import type { World } from '../state/world.ts';

export type InteractionKind =
  'command' | 'action' | 'submission' | 'closing' | 'shortcut' | 'suggestion' | 'home' | 'message';

/** Something that a person came to see. */
export interface Appearance {
  kind: 'message' | 'update' | 'modal' | 'home';
  message: Message | null;
  view: View | null;
}

/** Something that a person did, and what came of it. */
export interface Interaction {
  kind: InteractionKind;
  team: Team;
  user: User;
  channel: Channel | null;
  /** The message that was clicked, or used a shortcut on, or written. */
  source: Message | null;
  view: View | null;
  triggerId: string;
  trigger: 'fresh' | 'used' | 'expired';
  /** The secret in its response_url. */
  responseToken: string;
  responses: number;
  createdAt: Date;
  /** How many requests about it are under way to the app. */
  pending: number;
  acked: boolean;
  /** Why the person was told that it did not work; null: it did, or it is not known yet. */
  failure: string | null;
  appearances: Appearance[];
  choices: Option[] | null;
  /** What a form was found wrong with, by block_id. */
  errors: Record<string, string> | null;
  /** What was sent to the app. */
  payload: unknown;
}

export type NewInteraction = Pick<Interaction, 'kind' | 'team' | 'user'> &
  Partial<Pick<Interaction, 'channel' | 'source' | 'view'>>;

const MOST_KEPT = 10_000;

const isNew = ({ history, deleted }: Message): boolean => history.length === 0 && deleted === null;

/** Every interaction so far, and who waits for what becomes of them. */
export class Interactions {
  readonly all: Interaction[] = [];
  readonly #world: World;
  readonly #triggerMs: number;
  readonly #waiting = new Map<Interaction, Set<() => void>>();
  readonly #latest = new Map<string, Interaction>();
  #tied: Interaction | undefined;

  constructor(world: World, triggerMs: number) {
    this.#world = world;
    this.#triggerMs = triggerMs;
    world.onMessage((message) => this.#noteMessage(message));
  }

  get unanswered(): Interaction[] {
    return this.all.filter(({ failure }) => failure !== null);
  }

  open(fields: NewInteraction): Interaction {
    const interaction: Interaction = {
      channel: null,
      source: null,
      view: null,
      triggerId: `${this.all.length + 1}.${fields.team.id}.${secret()}`,
      trigger: 'fresh',
      responseToken: secret(),
      responses: 0,
      createdAt: this.#world.now(),
      pending: 0,
      acked: false,
      failure: null,
      appearances: [],
      choices: null,
      errors: null,
      payload: undefined,
      ...fields,
    };
    this.all.push(interaction);
    if (this.all.length > MOST_KEPT) this.all.shift();
    this.#latest.set(interaction.user.id, interaction);
    setTimeout(() => this.#expire(interaction), this.#triggerMs).unref();
    return interaction;
  }

  #expire(interaction: Interaction): void {
    if (interaction.trigger === 'fresh') interaction.trigger = 'expired';
  }

  /** Ends the life of every trigger now, as if three seconds had passed. */
  expireTriggers(): void {
    for (const each of this.all) this.#expire(each);
  }

  byTrigger(id: string): Interaction | undefined {
    return this.all.find(({ triggerId }) => triggerId === id);
  }

  byResponseToken(token: string): Interaction | undefined {
    return this.all.find(({ responseToken }) => responseToken === token);
  }

  /** Whatever messages change during `work` come of this interaction and of no other. */
  tie<T>(interaction: Interaction, work: () => T): T {
    this.#tied = interaction;
    try {
      return work();
    } finally {
      this.#tied = undefined;
    }
  }

  appear(interaction: Interaction, appearance: Appearance): void {
    interaction.appearances.push(appearance);
    this.changed(interaction);
  }

  /** A view of somebody's changed, and nobody knows why: those who look see it. */
  appearTo(userId: string, appearance: Appearance): void {
    for (const each of this.#watched()) if (each.user.id === userId) this.appear(each, appearance);
  }

  /** Those that somebody waits for, and the last one of everybody. */
  #watched(): Set<Interaction> {
    return new Set([...this.#waiting.keys(), ...this.#latest.values()]);
  }

  #noteMessage(message: Message): void {
    if (!message.author.bot) return;
    const kind = isNew(message) ? 'message' : 'update';
    const appearance: Appearance = { kind, message, view: null };
    if (this.#tied !== undefined) {
      this.appear(this.#tied, appearance);
      return;
    }
    for (const each of this.#watched()) {
      if (this.#concerns(each, message)) this.appear(each, appearance);
    }
  }

  /**
   * Whether a message that came by chat.postMessage or chat.update is an answer: it is for this person alone, or it
   * changes what they did it on, or it follows what they wrote. Other posts in the channel may be anything.
   */
  #concerns(interaction: Interaction, message: Message): boolean {
    const { user, channel, kind, source, appearances } = interaction;
    if (message.onlyFor !== null) return message.onlyFor === user.id;
    if (!isNew(message)) return message === source || appearances.some((seen) => seen.message === message);
    if (channel === null) return this.#world.channels.get(message.channelId)?.members.has(user.id) === true;
    return kind === 'message' && message.channelId === channel.id;
  }

  changed(interaction: Interaction): void {
    for (const wake of this.#waiting.get(interaction) ?? []) wake();
  }

  /** Resolves when the interaction fulfils `isSo`, with true; after `withinMs`, with false. */
  async until(interaction: Interaction, isSo: () => boolean, withinMs?: number): Promise<boolean> {
    if (isSo()) return true;
    const waiting = this.#waiting.get(interaction) ?? new Set();
    this.#waiting.set(interaction, waiting);
    return new Promise((resolve) => {
      const end = (result: boolean): void => {
        clearTimeout(timer);
        waiting.delete(wake);
        if (waiting.size === 0) this.#waiting.delete(interaction);
        resolve(result);
      };
      const timer = withinMs === undefined ? undefined : setTimeout(() => end(isSo()), withinMs);
      const wake = (): void => {
        if (isSo()) end(true);
      };
      waiting.add(wake);
    });
  }
}
