import { meaningOf } from '../cluster/meanings.ts';
import type { Prepared } from './evidence.ts';
import type { Word } from './words.ts';

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
