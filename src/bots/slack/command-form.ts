import type { types } from '@slack/bolt';
import { shorten } from '../../shared/rendering/shorten.ts';
import type { Choice, Command, CommandOption, OptionValue } from '../commands/command.ts';
import { limits } from './limits.ts';
import { plain } from './plain.ts';
import { words } from './words.en.ts';

/** What goes on when a form comes back. It stands in the form itself, which Slack hands back as it was made. */
export interface Pending {
  command: string;
  /** What is known already. */
  options: Readonly<Record<string, OptionValue | undefined>>;
  channelId?: string;
}

/** Which form of ours comes back. */
export const formId = 'form';

/** Slack's limits of a choice. */
const longestChoice = 75;
const longestValue = 150;

/**
 * A form with all that can be said with a command: a list where there are choices, one that is looked up while somebody
 * types where the command completes, else a line. Pure.
 */
export function commandForm(command: Command, pending: Pending): types.ModalView {
  return {
    type: 'modal',
    callback_id: formId,
    private_metadata: JSON.stringify(pending),
    title: plain(shorten(words.formTitle(command.name), limits.viewTitle)),
    submit: plain(words.send),
    close: plain(words.cancel),
    blocks: command.options.map((option) => inputOf(option, pending)),
  };
}

function inputOf(option: CommandOption, { channelId }: Pending): types.InputBlock {
  // From the Home tab, "here" is no channel.
  const needed = option.required === true || (isPlace(option) && channelId === undefined);
  return {
    type: 'input',
    block_id: option.name,
    optional: !needed,
    label: plain(words.optionLabel(option.name)),
    hint: plain(option.description),
    element: elementOf(option, channelId),
  };
}

/** Where the command is to work, which is here unless told otherwise; other channels are settings. */
const isPlace = ({ kind, name }: CommandOption): boolean => kind === 'channel' && name === 'channel';

function elementOf(option: CommandOption, channelId: string | undefined): types.InputBlock['element'] {
  const { kind, name, choices, completes, min, max } = option;
  if (kind === 'channel') {
    return {
      type: 'conversations_select',
      action_id: name,
      default_to_current_conversation: isPlace(option) && channelId !== undefined,
      filter: { include: ['public', 'private'], exclude_bot_users: true },
    };
  }
  if (kind === 'flag') return { type: 'static_select', action_id: name, options: words.onOff.map(choiceOf) };
  if (kind === 'number') {
    return {
      type: 'number_input',
      action_id: name,
      is_decimal_allowed: false,
      ...(min === undefined ? {} : { min_value: String(min) }),
      ...(max === undefined ? {} : { max_value: String(max) }),
    };
  }
  if (choices) return { type: 'static_select', action_id: name, options: choices.map(choiceOf) };
  if (completes || kind === 'role') return { type: 'external_select', action_id: name, min_query_length: 0 };
  return { type: 'plain_text_input', action_id: name };
}

const choiceOf = ({ name, value }: Choice): types.PlainTextOption => ({
  text: plain(shorten(name, longestChoice)),
  value,
});

/** Choices as Slack takes them, without those that it would refuse all of them for. */
export const shownChoices = (choices: readonly Choice[]): types.PlainTextOption[] =>
  choices
    .filter(({ name, value }) => name.trim() !== '' && value !== '' && value.length <= longestValue)
    .map(choiceOf);
