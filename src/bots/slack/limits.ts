/**
 * Slack's limits, as its reference states them: "Blocks" (50 in a message, 100 in a view; header 150; 25 elements of
 * actions; block_id 255; alt_text 2,000), "Text object" (3,000), "Button element" (text 75, action_id 255, url 3,000,
 * accessibility_label 75), "Modal views" (title and submit 24, callback_id 255), "Plain-text input" (initial value
 * 3,000, placeholder 150), "Input block" (label 2,000), `chat.postMessage` (text 4,000).
 *
 * `message` stands in no reference: all blocks together are refused from about 13,200 characters on
 * (slackapi/bolt-js#2509), of which an unknown part goes to what is around the text (slackapi/bolt-js#2867). The JSON of
 * all blocks is held below it, which is more than Slack can count.
 */
export const limits = {
  message: 12_000,
  blocks: 50,
  viewBlocks: 100,
  text: 3_000,
  header: 150,
  buttonsPerBlock: 25,
  label: 75,
  actionId: 255,
  url: 3_000,
  alt: 2_000,
  fallback: 3_000,
  fallbackLine: 300,
  viewTitle: 24,
  callbackId: 255,
  inputLabel: 150,
  inputValue: 3_000,
  placeholder: 150,
  fields: 50,
} as const;
