import type { types } from '@slack/bolt';
import type { Button } from '../../shared/domain/message.ts';
import { markedAction } from '../../shared/rendering/marked-action.ts';
import { shorten } from '../../shared/rendering/shorten.ts';
import { safeUrl } from '../../shared/rendering/web-address.ts';
import { limits } from './limits.ts';
import { plain } from './plain.ts';
import { words } from './words.en.ts';

const linkMark = 'open:';

/** Whether a press only opened a page: Slack tells of it, wants to hear that it was heard, and nothing more. */
export const isLinkPress = (actionId: string): boolean => actionId.startsWith(linkMark);

/**
 * Blocks of the buttons that Slack would not refuse. The action stands in the action_id, with the delivery's id.
 *
 * @param taken action_ids that the message holds already: each stands there once
 */
export function buttonBlocks(
  buttons: readonly Button[],
  deliveryId: string | undefined,
  taken: Set<string>,
): types.ActionsBlock[] {
  const shown = buttons.flatMap((button) => buttonOf(button, deliveryId, taken) ?? []);
  const blocks: types.ActionsBlock[] = [];
  for (let start = 0; start < shown.length; start += limits.buttonsPerBlock)
    blocks.push({ type: 'actions', elements: shown.slice(start, start + limits.buttonsPerBlock) });
  return blocks;
}

/** Undefined where it has no words, leads nowhere, or stands there already. */
function buttonOf(
  { label, to, danger }: Button,
  deliveryId: string | undefined,
  taken: Set<string>,
): types.Button | undefined {
  const shown = shorten(label, limits.label);
  const url = 'url' in to ? safeUrl(to.url, limits.url) : undefined;
  const id = 'url' in to ? `${linkMark}${taken.size}` : markedAction(to.action, deliveryId, limits.actionId);
  if (shown === '' || ('url' in to && url === undefined)) return undefined;
  if (id.trim() === '' || id.length > limits.actionId || taken.has(id)) return undefined;
  taken.add(id);
  return {
    type: 'button',
    text: plain(shown),
    action_id: id,
    ...(url === undefined ? {} : { url }),
    ...(danger === true ? { style: 'danger' } : {}),
    ...(/[\p{L}\p{N}]/u.test(shown) ? {} : { accessibility_label: words.moreChoices }),
  };
}
