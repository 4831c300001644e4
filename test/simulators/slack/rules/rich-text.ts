import { type Check, anything, boolean, byType, integer, list, object, oneOf, text } from './schema.ts';

/** Slack: "Block Kit", rich text block and its elements. */

const type = text(50);
const style = object(
  {},
  { bold: boolean, italic: boolean, strike: boolean, code: boolean, underline: boolean },
);
const wide = object(
  {},
  {
    bold: boolean,
    italic: boolean,
    strike: boolean,
    code: boolean,
    highlight: boolean,
    client_highlight: boolean,
    unlink: boolean,
  },
);

const words = byType({
  text: object({ type, text: text(40_000) }, { style }),
  link: object({ type, url: text(3000) }, { text: text(40_000, 0), unsafe: boolean, style }),
  emoji: object({ type, name: text(100) }, { unicode: text(100), skin_tone: integer(1, 6) }),
  user: object({ type, user_id: text(50) }, { style: wide }),
  usergroup: object({ type, usergroup_id: text(50) }, { style: wide }),
  channel: object({ type, channel_id: text(50) }, { style: wide }),
  broadcast: object({ type, range: oneOf('here', 'channel', 'everyone') }),
  date: object({ type, timestamp: anything, format: text(200) }, { url: text(3000), fallback: text(2000) }),
  color: object({ type, value: text(20) }),
});

const MOST = 1000;
const section = object({ type, elements: list(words, MOST, 0) });

const parts = byType({
  rich_text_section: section,
  rich_text_list: object(
    {
      type,
      style: oneOf('bullet', 'ordered'),
      elements: list(byType({ rich_text_section: section }), MOST, 0),
    },
    { indent: integer(0, 8), offset: integer(0, 10_000), border: integer(0, 1) },
  ),
  rich_text_preformatted: object(
    { type, elements: list(words, MOST, 0) },
    { border: integer(0, 1), language: text(50) },
  ),
  rich_text_quote: object({ type, elements: list(words, MOST, 0) }, { border: integer(0, 1) }),
});

export const richText: Check = object({ type, elements: list(parts, MOST, 0) }, { block_id: text(255) });
