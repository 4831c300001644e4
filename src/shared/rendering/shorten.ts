import { oneLine } from '../news/text/characters.ts';

const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * One line of at most `longest` characters that ends with a whole word; empty where not even the first one fits.
 * Scripts without spaces are parted by Unicode's rules for words.
 */
export function shorten(text: string, longest: number): string {
  const line = oneLine(text);
  if (line.length <= longest) return line;
  const room = line.slice(0, longest);
  const space = room.lastIndexOf(' ');
  const end = space > 0 ? space : lastWordEnd(line, longest - 1);
  const kept = line.slice(0, end).replace(/[\s,;:–—-]+$/u, '');
  return kept === '' ? '' : `${kept}…`;
}

function lastWordEnd(line: string, longest: number): number {
  let end = 0;
  // A word beyond the limit decides nothing, and texts can be long.
  for (const { segment, index } of wordSegmenter.segment(line.slice(0, longest + 100))) {
    if (index + segment.length > longest) break;
    end = index + segment.length;
  }
  return end;
}
