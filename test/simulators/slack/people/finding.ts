import { elementsOf } from '../rules/blocks.ts';
import type { Block, Channel, Element, Message, View } from '../state/types.ts';
import { readText } from '../text.ts';
import { Seen } from './seen.ts';

/** What Slack's client would not allow. */
export class NotPossible extends Error {
  constructor(why: string) {
    super(`Not possible: ${why}.`);
  }
}

/** Anything that stands for a channel, or for something with buttons: the thing itself, or what wraps it. */
export type At = { channel: Channel } | Channel;
export type On = Message | Seen;

export const channelOf = (at: At): Channel => ('channel' in at ? at.channel : at);

/** A message or a view in which something can be used. */
export interface Surface {
  message: Message | null;
  view: View | null;
  blocks: Block[];
}

export function surfaceOf(on: On): Surface {
  const message = on instanceof Seen ? on.message : on;
  const view = on instanceof Seen ? on.view : null;
  if (message !== null) {
    if (message.deleted !== null) throw new NotPossible('the message is gone');
    const inAttachments = message.attachments.flatMap(({ blocks = [] }) => blocks);
    return { message, view: null, blocks: [...message.blocks, ...inAttachments] };
  }
  if (view === null) throw new NotPossible('there is nothing to use');
  if (view.closed) throw new NotPossible('the modal is closed');
  return { message: null, view, blocks: view.blocks };
}

export interface Found {
  block: Block;
  element: Element;
}

/** By what people call an element: the words on it, those beside it, or its action_id. */
function isCalled({ block, element }: Found, name: string): boolean {
  const label = element.type === 'button' ? readText(element.text) : undefined;
  const placeholder = element.placeholder === undefined ? undefined : readText(element.placeholder);
  const beside = block.label === undefined ? undefined : readText(block.label);
  return [element.action_id, label, placeholder, beside, block.block_id].includes(name);
}

/** The element of that name, of one kind or the other. */
export function findElement(surface: Surface, name: string, isKind: (element: Element) => boolean): Found {
  for (const block of surface.blocks) {
    for (const { element } of elementsOf(block)) {
      if (isKind(element) && isCalled({ block, element }, name)) return { block, element };
    }
  }
  throw new NotPossible(`there is no ${name}`);
}

/** Overflow menus have no name but their action_id, so their options are looked for, too. */
export function findOption(surface: Surface, name: string): Found | undefined {
  for (const block of surface.blocks) {
    for (const { element } of elementsOf(block)) {
      const has = element.options?.some(({ text, value }) => readText(text) === name || value === name);
      if (element.type === 'overflow' && has === true) return { block, element };
    }
  }
  return undefined;
}
