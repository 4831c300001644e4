import { stripInvisible } from '../text/characters.ts';

/**
 * A text as people write it: one kind of quotes and dashes, and what tokenizers tear apart put together again
 * ("$ 5, 000", "did n't", "the u. s.", "28 - 24", "the end ."). Lengths change; line feeds stay.
 */
export function tidy(text: string): string {
  return stripInvisible(text)
    .replace(/[“”„‟«»]|``|''/g, '"')
    .replace(/[‘’‚‛´`]/g, "'")
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/ -(?:lrb|lsb)- /gi, ' (')
    .replace(/ -(?:rrb|rsb)-/gi, ')')
    .replace(/(\d), (\d{3})(?!\d)/g, '$1,$2')
    .replace(/(\d)\. (\d+) (?=per ?cent|%|million|billion)/gi, '$1.$2 ')
    .replace(/([$€£]) (?=\d)/g, '$1')
    .replace(/\bu\. ?s\.(?: ?a\.)?/gi, 'US')
    .replace(/\bu\. ?k\./gi, 'UK')
    .replace(/(\p{L}) ('s|n't|'re|'ve|'ll|'d)\b/giu, '$1$2')
    .replace(/ ([.,;:!?])(?=\s|$)/g, '$1');
}
