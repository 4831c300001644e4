import type RssParser from 'rss-parser';
import type { Picture } from '../../../domain/picture.ts';
import { pictureOf } from '../../read/picture.ts';

/** Where feeds put pictures: Media RSS (https://www.rssboard.org/media-rss) and the enclosures of RSS. */
export interface RawPictures {
  mediaContent?: unknown;
  mediaThumbnail?: unknown;
  mediaGroup?: unknown;
  enclosure?: unknown;
}

/** For rss-parser, which reads only the fields that it is told of. */
export const pictureFields: RssParser.CustomFieldItem<RawPictures>[] = [
  ['media:content', 'mediaContent', { keepArray: true }],
  ['media:thumbnail', 'mediaThumbnail', { keepArray: true }],
  ['media:group', 'mediaGroup', { keepArray: true }],
];

/** As rss-parser hands over an element: its attributes are below `$`, its children below their names. */
type Element = Record<string, unknown>;

/** The first picture that an item offers and that can be shown: contents, then enclosures, then thumbnails. */
export function offeredPicture(raw: RawPictures, base: string): Picture | undefined {
  const groups = elements(raw.mediaGroup);
  const inGroups = (name: string): Element[] => groups.flatMap((group) => elements(group[name]));
  const contents = [...elements(raw.mediaContent), ...inGroups('media:content')].filter(isPicture);
  const enclosures = elements([{ $: raw.enclosure }]).filter(isPicture);
  const thumbnails = [...elements(raw.mediaThumbnail), ...inGroups('media:thumbnail')];
  for (const element of [...contents, ...enclosures, ...thumbnails]) {
    const { url, width, height } = attributes(element);
    const alt = textOf(element['media:description']) ?? textOf(element['media:title']);
    const picture = pictureOf({ url, width, height, alt }, base);
    if (picture) return picture;
  }
  return undefined;
}

const elements = (value: unknown): Element[] =>
  (Array.isArray(value) ? value : [])
    .slice(0, 20)
    .filter((each): each is Element => typeof each === 'object' && each !== null);

function attributes(element: Element): Record<string, string | undefined> {
  const found = element['$'];
  if (typeof found !== 'object' || found === null) return {};
  return Object.fromEntries(Object.entries(found).filter(([, value]) => typeof value === 'string'));
}

function isPicture(element: Element): boolean {
  const { medium, type, url = '' } = attributes(element);
  if (medium !== undefined) return medium === 'image';
  if (type !== undefined) return type.startsWith('image/');
  return /\.(?:jpe?g|png|webp|avif)(?:\?|$)/i.test(url);
}

/** An element without attributes is its text; with attributes, the text stands below `_`. */
function textOf(value: unknown): string | undefined {
  const [first] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof first === 'string') return first;
  const text = typeof first === 'object' && first !== null ? (first as Element)['_'] : undefined;
  return typeof text === 'string' ? text : undefined;
}
