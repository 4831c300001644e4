import { DateTime } from 'luxon';
import type { ListedStory } from '../../db/tables/search.ts';
import type { Block, Message } from '../../domain/message.ts';
import { words } from './words.en.ts';
import type { PresentOptions } from './parts.ts';

export interface StoryList {
  title: string;
  stories: readonly ListedStory[];
  /** How many stories stand on the pages before. */
  offset: number;
  /** Said below the title: how a search was understood, or that there is nothing. */
  notes?: readonly string[];
}

/** Stories as numbered headlines, each with a line of facts. */
export function presentList(
  { title, stories, offset, notes = [] }: StoryList,
  options: PresentOptions,
): Message {
  const blocks: Block[] = [
    { type: 'heading', text: title },
    ...notes.map((text): Block => ({ type: 'context', text })),
    ...stories.flatMap((story, index): Block[] => [
      {
        type: 'text',
        runs: [
          { text: `${offset + index + 1}. `, bold: true },
          { text: story.headline, bold: true, ...(story.link === null ? {} : { link: story.link }) },
        ],
      },
      { type: 'context', text: factsOf(story, options) },
    ]),
  ];
  return { blocks, fallback: stories.length === 0 ? title : `${title}: ${stories[0]?.headline ?? ''}` };
}

function factsOf(story: ListedStory, { timeZone }: PresentOptions): string {
  return [
    DateTime.fromJSDate(story.last_article_at, { zone: timeZone }).setLocale('en-GB').toFormat('d MMM'),
    ...(words.level[story.level] === undefined ? [] : [words.level[story.level]]),
    story.sources === 1 ? (story.publisher ?? words.sources(1)) : words.sources(story.sources),
  ].join(' · ');
}
