import { COMPONENT } from './rules/components.ts';
import type { Component, Embed } from './state/types.ts';

/** What Discord puts into an answer where the sender left it out. */
const DEFAULTS: Record<number, object> = {
  [COMPONENT.STRING_SELECT]: { min_values: 1, max_values: 1 },
  [COMPONENT.USER_SELECT]: { min_values: 1, max_values: 1 },
  [COMPONENT.ROLE_SELECT]: { min_values: 1, max_values: 1 },
  [COMPONENT.MENTIONABLE_SELECT]: { min_values: 1, max_values: 1 },
  [COMPONENT.CHANNEL_SELECT]: { min_values: 1, max_values: 1 },
  [COMPONENT.SEPARATOR]: { spacing: 1, divider: true },
  [COMPONENT.CONTAINER]: { accent_color: null, spoiler: false },
  [COMPONENT.THUMBNAIL]: { description: null, spoiler: false },
};

/** A picture as Discord has fetched it. It is fetched through a proxy. */
const toMedia = ({ url }: { url: string }) => ({ id: '1', url, proxy_url: url });

/** A component as Discord tells of it. */
export function toComponent(component: Component): object {
  const { components, accessory, media, items } = component;
  return {
    ...DEFAULTS[component.type],
    ...component,
    ...(components ? { components: components.map(toComponent) } : {}),
    ...(accessory ? { accessory: toComponent(accessory) } : {}),
    ...(media ? { media: toMedia(media) } : {}),
    ...(items
      ? {
          items: items.map((item) => ({
            description: null,
            spoiler: false,
            ...item,
            media: toMedia(item.media),
          })),
        }
      : {}),
  };
}

/** An embed as Discord tells of it. */
export const toEmbed = (embed: Embed): object => ({
  ...embed,
  type: 'rich',
  ...(embed.fields
    ? { fields: embed.fields.map((field) => ({ ...field, inline: field.inline ?? false })) }
    : {}),
});
