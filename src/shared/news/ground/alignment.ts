import { meaningOf } from '../cluster/meanings.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import { type Word, contentOf } from './words.ts';

/** Whether an article has a word, in whatever form, or another one of its meaning. */
export const hasWord = (article: Prepared, { form }: Word): boolean =>
  article.places.has(form) ||
  article.places.has(`~${meaningOf(form)}`) ||
  relatives(article, form).length > 0;

/** Words of one family: "deployment" and "deployed" share all but their endings. Figures have none. */
export function relatives(article: Prepared, form: string): string[] {
  if (form.length < 4 || /\p{N}/u.test(form)) return [];
  return (article.byOpening.get(form.slice(0, 4)) ?? []).filter(
    (other) => opening(form, other) >= Math.max(4, Math.min(form.length, other.length) - 2),
  );
}

function opening(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** So many sentences of an article are compared word by word: those that share most content words with the statement. */
const mostCompared = 12;

/** The largest share (0..1) of words that stand in one sentence of the articles, in the same order. */
export function inLine(words: readonly Word[], articles: readonly Prepared[]): number {
  const content = contentOf(words);
  const forms = words.map(({ form }) => form);
  const likeliest = articles.flatMap((article) => likelySentences(content, article));
  const longest = likeliest.map((sentence) =>
    commonInOrder(
      forms,
      sentence.words.map(({ form }) => form),
    ),
  );
  return Math.max(0, ...longest) / Math.max(1, forms.length);
}

function likelySentences(content: readonly Word[], article: Prepared): EvidenceSentence[] {
  const shared = new Map<number, number>();
  for (const form of new Set(content.map((word) => word.form)))
    for (const sentence of new Set(article.places.get(form)?.map((place) => place.sentence)))
      shared.set(sentence, (shared.get(sentence) ?? 0) + 1);
  return [...shared]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostCompared)
    .flatMap(([sentence]) => article.sentences[sentence] ?? []);
}

/** The length of the longest row of words that both have, with whatever between them. */
function commonInOrder(a: readonly string[], b: readonly string[]): number {
  let row = new Uint16Array(b.length + 1);
  for (const word of a) {
    const next = new Uint16Array(b.length + 1);
    for (let at = 1; at <= b.length; at++)
      next[at] = b[at - 1] === word ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0);
    row = next;
  }
  return row[b.length] ?? 0;
}
