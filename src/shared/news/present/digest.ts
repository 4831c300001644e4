import { DateTime } from 'luxon';
import type { Block, Message, Run } from '../../domain/message.ts';
import type { Brief, Level } from '../../domain/story.ts';
import { sentences } from '../text/sentences.ts';
import { sourcesLine } from './compact.ts';
import { words } from './words.en.ts';

export interface DigestOptions {
  mode: 'daily' | 'weekly';
  /** The local day that it stands for: '2026-11-26'. */
  day: string;
  /** The best first, at most five. */
  stories: readonly DigestEntry[];
  /** How many others there were. */
  more: number;
  /** The local day since which it tells, where days were missed. */
  since?: string;
  /** It tells again what may have arrived already. */
  doubtful?: true;
  /** Of the digest: its buttons are known by it. */
  deliveryId: string;
}

export interface DigestEntry {
  /** From 1. It stays the story's own, also where one before it was taken back. */
  number: number;
  brief: Brief;
  level: Level;
}

/** Fewer stories than this are a quiet day. */
const quietBelow = 3;

/** One message for many stories: each a linked headline and one line, with a button for its full brief. */
export function presentDigest(digest: DigestOptions): Message {
  const { mode, day, stories, more, since, doubtful, deliveryId } = digest;
  const title = doubtful ? words.digest.doubtful : `${words.digest.title[mode]}: ${dayOf(day)}`;
  const blocks: Block[] = [{ type: 'heading', text: title }];
  if (since !== undefined) blocks.push({ type: 'context', text: words.digest.since(dayOf(since)) });
  for (const entry of stories) blocks.push({ type: 'text', runs: runsOf(entry) });
  const last = doubtful ? words.digest.whyDoubtful : lastLine(mode, stories.length, more);
  if (last !== undefined) blocks.push({ type: 'context', text: last });
  if (stories.length > 0) {
    const buttons = stories.map(({ number }) => ({
      label: String(number),
      to: { action: `brief:${deliveryId}:${number}` },
    }));
    blocks.push({ type: 'buttons', buttons });
  }
  const headlines = stories.map(({ brief }) => brief.headline).join(' · ');
  return {
    blocks,
    fallback: headlines === '' ? `${title}. ${words.digest.nothing[mode]}` : `${title}: ${headlines}`,
  };
}

const dayOf = (day: string): string =>
  DateTime.fromISO(day, { zone: 'UTC' }).setLocale('en-GB').toFormat(words.digest.day);

function runsOf({ number, brief, level }: DigestEntry): Run[] {
  const link = brief.sources[0]?.url;
  const said = level === 'major' || level === 'breaking' ? words.level[level] : undefined;
  const [sentence = brief.note ?? ''] = sentences(brief.lede);
  return [
    { text: `${number}. ` },
    ...(said === undefined ? [] : [{ text: `${said}: ` }]),
    { text: brief.headline, bold: true, ...(link !== undefined && { link }) },
    { text: '\n' },
    { text: sentence === '' ? sourcesLine(brief) : `${sentence} (${sourcesLine(brief)})` },
  ];
}

/** What was left out, or that there was no more. */
function lastLine(mode: DigestOptions['mode'], stories: number, more: number): string | undefined {
  if (more > 0) return words.digest.more(more);
  if (stories === 0) return words.digest.nothing[mode];
  return stories < quietBelow ? words.digest.little[mode] : undefined;
}
