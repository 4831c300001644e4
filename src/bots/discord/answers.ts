import {
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
  Routes,
} from 'discord.js';
import type { Message } from '../../shared/domain/message.ts';
import { AppError } from '../../shared/errors.ts';
import type { DiscordApi } from './api.ts';
import type { Interacting } from './calls.ts';
import { persist } from '../../shared/persist.ts';
import { renderMessage } from './render.ts';
import { words } from './words.en.ts';

/** Discord waits three seconds for the first sign of life, the way there and back included. */
const firstForMs = 2_800;
/** A try that hangs leaves time for another. */
const firstTryMs = 1_000;
/** How long somebody looks at "Thinking ..." before they give up. */
const laterForMs = 20_000;

/** How one interaction is answered; each of its methods once. What fails is tried again while somebody is waiting. */
export class Answering {
  readonly #begun = performance.now();
  #deferred = false;
  #answered = false;

  constructor(
    readonly api: DiscordApi,
    readonly interaction: Interacting,
  ) {}

  /** Discord waits three seconds for a first sign, and then for a quarter of an hour. */
  async defer(): Promise<void> {
    if (this.#answered) return;
    this.#answered = true;
    this.#deferred = true;
    await this.#callback(InteractionResponseType.DeferredChannelMessageWithSource, {
      flags: MessageFlags.Ephemeral,
    });
  }

  async form(modal: APIModalInteractionResponseCallbackData): Promise<void> {
    this.#answered = true;
    await this.#callback(InteractionResponseType.Modal, modal);
  }

  /** Whether a form can still be shown: Discord takes one as the first answer only. */
  get untouched(): boolean {
    return !this.#answered;
  }

  async choices(choices: readonly { name: string; value: string }[]): Promise<void> {
    this.#answered = true;
    await this.#callback(InteractionResponseType.ApplicationCommandAutocompleteResult, { choices });
  }

  /** @param how `instead`: in the place of the message whose button was pressed, as long as that was not deferred */
  async say(message: Message, how: { everybody: boolean; instead: boolean }): Promise<void> {
    const payload = renderMessage(message);
    const alone = { ...payload, flags: payload.flags | MessageFlags.Ephemeral };
    if (!this.#deferred) {
      this.#answered = true;
      if (how.instead) return this.#callback(InteractionResponseType.UpdateMessage, payload);
      const body = how.everybody ? payload : alone;
      return this.#callback(InteractionResponseType.ChannelMessageWithSource, body);
    }
    if (!how.everybody) return this.#edit(payload);
    // "Thinking ..." was for the asker alone, and stays so.
    await this.#edit(renderMessage({ blocks: [], fallback: words.posted }));
    try {
      await this.#post(payload);
    } catch (error) {
      await this.#edit(renderMessage({ blocks: [], fallback: words.notPosted }));
      throw error;
    }
  }

  /** What may have arrived is not sent again: others would see it twice. */
  #post(body: object): Promise<void> {
    const { application_id: application, token } = this.interaction;
    const route = Routes.webhook(application, token);
    const again = (error: AppError): boolean => !error.unsure;
    return persist(() => this.api.post({ route, body, auth: false }), { forMs: laterForMs, again });
  }

  #edit(body: object): Promise<void> {
    const { application_id: application, token } = this.interaction;
    const route = Routes.webhookMessage(application, token);
    return persist(() => this.api.patch({ route, body, auth: false }), { forMs: laterForMs });
  }

  #callback(type: InteractionResponseType, data: object): Promise<void> {
    const { id, token } = this.interaction;
    const route = Routes.interactionCallback(id, token);
    const forMs = firstForMs - (performance.now() - this.#begun);
    let mayHaveArrived = false;
    return persist(
      async () => {
        try {
          await this.api.post({ route, body: { type, data }, auth: false, withinMs: firstTryMs });
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          // Then Discord says that it has an answer already.
          if (mayHaveArrived && error.code === 'already_answered') return;
          mayHaveArrived ||= error.unsure;
          throw error;
        }
      },
      { forMs },
    );
  }
}
