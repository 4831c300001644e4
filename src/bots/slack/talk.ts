import { randomBytes } from 'node:crypto';
import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Message } from '../../shared/domain/message.ts';
import { AppError, asAppError, userError } from '../../shared/errors.ts';
import type { Logger } from '../../shared/logger.ts';
import { actionOf } from '../../shared/rendering/marked-action.ts';
import type { Answer, Call, Choice, Command, OptionValue } from '../commands/command.ts';
import { is } from './api.ts';
import { type Asked, type CallDeps, callOf } from './calls.ts';
import { type Pending, commandForm, formId } from './command-form.ts';
import { type FormState, enteredIn } from './entered.ts';
import { isTrouble } from './errors.ts';
import type { Groups } from './groups.ts';
import { formButtons } from './home.ts';
import { notices } from './notices.en.ts';
import type { Reply } from './replies.ts';
import { readCommand } from './typed-command.ts';
import { renderModal } from './views.ts';
import { words } from './words.en.ts';

export interface TalkDeps extends CallDeps {
  log: Logger;
  commands: readonly Command[];
  press: (action: string, call: Call) => Promise<Answer>;
  groups: Groups;
}

const optionValue = z.union([z.string(), z.number(), z.boolean()]);
const pendingSchema = z.object({
  command: z.string(),
  options: z.record(z.string(), optionValue.optional()),
  channelId: z.string().optional(),
});

/** A message, or a form that asks for more. */
type Outcome = { answer: Answer; writes: boolean } | { view: types.ModalView };

/** What went wrong, told to the person. */
type Told = Pick<Answer, 'message' | 'seenBy' | 'instead'>;

/** What came of a form that was sent. */
export type Submitted = { message: Message; failed: boolean } | { view: types.ModalView };

/** Carries out what people do with the bot's commands, buttons and forms. */
export class Talk {
  readonly #deps: TalkDeps;

  constructor(deps: TalkDeps) {
    this.#deps = deps;
  }

