import type { types } from '@slack/bolt';
import type { Message } from '../../shared/domain/message.ts';
import { shorten } from '../../shared/rendering/shorten.ts';
import type { Form } from '../commands/command.ts';
import { limits } from './limits.ts';
import { plain } from './plain.ts';
import { layOut } from './render.ts';
import { words } from './words.en.ts';

/**
 * A form as a modal: a line of input for each field, whose name is both block_id and action_id. Pure.
 *
 * @param callbackId comes back with what was entered, at most 255 characters
 */
export const renderModal = (form: Form, callbackId: string): types.ModalView => ({
  type: 'modal',
  callback_id: callbackId,
  title: plain(shorten(form.title, limits.viewTitle) || words.untitled),
  submit: plain(words.send),
  close: plain(words.cancel),
  blocks: form.fields.slice(0, limits.fields).map(inputOf),
});

function inputOf({ name, label, value, hint }: Form['fields'][number]): types.InputBlock {
  const placeholder = shorten(hint ?? '', limits.placeholder);
  const entered = shorten(value ?? '', limits.inputValue);
  return {
    type: 'input',
    block_id: name,
    label: plain(shorten(label, limits.inputLabel) || name),
    element: {
      type: 'plain_text_input',
      action_id: name,
      ...(entered === '' ? {} : { initial_value: entered }),
      ...(placeholder === '' ? {} : { placeholder: plain(placeholder) }),
    },
  };
}

/** A message as the Home tab, which only the person who opens it sees. Pure. */
export const renderHome = (message: Message): types.HomeView => ({
  type: 'home',
  blocks: layOut(message, { privately: true }, limits.viewBlocks).blocks,
});

/** A message in a modal that only shows it, such as a brief that somebody asked for. Pure. */
export const renderMessageModal = (title: string, message: Message): types.ModalView => ({
  type: 'modal',
  title: plain(shorten(title, limits.viewTitle) || words.untitled),
  close: plain(words.close),
  blocks: layOut(message, { privately: true }, limits.viewBlocks).blocks,
});
