import { COMPONENT } from './rules/components.ts';
import { textOfEmbed } from './rules/messages.ts';
import type { Component, Message } from './state/types.ts';

const isText = (text: string | null | undefined): text is string => typeof text === 'string' && text !== '';

function buttonText({ label, emoji, url, disabled }: Component): string {
  const face = [emoji?.name, label].filter(isText).join(' ');
  const state = disabled === true ? ' (off)' : '';
  return isText(url) ? `[${face}](${url})` : `[${face}${state}]`;
}

/** A component as lines of text. */
function linesOf(component: Component): string[] {
  const { type, components, accessory } = component;
  switch (type) {
    case COMPONENT.TEXT_DISPLAY:
      return [component.content ?? ''];
    case COMPONENT.ACTION_ROW:
      return [(components ?? []).flatMap(linesOf).join(' ')];
    case COMPONENT.BUTTON:
      return [buttonText(component)];
    case COMPONENT.SEPARATOR:
      return ['---'];
    case COMPONENT.THUMBNAIL:
      return isText(component.description) ? [`(picture: ${component.description})`] : [];
    case COMPONENT.MEDIA_GALLERY:
      return (component.items ?? []).map(({ description }) => `(picture: ${description ?? ''})`);
    case COMPONENT.SECTION:
    case COMPONENT.CONTAINER:
      return [...(components ?? []), ...(accessory ? [accessory] : [])].flatMap(linesOf);
    case COMPONENT.TEXT_INPUT:
      return [component.label ?? ''];
    case COMPONENT.LABEL:
      return [component.label, component.description].filter(isText);
    default:
      return [`[${component.placeholder ?? 'choose'}]`];
  }
}

export const textOfComponents = (components: readonly Component[]): string =>
  components.flatMap(linesOf).join('\n');

/** The plain words of a message, as a person reads them from the top: text, embeds, components. */
export function textOf(message: Pick<Message, 'content' | 'embeds' | 'components'>): string {
  const embeds = message.embeds.flatMap(textOfEmbed);
  return [message.content, ...embeds, textOfComponents(message.components)].filter(isText).join('\n');
}
