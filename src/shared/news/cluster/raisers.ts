import { namesInTitle, speaksOf } from './names.ts';
import type { PlacedArticle } from './placed.ts';
import { remembered } from './remembered.ts';
import type { Telling } from './similarity.ts';
import { termsIn } from './terms.ts';

/** "Ormesby raises ...", "Ormesby valued at ...": who stands before it got the money. */
const gets =
  /\b(?:raises?|raised|raising|secures?|secured|lands?|landed|closes?|closed|gets?|got|bags?|bagged|nets|wins?|takes in|pulls in|attracts|in line for|valued at|worth|lève|obtient|sammelt|erhält|holt)\b|['’]s? (?=(?:\S+ ){0,2}(?:mega-?)?(?:rounds?|raise|series [a-h]|funding)\b)/iu;
/** What makes it money for a firm rather than a contract or a trophy. */
const money =
  /\b(?:series [a-h]|seed|(?:mega-?|funding |financing |private |investment )?rounds?|funding|valuation|valued|raises?|raised|venture|lève|levée|finanzierung\w*)\b/iu;
/** A name in every hundredth story may be a place. */
const tellingFrom = 0.6;

/** Whom a title names as having raised money: nobody in most titles. */
const raisersIn = remembered((article: PlacedArticle): readonly string[] => {
  const { title } = article;
  const at = gets.exec(title)?.index;
  if (at === undefined || !money.test(title)) return [];
  const before = new Set(termsIn(title.slice(0, at)));
  return namesInTitle(article).filter((name) => before.has(name));
});

/**
 * Whether the title tells that a firm raised money of which the story never speaks, and titles of the story tell so of
 * firms of which the article never speaks: two firms may get the same sum on one day, from the same hands.
 */
export function otherRaiser(
  article: PlacedArticle,
  members: readonly PlacedArticle[],
  telling: Telling,
): boolean {
  const own = raisersIn(article).filter((name) => telling(name) >= tellingFrom);
  const theirs = members.flatMap(raisersIn).filter((name) => telling(name) >= tellingFrom);
  if (own.length === 0 || theirs.length === 0) return false;
  return (
    !own.some((name) => members.some((other) => speaksOf(other, name))) &&
    !theirs.some((name) => speaksOf(article, name))
  );
}
