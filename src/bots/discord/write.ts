import type { APIMediaGalleryItem } from 'discord.js';
import type { Citation, Run } from '../../shared/domain/message.ts';
import type { Passage, Piece, SourceCard } from '../../shared/rendering/pieces.ts';
import { shorten } from '../../shared/rendering/shorten.ts';
import { safeUrl } from '../../shared/rendering/web-address.ts';
import { limits } from './limits.ts';
import { enclose, escapeText, link } from './markdown.ts';
import { words } from './words.en.ts';

/** The markdown of a piece; undefined for what is no text. */
export function markdownOf(piece: Piece): string | undefined {
  switch (piece.kind) {
    case 'heading':
      return `${piece.first ? '##' : '###'} ${link(piece.text, piece.url)}`;
    case 'text':
      return passageOf(piece.passage);
    case 'context':
      // Each line of small print needs its own mark.
      return passageOf(piece.passage)
        .split(/\n+/)
        .map((line) => `-# ${line}`)
        .join('\n');
    case 'bullets':
      return piece.items.map((item) => `- ${passageOf(item)}`).join('\n');
    case 'sources':
      return cardsOf(piece).join('\n');
    case 'images':
    case 'buttons':
    case 'divider':
      return undefined;
  }
}

/** The room of a piece, with the line feed that parts it from the next in the same text display. */
export const roomOf = (piece: Piece): number => {
  const markdown = markdownOf(piece);
  return markdown === undefined ? 0 : markdown.length + 1;
};

/** A card is a title and the small print below it; at last, how many more there would be. */
export const cardsOf = ({ cards, hidden }: Extract<Piece, { kind: 'sources' }>): string[] => [
  ...cards.map(cardOf),
  ...(hidden > 0 ? [`-# ${words.moreSources(hidden)}`] : []),
];

function cardOf({ publisher, date, title, url }: SourceCard): string {
  const by = [publisher, date].map(escapeText).filter((part) => part !== '');
  const lines = [link(title, url), by.length === 0 ? '' : `-# ${by.join(' · ')}`];
  return lines.filter((line) => line !== '').join('\n');
}

/** The images that Discord would not refuse. */
export const shownImages = ({ items }: Extract<Piece, { kind: 'images' }>): APIMediaGalleryItem[] =>
  items.flatMap(({ url, alt }) => {
    const address = safeUrl(url, limits.mediaUrl);
    const description = shorten(alt, limits.mediaDescription);
    if (address === undefined) return [];
    return [{ media: { url: address }, ...(description === '' ? {} : { description }) }];
  });

const passageOf = ({ sentences, cited }: Passage): string =>
  sentences
    .flatMap(({ gap, runs }) => [gap, ...runs.map(runOf)])
    .filter((part) => part !== '')
    .reduce(joined, '') + citedBy(cited);

/** Two bold runs side by side would show their asterisks. */
const joined = (before: string, after: string): string =>
  before.endsWith('**') && after.startsWith('**') ? before.slice(0, -2) + after.slice(2) : before + after;

/** The blanks around a run stay outside its marks. */
function runOf({ text, bold, link: url }: Run): string {
  const [before = '', after = ''] = [/^ /, / $/].map((blank) => blank.exec(text)?.[0]);
  if (text.trim() === '') return before;
  // An address may hold asterisks, so bold stands within the link.
  const mark = bold === true ? '**' : '';
  const marked = url === undefined ? enclose(escapeText(text), mark) : link(text, url, mark);
  return before + marked + after;
}

const citedBy = (cited: readonly Citation[]): string =>
  cited.length === 0 ? '' : ` (${cited.map(({ publisher, url }) => link(publisher, url)).join(', ')})`;