  /** A typed command. */
  command(asked: Asked, text: string, reply: Reply): Promise<void> {
    return this.#answer(reply, false, async () => {
      const typed = readCommand(text, this.#deps.commands);
      if (typed.kind === 'misunderstood') throw userError('misunderstood', typed.message);
      const { command } = typed;
      if (typed.kind === 'form') return { view: commandForm(command, pendingOf(command, {}, asked)) };
      const outcome = await this.#carryOut(asked, command, typed.options);
      return command.name === 'help' ? withForms(outcome) : outcome;
    });
  }

  /** A form for a command, such as from a button of the Home tab. */
  form(asked: Asked, name: string, reply: Reply): Promise<void> {
    return this.#answer(reply, false, () => {
      const command = this.#find(name);
      return { view: commandForm(command, pendingOf(command, {}, asked)) };
    });
  }

  /** @param isPrivate whether the message whose button it is was shown to this person alone */
  press(asked: Asked, actionId: string, reply: Reply, isPrivate: boolean): Promise<void> {
    return this.#answer(reply, isPrivate, async () => {
      const call = await callOf(this.#deps, asked);
      return { answer: await this.#deps.press(actionOf(actionId), call), writes: call.person.writes };
    });
  }

  /** A form that was sent. Never rejects: what went wrong is told. */
  async submitted(asked: Asked, metadata: string, state: FormState): Promise<Submitted> {
    try {
      const { command: name, options, channelId } = pendingSchema.parse(JSON.parse(metadata));
      const command = this.#find(name);
      const place = { ...asked, ...(channelId === undefined ? {} : { channelId }) };
      const all = { ...defined(options), ...enteredIn(state, command.options) };
      const outcome = await this.#carryOut(place, command, all);
      return 'view' in outcome ? outcome : { message: outcome.answer.message, failed: false };
    } catch (error) {
      return { message: this.#told(error), failed: true };
    }
  }

  /** What may be chosen while somebody types into a form; nothing where it cannot be found out. */
  async choices(asked: Asked, metadata: string, option: string, typed: string): Promise<readonly Choice[]> {
    try {
      const { command: name, options, channelId } = pendingSchema.parse(JSON.parse(metadata));
      const command = this.#find(name);
      const known = command.options.find((each) => each.name === option);
      if (known?.kind === 'role') return await this.#deps.groups.like(asked.teamId, option, typed);
      const place = { ...asked, ...(channelId === undefined ? {} : { channelId }) };
      const call = await callOf(this.#deps, place, options, command.options);
      return (await command.complete?.(call, option, typed)) ?? [];
    } catch (error) {
      this.#deps.log.warn({ code: asAppError(error).code, err: error }, 'completion failed');
      return [];
    }
  }

  async #carryOut(
    asked: Asked,
    command: Command,
    options: Readonly<Record<string, OptionValue>>,
  ): Promise<Outcome> {
    const call = await callOf(this.#deps, asked, options, command.options);
    const form = await command.asks?.(call);
    if (form) {
      const pending = pendingOf(command, options, asked);
      return { view: { ...renderModal(form, formId), private_metadata: JSON.stringify(pending) } };
    }
    return { answer: await command.execute(call), writes: call.person.writes };
  }

  /** Never rejects: whatever goes wrong is told to the person, or logged where even that fails. */
  async #answer(reply: Reply, isPrivate: boolean, work: () => Outcome | Promise<Outcome>): Promise<void> {
    try {
      const outcome = await Promise.resolve()
        .then(work)
        .catch((error: unknown): Told => ({ message: this.#told(error) }));
      if ('view' in outcome) {
        await this.#ask(reply, outcome.view);
        return;
      }
      const { answer, writes } = 'message' in outcome ? { answer: outcome, writes: false } : outcome;
      await reply.say(answer.message, {
        // A command must not write for somebody who may not.
        everybody: answer.seenBy === 'everybody' && writes,
        // What others see is not turned over by one reader.
        instead: answer.instead === true && isPrivate,
      });
    } catch (error) {
      // Nobody can be told any more: Slack has given the interaction up, or cannot be reached.
      this.#deps.log.warn({ code: asAppError(error).code, err: error }, 'not answered');
    }
  }

  async #ask(reply: Reply, view: types.ModalView): Promise<void> {
    const name = view.title.text;
    if (!reply.form)
      return reply.say(plainly(words.formElsewhere(name)), { everybody: false, instead: false });
    try {
      await reply.form(view);
    } catch (error) {
      await reply.say(this.#told(error), { everybody: false, instead: false });
    }
  }

  #told(error: unknown): Message {
    if (error instanceof AppError && error.errorClass === 'user') return plainly(error.message);
    if (is(error, 'missing_scope', 'workspace_left')) return plainly(error.message);
    if (isTrouble(error)) return plainly(notices.troubledNow);
    const reference = randomBytes(3).toString('hex');
    this.#deps.log.error({ reference, code: asAppError(error).code, err: error }, 'command failed');
    return plainly(notices.ourFault(reference));
  }

  #find(name: string): Command {
    const command = this.#deps.commands.find((each) => each.name === name);
    if (!command) throw userError('command_unknown', notices.formTooOld);
    return command;
  }
}

/** Whoever asks for help is offered the forms as well. */
function withForms(outcome: Outcome): Outcome {
  if ('view' in outcome) return outcome;
  const { answer } = outcome;
  const { message } = answer;
  return {
    ...outcome,
    answer: { ...answer, message: { ...message, blocks: [...message.blocks, formButtons] } },
  };
}

const pendingOf = (
  { name }: Command,
  options: Readonly<Record<string, OptionValue>>,
  { channelId }: Asked,
): Pending => ({ command: name, options, ...(channelId === undefined ? {} : { channelId }) });

const defined = (options: Readonly<Record<string, OptionValue | undefined>>): Record<string, OptionValue> =>
  Object.fromEntries(
    Object.entries(options).filter((entry): entry is [string, OptionValue] => entry[1] !== undefined),
  );

/** Each line a paragraph of its own. */
const plainly = (text: string): Message => ({
  blocks: text.split('\n').map((line) => ({ type: 'text', runs: [{ text: line }] })),
  fallback: text,
});
