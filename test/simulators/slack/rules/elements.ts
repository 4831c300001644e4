import {
  type Check,
  all,
  anything,
  boolean,
  byType,
  integer,
  list,
  object,
  oneOf,
  pattern,
  problem,
  text,
} from './schema.ts';
import {
  atMost,
  confirmation,
  conversationFilter,
  dispatchConfig,
  overflowOption,
  plainText,
  richOption,
  selectOption,
  withOptions,
} from './objects.ts';

/** Slack: "Block Kit", block elements. */

const type = text(50);
const actionId = text(255);
const url = text(3000);
const placeholder = plainText(150);
const id = text(50);
const date = pattern(/^\d{4}-\d{2}-\d{2}$/, 'a date like 2026-03-01');
const time = pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 09:00');

/** What all interactive elements may have. */
const common = { action_id: actionId, confirm: confirmation, focus_on_load: boolean };

const button = object(
  { type, text: plainText(75) },
  {
    action_id: actionId,
    confirm: confirmation,
    url,
    value: text(2000),
    style: oneOf('primary', 'danger'),
    accessibility_label: text(75),
  },
);

const menu = (more: Record<string, Check>): Check => object({ type }, { ...common, placeholder, ...more });

const selects: Record<string, Check> = {
  static_select: withOptions((options) => menu({ ...options, initial_option: selectOption })),
  external_select: menu({ initial_option: selectOption, min_query_length: integer(0, 100) }),
  users_select: menu({ initial_user: id }),
  conversations_select: menu({
    initial_conversation: id,
    default_to_current_conversation: boolean,
    response_url_enabled: boolean,
    filter: conversationFilter,
  }),
  channels_select: menu({ initial_channel: id, response_url_enabled: boolean }),
};

const many = { max_selected_items: atMost };
const multiSelects: Record<string, Check> = {
  multi_static_select: withOptions((options) =>
    menu({ ...options, ...many, initial_options: list(selectOption, 100) }),
  ),
  multi_external_select: menu({
    ...many,
    initial_options: list(selectOption, 100),
    min_query_length: integer(0, 100),
  }),
  multi_users_select: menu({ ...many, initial_users: list(id, 100) }),
  multi_conversations_select: menu({
    ...many,
    initial_conversations: list(id, 100),
    default_to_current_conversation: boolean,
    filter: conversationFilter,
  }),
  multi_channels_select: menu({ ...many, initial_channels: list(id, 100) }),
};

const choices: Record<string, Check> = {
  checkboxes: object(
    { type, options: list(richOption, 10) },
    { ...common, initial_options: list(richOption, 10) },
  ),
  radio_buttons: object({ type, options: list(richOption, 10) }, { ...common, initial_option: richOption }),
};

const pickers: Record<string, Check> = {
  datepicker: object({ type }, { ...common, placeholder, initial_date: date }),
  timepicker: object({ type }, { ...common, placeholder, initial_time: time, timezone: text(100) }),
  datetimepicker: object({ type }, { ...common, initial_date_time: integer(0, 9_999_999_999) }),
};

const overflow = object(
  { type, options: list(overflowOption, 5) },
  { action_id: actionId, confirm: confirmation },
);

export const image: Check = all(
  object({ type, alt_text: text(2000) }, { image_url: url, slack_file: anything }),
  (value, at) => {
    const { image_url: address, slack_file: file } = value as { image_url?: unknown; slack_file?: unknown };
    return [address, file].filter((each) => each !== undefined).length === 1
      ? []
      : [problem('must define either `image_url` or `slack_file`', at)];
  },
);

const entry = (more: Record<string, Check>): Check =>
  object(
    { type },
    {
      action_id: actionId,
      placeholder,
      initial_value: text(3000, 0),
      dispatch_action_config: dispatchConfig,
      focus_on_load: boolean,
      ...more,
    },
  );

const inputs: Record<string, Check> = {
  plain_text_input: entry({
    multiline: boolean,
    min_length: integer(0, 3000),
    max_length: integer(1, 3000),
  }),
  email_text_input: entry({}),
  url_text_input: entry({}),
  number_input: object(
    { type, is_decimal_allowed: boolean },
    {
      action_id: actionId,
      placeholder,
      initial_value: text(100),
      min_value: text(100),
      max_value: text(100),
      dispatch_action_config: dispatchConfig,
      focus_on_load: boolean,
    },
  ),
};

/** Which elements a block may hold. */
export const inActions = byType({ button, overflow, ...selects, ...choices, ...pickers });
export const inSection = byType({
  button,
  overflow,
  image,
  ...selects,
  ...multiSelects,
  ...choices,
  ...pickers,
});
export const inInput = byType({ ...inputs, ...selects, ...multiSelects, ...choices, ...pickers });
