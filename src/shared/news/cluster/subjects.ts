import { comparable } from '../text/characters.ts';
import type { PlacedArticle } from './placed.ts';
import { remembered } from './remembered.ts';

/** Products with their versions in a title: "gemma" -> "gemma 3". */
const versionsIn = remembered(
  ({ terms }: PlacedArticle): ReadonlyMap<string, string> =>
    new Map(
      terms.title
        .filter((term) => / \d[\d.]*$/.test(term))
        .map((term) => [term.slice(0, term.lastIndexOf(' ')), term]),
    ),
);

/** Whether the title names another version of a product ("Gemma 4") than every title of the story that names it. */
export function otherVersion(article: PlacedArticle, members: readonly PlacedArticle[]): boolean {
  const theirs = members.map(versionsIn);
  return [...versionsIn(article)].some(([name, version]) => {
    const known = theirs.map((versions) => versions.get(name)).filter((found) => found !== undefined);
    return known.length > 0 && !known.includes(version);
  });
}

/** Whether the title names products with versions, titles of the story do so too, and none is the same. */
export function otherProduct(article: PlacedArticle, members: readonly PlacedArticle[]): boolean {
  const own = versionsIn(article);
  const theirs = new Set(members.flatMap((other) => [...versionsIn(other).keys()]));
  return own.size > 0 && theirs.size > 0 && ![...own.keys()].some((name) => theirs.has(name));
}

const lab =
  /^(?:openai|anthropic|google|deepmind|meta|microsoft|nvidia|amd|intel|tsmc|mistral|cohere|xai|amazon|apple|ibm|alibaba|deepseek|baidu|tencent|bytedance|hugging face|perplexity|stability|moonshot|zhipu|minimax|groq|cerebras|databricks|snowflake|salesforce|samsung|sk hynix|huawei|aleph alpha|tesla|waymo)\b/;

/** The lab whose doing a title reports: the one that it begins with. */
const actorOf = remembered(
  ({ title }: PlacedArticle): string | undefined => comparable(title).match(lab)?.[0],
);

/** Whether the title reports what one lab did, and all titles of the story that begin with a lab what others did. */
export function otherLab(article: PlacedArticle, members: readonly PlacedArticle[]): boolean {
  const own = actorOf(article);
  const theirs = members.map(actorOf).filter((actor) => actor !== undefined);
  return own !== undefined && theirs.length > 0 && !theirs.includes(own);
}

/** "Game 5", "day two": one of a series of which each is an event. */
const part =
  /\b(game|day|round|stage|match|leg|phase|heat)[ -](\d{1,2}|one|two|three|four|five|six|seven)\b/giu;
const figures: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
};

const partsIn = remembered(({ title }: PlacedArticle): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const [, series = '', number = ''] of title.toLowerCase().matchAll(part))
    found.set(series, (found.get(series) ?? new Set()).add(figures[number] ?? number));
  return found;
});

/** Whether the title tells of another part of a series ("Game 6") than most titles of the story that name one. */
export function otherPart(article: PlacedArticle, members: readonly PlacedArticle[]): boolean {
  return [...partsIn(article)].some(([series, own]) => {
    const theirs = members.map((other) => partsIn(other).get(series)).filter((found) => found !== undefined);
    const same = theirs.filter((numbers) => [...own].some((number) => numbers.has(number)));
    return theirs.length > 0 && same.length * 2 < theirs.length;
  });
}
