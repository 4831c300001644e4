import { type Place, type Server, daily, instant, usualQuiet, weekly } from './wishes.ts';

/**
 * One of the twenty channels. Somebody closes it by taking the bot's permission to write away, and gives it back; without
 * an end, by deleting the channel.
 */
export interface DiscordPlace extends Place {
  kind: 'text' | 'announcement' | 'forum' | 'thread' | 'direct';
}

export const servers: readonly Server[] = [
  { name: 'Spree', zone: 'Europe/Berlin', quiet: usualQuiet, mostPosts: 6, muted: [] },
  { name: 'Sumida', zone: 'Asia/Tokyo', quiet: undefined, mostPosts: 50, muted: [] },
  {
    name: 'Hudson',
    zone: 'America/New_York',
    quiet: { from: '14:00', to: '17:30' },
    mostPosts: 1,
    muted: [],
  },
  { name: 'Bagmati', zone: 'Asia/Kathmandu', quiet: undefined, mostPosts: 50, muted: ['claude'] },
  { name: 'Waitemata', zone: 'Pacific/Auckland', quiet: usualQuiet, mostPosts: 3, muted: [] },
  { name: 'Ada', zone: 'America/Los_Angeles', quiet: usualQuiet, mostPosts: 6, muted: [] },
  { name: 'Bo', zone: 'Atlantic/Azores', quiet: usualQuiet, mostPosts: 6, muted: [] },
];

/** Twenty places that differ in as much as subscriptions can. The timeline begins on Monday, 1 June 2026. */
export const places: readonly DiscordPlace[] = [
  { name: 'spree-daily', server: 'Spree', kind: 'text', wishes: [daily('everything', '09:00')] },
  { name: 'spree-major', server: 'Spree', kind: 'announcement', wishes: [instant('everything', 'major')] },
  { name: 'spree-forum', server: 'Spree', kind: 'forum', wishes: [instant('everything')] },
  {
    name: 'spree-mixed',
    server: 'Spree',
    kind: 'text',
    wishes: [instant('models'), daily('everything', '20:15', { level: 'notable' })],
  },
  { name: 'sumida-thread', server: 'Sumida', kind: 'thread', wishes: [instant('everything')] },
  { name: 'sumida-words', server: 'Sumida', kind: 'text', wishes: [instant('"claude code" or gemma')] },
  { name: 'sumida-source', server: 'Sumida', kind: 'text', wishes: [instant('source:anthropic.com')] },
  { name: 'sumida-weekly', server: 'Sumida', kind: 'text', wishes: [weekly('everything', '09:00')] },
  {
    name: 'sumida-two',
    server: 'Sumida',
    kind: 'announcement',
    wishes: [
      daily('agents-tools', '07:30'),
      weekly('source:claude.com', '07:30'),
      instant('business-funding'),
    ],
  },
  { name: 'hudson-limit', server: 'Hudson', kind: 'text', wishes: [instant('everything')] },
  {
    name: 'hudson-notable',
    server: 'Hudson',
    kind: 'announcement',
    wishes: [daily('everything', '18:30', { level: 'notable' })],
  },
  {
    name: 'hudson-forum',
    server: 'Hudson',
    kind: 'forum',
    wishes: [weekly('everything', '08:00'), daily('models', '08:00')],
  },
  {
    name: 'bagmati-muted',
    server: 'Bagmati',
    kind: 'text',
    wishes: [instant('everything'), daily('everything', '23:45')],
  },
  {
    name: 'bagmati-later',
    server: 'Bagmati',
    kind: 'forum',
    wishes: [instant('everything', 'minor', '2026-06-05T16:00:00Z')],
  },
  {
    name: 'bagmati-later-daily',
    server: 'Bagmati',
    kind: 'text',
    wishes: [daily('everything', '06:10', { from: '2026-06-08T19:00:00Z' })],
  },
  {
    name: 'sumida-paused',
    server: 'Sumida',
    kind: 'text',
    wishes: [instant('everything'), daily('everything', '12:00')],
    pause: { at: '2026-06-03T14:00:00Z', hours: 60 },
  },
  {
    name: 'waitemata-deleted',
    server: 'Waitemata',
    kind: 'text',
    wishes: [instant('everything'), daily('everything', '09:00')],
    closed: { at: '2026-06-05T16:00:00Z' },
  },
  {
    name: 'waitemata-mended',
    server: 'Waitemata',
    kind: 'text',
    wishes: [instant('everything'), daily('everything', '09:00')],
    closed: { at: '2026-06-03T16:00:00Z', to: '2026-06-08T15:00:00Z' },
  },
  { name: 'ada', server: 'Ada', kind: 'direct', wishes: [instant('models'), instant('research')] },
  { name: 'bo', server: 'Bo', kind: 'direct', wishes: [daily('everything', '08:00')] },
];
