import type { Block, Message } from '../../domain/message.ts';
import type { Brief } from '../../domain/story.ts';
import {
  type PresentOptions,
  basedOn,
  bulletsOf,
  cardOf,
  citations,
  headingOf,
  ledeOf,
  pictureIn,
  publishers,
  smallPrint,
} from './parts.ts';
import { words } from './words.en.ts';

/** The full brief of a story: headline, date, lede, key points with their publishers, and a card per source. */
export function presentStory(brief: Brief, options: PresentOptions): Message {
  if (brief.sameAs !== undefined) return presentPointer(brief);
  const cite = citations(brief.sources);
  const blocks: Block[] = [
    headingOf(brief),
    smallPrint(brief, options),
    ...ledeOf(brief, cite),
    ...bulletsOf(brief.points, cite),
    ...pictureIn(brief, options),
    { type: 'context', text: basedOn(brief) },
    ...brief.sources.map((source) => cardOf(source, options)),
  ];
  return { blocks, fallback: brief.headline };
}

/** What is left of the card of a story that proved to be an older one: one line, and where to read on. */
export function presentPointer(brief: Brief): Message {
  const note = brief.note ?? '';
  const [source] = brief.sources;
  const runs = source
    ? [{ text: `${note} ` }, { text: `${words.sameNews}: ${source.publisher}`, link: source.url }]
    : [{ text: note }];
  return { blocks: [{ type: 'text', runs }], fallback: note };
}

/** At most so many new points stand in a follow-up: the brief says the rest. */
const mostNewPoints = 3;

/**
 * A follow-up, for an answer and for where a posted brief cannot be changed: only what is new since the version that
 * stands there.
 *
 * @param why what there is to say, in a line; by default how many sources there are now
 */
export function presentUpdate(
  brief: Brief,
  before: Brief,
  options: PresentOptions,
  why = words.update(publishers(before).length, publishers(brief).length),
): Message {
  const known = new Set([before.lede, ...before.points.map((point) => point.text)]);
  const knownSources = new Set(before.sources.map((source) => source.url));
  const newSources = brief.sources.filter((source) => !knownSources.has(source.url));
  const newIds = new Set(newSources.map((source) => source.articleId));
  const points = [{ text: brief.lede, articleIds: brief.ledeArticleIds }, ...brief.points].filter(
    (point) => !known.has(point.text) && point.articleIds.some((id) => newIds.has(id)),
  );
  const blocks: Block[] = [
    { type: 'context', text: why },
    { type: 'heading', text: before.headline, url: headingOf(brief).url },
    ...bulletsOf(points.slice(0, mostNewPoints), citations(brief.sources)),
    ...newSources.map((source) => cardOf(source, options)),
  ];
  return { blocks, fallback: `${why}: ${before.headline}` };
}
