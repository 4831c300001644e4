/**
 * Discord's limits, as its documentation states them: "Component Reference" (components V2: 40 components with the
 * nested ones, 4,000 characters over all text displays; 5 buttons a row; label 80; custom_id 100; button URL 512),
 * "Message Resource" (content 2,000, nonce 25; embeds: title 256, description 4,096, 6,000 in all), "Channel Resource"
 * (thread name 100, 5 tags on a forum post), "Application Commands" (25 options, 25 choices, 100 characters each),
 * "Receiving and Responding" (title of a modal 45).
 */
export const limits = {
  text: 4_000,
  components: 40,
  buttonsPerRow: 5,
  label: 80,
  customId: 100,
  buttonUrl: 512,
  mediaUrl: 2_048,
  mediaItems: 10,
  mediaDescription: 1_024,
  content: 2_000,
  embedTitle: 256,
  embedDescription: 4_096,
  embedTotal: 6_000,
  rows: 5,
  threadName: 100,
  appliedTags: 5,
  choices: 25,
  choiceName: 100,
  modalTitle: 45,
  modalLabel: 45,
  modalFields: 5,
  modalPlaceholder: 100,
} as const;
