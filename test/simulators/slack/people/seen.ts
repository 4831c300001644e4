import type { Message, Option, View } from '../state/types.ts';
import { readText, textOf, textOfBlocks } from '../text.ts';
import type { Appearance, Interaction, Interactions } from './interactions.ts';

export type SeenKind =
  /** A new message, in the channel or for this person alone. */
  | 'message'
  /** The message that was used changed, or went away. */
  | 'update'
  | 'modal'
  | 'home'
  | 'choices'
  /** It was taken in silence. */
  | 'acknowledged'
  /** Slack told the person that it did not work. */
  | 'unanswered';

const textOfView = ({ title, blocks }: View): string =>
  [readText(title ?? undefined), textOfBlocks(blocks)].filter((part) => part !== '').join('\n');

/** What a person saw after doing something. It is alive: later edits show in it. */
export class Seen {
  readonly interaction: Interaction;
  readonly #interactions: Interactions;
  #at = 0;

  constructor(interaction: Interaction, interactions: Interactions) {
    this.interaction = interaction;
    this.#interactions = interactions;
  }

  get #now(): Appearance | undefined {
    return this.interaction.appearances[this.#at];
  }

  get kind(): SeenKind {
    if (this.#now !== undefined) return this.#now.kind;
    if (this.interaction.choices !== null) return 'choices';
    return this.interaction.failure === null ? 'acknowledged' : 'unanswered';
  }

  get message(): Message | null {
    return this.#now?.message ?? null;
  }

  /** All messages that came of it, the oldest first. */
  get messages(): readonly Message[] {
    const all = this.interaction.appearances.map(({ message }) => message);
    return [...new Set(all.filter((message) => message !== null))];
  }

  get ephemeral(): boolean {
    return this.message !== null && this.message.onlyFor !== null;
  }

  /** What is open on the screen, if anything. */
  get view(): View | null {
    return this.#now?.view ?? null;
  }

  get modal(): View | null {
    return this.view?.type === 'modal' && !this.view.closed ? this.view : null;
  }

  get home(): View | null {
    return this.view?.type === 'home' ? this.view : null;
  }

  /** What a form was found wrong with, by block_id. */
  get errors(): Readonly<Record<string, string>> {
    return this.interaction.errors ?? {};
  }

  get choices(): readonly Option[] {
    return this.interaction.choices ?? [];
  }

  /** Why it did not work, in Slack's words; null: it did. */
  get failure(): string | null {
    return this.interaction.failure;
  }

  /** The words of it, whatever it is. */
  get text(): string {
    if (this.message !== null) return this.message.deleted === null ? textOf(this.message) : '';
    if (this.view !== null) return textOfView(this.view);
    if (this.kind === 'choices') return this.choices.map(({ text }) => readText(text)).join('\n');
    return this.failure ?? '';
  }

  /** Resolves with the next thing that this brings after what is shown now: a message, an edit, a view. */
  async next(withinMs = 5000): Promise<this> {
    const { appearances } = this.interaction;
    const wanted = this.#now === undefined ? this.#at : this.#at + 1;
    const came = await this.#interactions.until(
      this.interaction,
      () => appearances.length > wanted,
      withinMs,
    );
    if (!came) throw new Error(`Nothing more came within ${withinMs} ms.`);
    this.#at = wanted;
    return this;
  }
}

/** Waits for the acknowledgement, and then a while for something to see. */
export async function see(
  interaction: Interaction,
  interactions: Interactions,
  patienceMs: number,
): Promise<Seen> {
  const isAnswered = (): boolean => interaction.acked || interaction.failure !== null;
  await interactions.until(interaction, isAnswered);
  const hasSeen = (): boolean => interaction.appearances.length > 0;
  if (interaction.failure === null && patienceMs > 0)
    await interactions.until(interaction, hasSeen, patienceMs);
  return new Seen(interaction, interactions);
}
