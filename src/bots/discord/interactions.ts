import { randomBytes } from 'node:crypto';
import {
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  InteractionType,
  MessageFlags,
} from 'discord.js';
import type { Message } from '../../shared/domain/message.ts';
import { AppError, asAppError, userError } from '../../shared/errors.ts';
import type { Logger } from '../../shared/logger.ts';
import type { Answer, Call, Choice, Command, Desk, OptionValue } from '../commands/command.ts';
import { Answering } from './answers.ts';
import type { DiscordApi } from './api.ts';
import { actionOf } from '../../shared/rendering/marked-action.ts';
import { asInteracting, callOf, personIdOf } from './calls.ts';
import { isTrouble } from './errors.ts';
import { Forms } from './forms.ts';
import { limits } from './limits.ts';
import { shorten } from '../../shared/rendering/shorten.ts';
import { words } from './words.en.ts';

export interface InteractionDeps {
  api: DiscordApi;
  desk: Desk;
  log: Logger;
  commands: readonly Command[];
  press: (action: string, call: Call) => Promise<Answer>;
  /** After how long "Thinking ..." is shown, in milliseconds; Discord waits for three seconds. */
  quickMs?: number;
}

const usualQuickMs = 1_000;

/** What a person reads, and where. */
interface Reply {
  message: Message;
  everybody: boolean;
  instead: boolean;
}

type Outcome = Reply | { form: Parameters<Forms['open']> };

/** Carries out what people do with the bot's commands, buttons and forms. */
export class Interactions {
  readonly #deps: InteractionDeps;
  readonly #forms: Forms;

  constructor(deps: InteractionDeps) {
    this.#deps = deps;
    this.#forms = new Forms(deps.desk.clock);
  }

  /** Never rejects: whatever goes wrong is told to the person, or logged where even that fails. */
  async handle(interaction: APIInteraction): Promise<void> {
    const answering = new Answering(this.#deps.api, asInteracting(interaction));
    try {
      switch (interaction.type) {
        case InteractionType.ApplicationCommand: {
          await this.#answer(answering, () =>
            this.#command(interaction as APIChatInputApplicationCommandInteraction),
          );
          return;
        }
        case InteractionType.MessageComponent: {
          await this.#answer(answering, () => this.#button(interaction));
          return;
        }
        case InteractionType.ModalSubmit: {
          await this.#answer(answering, () => this.#submitted(interaction));
          return;
        }
        case InteractionType.ApplicationCommandAutocomplete: {
          await answering.choices(await this.#completions(interaction));
          return;
        }
        case InteractionType.Ping:
          return;
      }
    } catch (error) {
      // Nobody can be told any more: Discord has given the interaction up, or cannot be reached.
      this.#deps.log.warn({ code: asAppError(error).code, err: error }, 'interaction not answered');
    }
  }

  /** Shows "Thinking ..." when it takes long, so that the person is not told that the bot is dead. */
  async #answer(answering: Answering, work: () => Promise<Outcome>): Promise<void> {
    let deferring: Promise<void> | undefined;
    const impatience = setTimeout(() => {
      deferring = answering.defer();
      // Awaited below; until then it must not count as unhandled.
      deferring.catch(() => undefined);
    }, this.#deps.quickMs ?? usualQuickMs);
    let outcome: Outcome;
    try {
      outcome = await work();
    } catch (error) {
      outcome = this.#told(error);
    } finally {
      clearTimeout(impatience);
    }
    await deferring;
    if ('form' in outcome) {
      if (answering.untouched) return answering.form(this.#forms.open(...outcome.form));
      outcome = plain(words.tooSlow);
    }
    await answering.say(outcome.message, outcome);
  }

  #told(error: unknown): Reply {
    if (error instanceof AppError && error.errorClass === 'user') return plain(error.message);
    if (isTrouble(error)) return plain(words.troubled);
    const reference = randomBytes(3).toString('hex');
    this.#deps.log.error({ reference, code: asAppError(error).code, err: error }, 'command failed');
    return plain(words.ourFault(reference));
  }

  async #command(interaction: APIChatInputApplicationCommandInteraction): Promise<Outcome> {
    const [sub] = interaction.data.options ?? [];
    const command = this.#find(sub?.name ?? '');
    const call = await callOf(this.#deps.desk, asInteracting(interaction), optionsOf(sub));
    const form = await command.asks?.(call);
    if (form) {
      const { options, person } = call;
      return { form: [form, { command: command.name, options, personId: person.id }] };
    }
    return replyOf(call, await command.execute(call));
  }

  #find(name: string): Command {
    const command = this.#deps.commands.find((each) => each.name === name);
    // Clients may still show what an earlier version had.
    if (!command) throw userError('command_unknown', words.commandUnknown);
    return command;
  }

