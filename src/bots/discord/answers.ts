import {
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
  Routes,
} from 'discord.js';
import type { Message } from '../../shared/domain/message.ts';
import type { DiscordApi } from './api.ts';
import type { Interacting } from './calls.ts';
import { renderMessage } from './render.ts';
import { words } from './words.en.ts';

/** How one interaction is answered; each of its methods once. */
export class Answering {
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
    await this.api.post({ route: this.#webhook(), body: payload, auth: false });
  }

  #edit(body: object): Promise<void> {
    return this.api.patch({
      route: Routes.webhookMessage(this.interaction.application_id, this.interaction.token),
      body,
      auth: false,
    });
  }

  #webhook(): string {
    return Routes.webhook(this.interaction.application_id, this.interaction.token);
  }

  #callback(type: InteractionResponseType, data: object): Promise<void> {
    const { id, token } = this.interaction;
    return this.api.post({ route: Routes.interactionCallback(id, token), body: { type, data }, auth: false });
  }
}
