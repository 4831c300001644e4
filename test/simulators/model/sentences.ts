const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a text that can stand by themselves. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n+/)
    .flatMap((paragraph) => [...segmenter.segment(paragraph)].map(({ segment }) => segment.trim()))
    .filter((sentence) => /^[\p{Lu}\p{N}]/u.test(sentence) && /[.!]$/.test(sentence))
    .filter((sentence) => sentence.split(' ').length >= 6 && sentence.split(' ').length <= 32)
    .filter((sentence) => !leaning.test(sentence) && !/[“”"<>@]|https?:/.test(sentence));
}

const leaning =
  /^(?:he|she|it|they|this|that|these|those|but|and|so|however|meanwhile|there|here|we|our|i|you|er|sie|es|das|dies)\b/i;

/** The sentence without what stands in brackets, and without a clause that begins with "which" or "who" at its end. */
export const crisp = (sentence: string): string =>
  sentence
    .replace(/ \([^)]*\)/g, '')
    .replace(/, (?:which|who|where) [^,]{3,80}\.$/, '.')
    .replace(/\b(?:also|just|newly|currently) /gi, '');

/** The sentence of the articles that shares most words with a text. */
export function closest<T extends { text: string }>(
  text: string,
  articles: readonly T[],
): { sentence: string; article: T } | undefined {
  const wanted = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  let best: { sentence: string; article: T; shared: number } | undefined;
  for (const article of articles) {
    for (const sentence of sentencesOf(article.text)) {
      const shared = (sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) =>
        wanted.has(word),
      ).length;
      if (shared > (best?.shared ?? 0)) best = { sentence, article, shared };
    }
  }
  return best;
}