  async #button(interaction: APIMessageComponentInteraction): Promise<Outcome> {
    const call = await callOf(this.#deps.desk, asInteracting(interaction), {});
    const answer = await this.#deps.press(actionOf(interaction.data.custom_id), call);
    return replyOf(call, answer, interaction.message);
  }

  async #submitted(interaction: APIModalSubmitInteraction): Promise<Outcome> {
    const interacting = asInteracting(interaction);
    const pending = this.#forms.take(interaction.data.custom_id, personIdOf(interacting));
    if (!pending) throw userError('form_unknown', words.formTooOld);
    const entered = enteredIn(interaction.data.components);
    const fields = pending.fields.map((name) => [name, entered.get(name)] as const);
    const options = { ...pending.options, ...Object.fromEntries(fields) };
    const call = await callOf(this.#deps.desk, interacting, options);
    return replyOf(call, await this.#find(pending.command).execute(call));
  }

  async #completions(
    interaction: Extract<APIInteraction, { type: InteractionType.ApplicationCommandAutocomplete }>,
  ): Promise<{ name: string; value: string }[]> {
    try {
      const [sub] = interaction.data.options;
      const given = sub && 'options' in sub ? (sub.options ?? []) : [];
      const focused = given.find((option) => 'focused' in option && option.focused);
      const command = this.#find(sub?.name ?? '');
      if (!focused || !command.complete) return [];
      const call = await callOf(this.#deps.desk, asInteracting(interaction), optionsOf(sub));
      const typed = 'value' in focused ? String(focused.value) : '';
      return offered(await command.complete(call, focused.name, typed));
    } catch (error) {
      this.#deps.log.warn({ code: asAppError(error).code, err: error }, 'completion failed');
      return [];
    }
  }
}

const plain = (text: string): Reply => ({
  message: { blocks: [{ type: 'text', runs: [{ text }] }], fallback: text },
  everybody: false,
  instead: false,
});

/** @param pressed the message whose button it was */
function replyOf(
  { person }: Call,
  answer: Answer,
  pressed?: APIMessageComponentInteraction['message'],
): Reply {
  return {
    message: answer.message,
    // A command must not write for somebody who may not.
    everybody: answer.seenBy === 'everybody' && person.writes,
    // What others see is not turned over by one reader.
    instead: answer.instead === true && ((pressed?.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
  };
}

function optionsOf(sub: APIApplicationCommandInteractionDataOption | undefined): Record<string, OptionValue> {
  if (sub?.type !== ApplicationCommandOptionType.Subcommand) return {};
  return Object.fromEntries(
    (sub.options ?? []).flatMap((option) => ('value' in option ? [[option.name, option.value]] : [])),
  );
}

/** Texts by the names of their fields, wherever they stand. */
function enteredIn(components: unknown): Map<string, string> {
  const entered = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const { custom_id: name, value: text, component, components: more } = value as Record<string, unknown>;
    if (typeof name === 'string' && typeof text === 'string') entered.set(name, text);
    visit(component);
    visit(more);
  };
  visit(components);
  return entered;
}

/** Discord refuses all choices for one that is too long. */
const offered = (choices: readonly Choice[]): { name: string; value: string }[] =>
  choices
    .map(({ name, value }) => ({ name: shorten(name, limits.choiceName), value }))
    .filter(({ name, value }) => name !== '' && value !== '' && value.length <= limits.choiceName)
    .slice(0, limits.choices);
