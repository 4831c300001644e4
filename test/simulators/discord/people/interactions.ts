import { randomBytes } from 'node:crypto';
import type { ModalBody } from '../rules/modals.ts';
import type { App, Channel, CommandChoice, Message, User } from '../state/types.ts';
import type { World } from '../state/world.ts';

/** Discord: "Receiving and Responding to Interactions", interaction type. */
export const INTERACTION = { COMMAND: 2, COMPONENT: 3, AUTOCOMPLETE: 4, MODAL: 5 } as const;

/** The same page, interaction callback type. */
export const CALLBACK = {
  MESSAGE: 4,
  DEFERRED_MESSAGE: 5,
  DEFERRED_UPDATE: 6,
  UPDATE: 7,
  CHOICES: 8,
  MODAL: 9,
} as const;

/** The same page: tokens are valid for 15 minutes. */
const TOKEN_MS = 15 * 60_000;

/** Something that a person did, and what came of it. */
export interface Interaction {
  id: string;
  token: string;
  type: number;
  app: App;
  user: User;
  channel: Channel;
  /** The message whose component was used, directly or through a modal. */
  source: Message | null;
  createdAt: Date;
  /** Installed by the user alone, in a place that lets such apps speak in private only. */
  quiet: boolean;
  /** The callback's type; null: not yet. */
  answer: number | null;
  /** No answer came within three seconds. */
  unanswered: boolean;
  /** What @original stands for. */
  original: Message | null;
  followups: Message[];
  modal: ModalBody | null;
  choices: CommandChoice[] | null;
  /** What was sent to the bot. */
  payload: unknown;
}

export type NewInteraction = Pick<Interaction, 'type' | 'app' | 'user' | 'channel' | 'source' | 'quiet'>;

/** Every interaction so far, and who waits for what becomes of them. */
export class Interactions {
  readonly all: Interaction[] = [];
  readonly #world: World;
  readonly #answerWithinMs: number;
  readonly #waiting = new Map<Interaction, Set<() => void>>();

  constructor(world: World, answerWithinMs: number) {
    this.#world = world;
    this.#answerWithinMs = answerWithinMs;
    world.onMessage((message) => {
      for (const each of this.all) {
        if (each.original === message || each.followups.includes(message)) this.changed(each);
      }
    });
  }

  get unanswered(): Interaction[] {
    return this.all.filter(({ unanswered }) => unanswered);
  }

  /** Starts one and sends it to the bot; `payloadOf` makes what is sent. */
  open(fields: NewInteraction, payloadOf: (interaction: Interaction) => unknown): Interaction {
    const interaction: Interaction = {
      id: this.#world.nextId(),
      token: randomBytes(32).toString('base64url'),
      createdAt: this.#world.now(),
      answer: null,
      unanswered: false,
      original: null,
      followups: [],
      modal: null,
      choices: null,
      payload: undefined,
      ...fields,
    };
    interaction.payload = payloadOf(interaction);
    this.all.push(interaction);
    const { app, channel, payload } = interaction;
    this.#world.tell({
      event: 'INTERACTION_CREATE',
      intents: 0,
      guildId: channel.guildId,
      app,
      data: () => payload,
    });
    setTimeout(() => this.#expire(interaction), this.#answerWithinMs).unref();
    return interaction;
  }

  /** Decides now that whatever has no answer yet gets none, as if three seconds had passed. */
  expireNow(): void {
    for (const each of this.all) this.#expire(each);
  }

  #expire(interaction: Interaction): void {
    if (interaction.answer !== null || interaction.unanswered) return;
    interaction.unanswered = true;
    this.changed(interaction);
  }

  find(id: string, token: string): Interaction | undefined {
    return this.all.find((each) => each.id === id && each.token === token);
  }

  byToken(token: string): Interaction | undefined {
    return this.all.find((each) => each.token === token);
  }

  tokenIsOver(interaction: Interaction): boolean {
    return this.#world.now().getTime() - interaction.createdAt.getTime() > TOKEN_MS;
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
        waiting.delete(check);
        clearTimeout(timer);
        resolve(result);
      };
      const check = (): void => {
        if (isSo()) end(true);
      };
      const timer = withinMs === undefined ? undefined : setTimeout(() => end(false), withinMs);
      waiting.add(check);
    });
  }
}
