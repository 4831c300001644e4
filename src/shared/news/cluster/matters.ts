import type { PlacedArticle } from './placed.ts';
import { remembered } from './remembered.ts';

/** Things of which every other title tells when they are the news. */
const matters: readonly RegExp[] = [
  /\[(?:investigating|identified|monitoring|notice|incident|resolved)\]|\b(?:outages?|(?:is|are|goes|went) (?:down|dark|offline)|elevated err\w*|störung|panne)\b/iu,
  /\b(?:recalls?|recalled|rückruf|rappel)\b/iu,
  /\b(?:appeals?|appealing|berufung)\b/iu,
];

const mattersOf = remembered(({ title }: PlacedArticle): readonly RegExp[] =>
  matters.filter((matter) => matter.test(title)),
);

/** Of fewer titles, none may have found the word. */
const leastTitles = 3;

/**
 * Whether the title tells of an outage, a recall or an appeal, of which none of the story's three or more titles does:
 * what happened to a product that was just launched, or after a verdict, is news of its own.
 */
export function otherMatter(article: PlacedArticle, members: readonly PlacedArticle[]): boolean {
  if (members.length < leastTitles) return false;
  return mattersOf(article).some((matter) => !members.some((other) => mattersOf(other).includes(matter)));
}
