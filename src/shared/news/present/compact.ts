import type { Block, Button, Message } from '../../domain/message.ts';
import type { Brief, Level } from '../../domain/story.ts';
import {
  type PresentOptions,
  bulletsOf,
  citations,
  headingOf,
  ledeOf,
  pictureIn,
  publishers,
  smallPrint,
} from './parts.ts';
import { menuButton } from './buttons.ts';
import { presentPointer } from './story.ts';
import { words } from './words.en.ts';

export interface CompactOptions extends PresentOptions {
  level: Level;
  /** Names of the story's topics. */
  topics: readonly string[];
  /** Of the post: its buttons are known by it. */
  deliveryId: string;
}

const mostPoints = 3;
const namedPublishers = 2;
const namedTopics = 3;

/** The card in a channel, read in five seconds: headline, lede, three points, who tells it, and two buttons. */
export function presentCompact(brief: Brief, options: CompactOptions): Message {
  if (brief.sameAs !== undefined) return presentPointer(brief);
  const { level, topics, deliveryId } = options;
  const all = publishers(brief);
  // With one publisher, the line of sources says whose points they are.
  const cite = all.length > 1 ? citations(brief.sources) : () => [];
  const blocks: Block[] = [
    headingOf(brief),
    smallPrint(brief, options, [words.level[level] ?? '', topics.slice(0, namedTopics).join(', ')]),
    ...ledeOf(brief, cite),
    ...bulletsOf(brief.points.slice(0, mostPoints), cite),
    ...pictureIn(brief, options),
    { type: 'context', text: sourcesLine(brief) },
    { type: 'buttons', buttons: buttonsOf(deliveryId) },
  ];
  return { blocks, fallback: brief.headline };
}

/** "Morning Quay, Harbour Times and 3 more". */
export function sourcesLine(brief: Brief): string {
  const all = publishers(brief);
  // "and 1 more" takes as much room as the name.
  const named = all.length === namedPublishers + 1 ? all : all.slice(0, namedPublishers);
  return words.publishers(named, all.length - named.length);
}

const buttonsOf = (deliveryId: string): Button[] => [
  { label: words.fullBrief, to: { action: `brief:${deliveryId}` } },
  menuButton(deliveryId),
];
