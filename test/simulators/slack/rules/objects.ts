import { type Check, all, boolean, byType, integer, list, object, oneOf, problem, text } from './schema.ts';

/** Slack: "Block Kit", composition objects. */

export const plainText = (max: number): Check =>
  byType({ plain_text: object({ type: text(20), text: text(max) }, { emoji: boolean }) });

export const mrkdwnText = (max: number): Check =>
  byType({ mrkdwn: object({ type: text(20), text: text(max) }, { verbatim: boolean }) });

export const anyText = (max: number): Check =>
  byType({
    plain_text: object({ type: text(20), text: text(max) }, { emoji: boolean }),
    mrkdwn: object({ type: text(20), text: text(max) }, { verbatim: boolean }),
  });

export const confirmation = object(
  { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  { style: oneOf('primary', 'danger') },
);

/** Only those of overflow menus may have a url; those of checkboxes and radio buttons may have formatted texts. */
function option(words: Check, more: Record<string, Check>): Check {
  return object({ text: words, value: text(150) }, { description: words, ...more });
}

export const selectOption = option(plainText(75), {});
export const overflowOption = option(plainText(75), { url: text(3000) });
export const richOption = option(anyText(75), {});

export const optionGroup = object({ label: plainText(75), options: list(selectOption, 100) });

/** Either options or groups of them. */
export function withOptions(fields: (more: Record<string, Check>) => Check): Check {
  const shape = fields({ options: list(selectOption, 100), option_groups: list(optionGroup, 100) });
  return all(shape, (value, at) => {
    const { options, option_groups: groups } = value as { options?: unknown; option_groups?: unknown };
    const given = [options, groups].filter((each) => each !== undefined).length;
    return given === 1 ? [] : [problem('must define either `options` or `option_groups`', at)];
  });
}

export const dispatchConfig = object({}, { trigger_actions_on: list(text(50), 2) });

export const conversationFilter = object(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public'), 4),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
);

export const atMost = integer(1, 1000);
