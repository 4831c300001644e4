import { FLAGS } from '../state/bits.ts';
import type { CommandChoice, Message } from '../state/types.ts';
import type { ModalBody } from '../rules/modals.ts';
import { textOf, textOfComponents } from '../text.ts';
import { CALLBACK, type Interaction, type Interactions } from './interactions.ts';

export type SeenKind =
  /** A new message, in the channel or for this person alone. */
  | 'message'
  /** "Thinking ...", and nothing came after it. */
  | 'thinking'
  /** The message that was clicked changed. */
  | 'update'
  /** The click was taken in silence. */
  | 'acknowledged'
  | 'modal'
  | 'choices'
  /** "The application did not respond". */
  | 'unanswered';

const KINDS: Record<number, SeenKind> = {
  [CALLBACK.MESSAGE]: 'message',
  [CALLBACK.DEFERRED_MESSAGE]: 'message',
  [CALLBACK.DEFERRED_UPDATE]: 'acknowledged',
  [CALLBACK.UPDATE]: 'update',
  [CALLBACK.CHOICES]: 'choices',
  [CALLBACK.MODAL]: 'modal',
};

const isLoading = (message: Message | null): boolean =>
  message !== null && message.deleted === null && (message.flags & FLAGS.LOADING) !== 0;

/** What a person saw after doing something. It is alive: later edits show in it. */
export class Seen {
  readonly interaction: Interaction;
  readonly #interactions: Interactions;
  #shown = 0;

  constructor(interaction: Interaction, interactions: Interactions) {
    this.interaction = interaction;
    this.#interactions = interactions;
  }

  get kind(): SeenKind {
    if (this.interaction.answer === null) return 'unanswered';
    if (isLoading(this.interaction.original)) return 'thinking';
    return KINDS[this.interaction.answer] ?? 'acknowledged';
  }

  /** Whether the bot asked for time first. */
  get deferred(): boolean {
    const { answer } = this.interaction;
    return answer === CALLBACK.DEFERRED_MESSAGE || answer === CALLBACK.DEFERRED_UPDATE;
  }

  /** The answer, or the message that was updated. */
  get message(): Message | null {
    return this.interaction.original;
  }

  get ephemeral(): boolean {
    return this.message !== null && this.message.onlyFor !== null;
  }

  get followups(): readonly Message[] {
    return this.interaction.followups;
  }

  get modal(): ModalBody | null {
    return this.interaction.modal;
  }

  get choices(): readonly CommandChoice[] {
    return this.interaction.choices ?? [];
  }

  /** The words of it, whatever it is. */
  get text(): string {
    const { modal, choices } = this.interaction;
    if (modal !== null) return [modal.title, textOfComponents(modal.components)].join('\n');
    if (choices !== null) return choices.map(({ name }) => name).join('\n');
    return this.message === null ? '' : textOf(this.message);
  }

  #changes(): number {
    const messages = [this.interaction.original, ...this.interaction.followups].filter(
      (each) => each !== null,
    );
    return messages.reduce(
      (sum, { history, deleted }) => sum + 1 + history.length + (deleted === null ? 0 : 1),
      0,
    );
  }

  /** Resolves with the next thing that this interaction brings after what was last looked at: a followup or an edit. */
  async next(withinMs = 5000): Promise<this> {
    const came = await this.#interactions.until(
      this.interaction,
      () => this.#changes() > this.#shown,
      withinMs,
    );
    if (!came) throw new Error(`Nothing more came within ${withinMs} ms.`);
    this.look();
    return this;
  }

  /** Takes note of what is there now; `next` waits for more. */
  look(): void {
    this.#shown = this.#changes();
  }
}

/** Waits for an answer, and if that is "Thinking ...", for what comes after it. */
export async function see(
  interaction: Interaction,
  interactions: Interactions,
  thinkingMs: number,
): Promise<Seen> {
  await interactions.until(interaction, () => interaction.answer !== null || interaction.unanswered);
  if (isLoading(interaction.original)) {
    await interactions.until(interaction, () => !isLoading(interaction.original), thinkingMs);
  }
  const seen = new Seen(interaction, interactions);
  seen.look();
  return seen;
}
