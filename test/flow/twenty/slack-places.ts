import { type Place, type Server, daily, instant, usualQuiet, weekly } from './wishes.ts';

/** A channel, or somebody's direct messages with the bot. */
export interface SlackPlace extends Place {
  kind: 'public' | 'private' | 'direct';
  /** How it is closed: the channel is archived, the bot is removed from it, or its reader presses "Stop". */
  by?: 'archive' | 'removal' | 'stop';
}

export interface Workspace extends Server {
  /** Whether an admin named a channel for trouble; else whoever subscribed hears of it. */
  hasLog: boolean;
}

export const workspaces: readonly Workspace[] = [
  { name: 'Isar', zone: 'Europe/Helsinki', quiet: usualQuiet, mostPosts: 6, muted: [], hasLog: true },
  { name: 'Ganga', zone: 'Asia/Kolkata', quiet: undefined, mostPosts: 50, muted: ['gemini'], hasLog: true },
  {
    name: 'Orinoco',
    zone: 'America/Caracas',
    quiet: { from: '13:00', to: '18:45' },
    mostPosts: 2,
    muted: [],
    hasLog: false,
  },
];

/** People who read by themselves, as colleagues in one of the workspaces, with the zones of their own profiles. */
export const readers: readonly (Server & { workspace: string })[] = [
  {
    name: 'Eve',
    workspace: 'Isar',
    zone: 'America/Sao_Paulo',
    quiet: usualQuiet,
    mostPosts: 6,
    muted: [],
  },
  { name: 'Fay', workspace: 'Ganga', zone: 'Pacific/Chatham', quiet: usualQuiet, mostPosts: 6, muted: [] },
];

/** Twenty places that differ in as much as subscriptions can. The timeline begins on Monday, 1 June 2026. */
export const places: readonly SlackPlace[] = [
  { name: 'isar-daily', server: 'Isar', kind: 'public', wishes: [daily('everything', '09:00')] },
  { name: 'isar-major', server: 'Isar', kind: 'private', wishes: [instant('everything', 'major')] },
  { name: 'isar-all', server: 'Isar', kind: 'public', wishes: [instant('everything')] },
  {
    name: 'isar-mixed',
    server: 'Isar',
    kind: 'private',
    wishes: [instant('models'), daily('everything', '17:40', { level: 'notable' })],
  },
  {
    name: 'isar-archived',
    server: 'Isar',
    kind: 'public',
    wishes: [instant('everything'), daily('everything', '09:00')],
    closed: { at: '2026-06-05T16:00:00Z' },
    by: 'archive',
    why: 'The channel is archived.',
  },
  {
    name: 'isar-weekly',
    server: 'Isar',
    kind: 'public',
    wishes: [weekly('everything', '07:00'), instant('research')],
  },
  { name: 'ganga-all', server: 'Ganga', kind: 'private', wishes: [instant('everything')] },
  { name: 'ganga-words', server: 'Ganga', kind: 'public', wishes: [instant('"claude code" or gemma')] },
  { name: 'ganga-source', server: 'Ganga', kind: 'private', wishes: [instant('source:anthropic.com')] },
  {
    name: 'ganga-three',
    server: 'Ganga',
    kind: 'public',
    wishes: [
      daily('agents-tools', '07:30'),
      weekly('source:claude.com', '07:30'),
      instant('business-funding'),
    ],
  },
  {
    name: 'ganga-paused',
    server: 'Ganga',
    kind: 'public',
    wishes: [instant('everything'), daily('everything', '12:00')],
    pause: { at: '2026-06-03T14:00:00Z', hours: 60 },
  },
  {
    name: 'ganga-later',
    server: 'Ganga',
    kind: 'private',
    wishes: [
      instant('everything', 'minor', '2026-06-05T16:00:00Z'),
      daily('everything', '23:45', { from: '2026-06-08T19:00:00Z' }),
    ],
  },
  {
    name: 'ganga-invited-again',
    server: 'Ganga',
    kind: 'private',
    wishes: [instant('everything'), daily('everything', '06:10')],
    closed: { at: '2026-06-04T10:00:00Z', to: '2026-06-09T15:00:00Z' },
    by: 'removal',
    why: 'the bot was removed from it',
  },
  { name: 'orinoco-limit', server: 'Orinoco', kind: 'public', wishes: [instant('everything')] },
  {
    name: 'orinoco-notable',
    server: 'Orinoco',
    kind: 'private',
    wishes: [daily('everything', '18:45', { level: 'notable' })],
  },
  {
    name: 'orinoco-two',
    server: 'Orinoco',
    kind: 'public',
    wishes: [weekly('everything', '18:45'), daily('models', '18:45'), instant('everything')],
  },
  {
    name: 'orinoco-unarchived',
    server: 'Orinoco',
    kind: 'public',
    wishes: [instant('everything'), daily('everything', '09:00')],
    closed: { at: '2026-06-03T16:00:00Z', to: '2026-06-08T15:00:00Z' },
    by: 'archive',
    why: 'The channel is archived.',
  },
  {
    name: 'orinoco-removed',
    server: 'Orinoco',
    kind: 'private',
    wishes: [instant('everything'), daily('everything', '09:00')],
    closed: { at: '2026-06-09T15:00:00Z' },
    by: 'removal',
    why: 'the bot was removed from it',
  },
  {
    name: 'eve',
    server: 'Eve',
    kind: 'direct',
    wishes: [instant('models'), instant('research')],
    closed: { at: '2026-06-09T18:00:00Z', wanted: true },
    by: 'stop',
  },
  { name: 'fay', server: 'Fay', kind: 'direct', wishes: [daily('everything', '08:00')] },
];
