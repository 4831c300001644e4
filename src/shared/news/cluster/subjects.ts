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

const labs =
  /\b(?:openai|anthropic|google|deepmind|meta|microsoft|nvidia|amd|intel|mistral|cohere|xai|amazon|apple|ibm|alibaba|deepseek|baidu|tencent|bytedance|hugging face|perplexity|stability|moonshot|zhipu|minimax|groq|cerebras|databricks|snowflake|salesforce|samsung|huawei|aleph alpha|tesla|waymo)\b/g;

const labsIn = remembered(
  ({ title }: PlacedArticle): readonly string[] => comparable(title).match(labs) ?? [],
);

/** Whether the title and those of the story each name labs, and none in common. */
export function otherLab(article: PlacedArticle, members: readonly PlacedArticle[]): boolean {
  const own = labsIn(article);
  const theirs = members.flatMap(labsIn);
  return own.length > 0 && theirs.length > 0 && !own.some((lab) => theirs.includes(lab));
}
