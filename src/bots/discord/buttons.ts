import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { Button } from '../../shared/domain/message.ts';
import { markedAction } from '../../shared/rendering/marked-action.ts';
import { shorten } from '../../shared/rendering/shorten.ts';
import { safeUrl } from '../../shared/rendering/web-address.ts';
import { limits } from './limits.ts';

export type ButtonRow = APIActionRowComponent<APIButtonComponent>;

/**
 * Rows of the buttons that Discord would not refuse.
 *
 * @param taken custom_ids that the message holds already: Discord wants each once
 */
export function buttonRows(
  buttons: readonly Button[],
  deliveryId: string | undefined,
  taken: Set<string>,
): ButtonRow[] {
  const shown = buttons.flatMap((button) => buttonOf(button, deliveryId, taken) ?? []);
  const rows: ButtonRow[] = [];
  for (let start = 0; start < shown.length; start += limits.buttonsPerRow) {
    rows.push({
      type: ComponentType.ActionRow,
      components: shown.slice(start, start + limits.buttonsPerRow),
    });
  }
  return rows;
}

/** Undefined where it has no words, leads nowhere, or stands there already. */
function buttonOf(
  { label: words, to, danger }: Button,
  deliveryId: string | undefined,
  taken: Set<string>,
): APIButtonComponent | undefined {
  const label = shorten(words, limits.label);
  if (label === '') return undefined;
  if ('url' in to) {
    const url = safeUrl(to.url, limits.buttonUrl);
    return url === undefined
      ? undefined
      : { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
  }
  const customId = markedAction(to.action, deliveryId, limits.customId);
  if (customId === '' || customId.length > limits.customId || taken.has(customId)) return undefined;
  taken.add(customId);
  return {
    type: ComponentType.Button,
    style: danger === true ? ButtonStyle.Danger : ButtonStyle.Secondary,
    label,
    custom_id: customId,
  };
}
