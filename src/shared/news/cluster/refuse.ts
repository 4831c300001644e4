import { comparable } from '../text/characters.ts';
import { siteOf } from '../text/url.ts';
import { priorShare } from './common-words.ts';
import { phaseOf, sortOf } from './phase.ts';
import { daysApart, figuresIn, type PlacedArticle } from './placed.ts';
import type { ArticleTerms } from './terms.ts';

/** Within this time one site may tell one event twice. */
const sameSiteHours = 36;

/** Why an article is no report of the story's event, however alike the words; undefined when nothing speaks against. */
export function refusalOf(
  article: PlacedArticle,
  members: readonly PlacedArticle[],
  telling: readonly string[],
): string | undefined {
  if (members.some((other) => isSequel(article, other)))
    return 'it tells the outcome of what the closest one awaited.';
  if (members.some((other) => otherVersion(article.terms, other.terms)))
    return 'the closest one is about another version.';
  const sorts = new Set([article, ...members].map((other) => sortOf(other.title)));
  if (sorts.has('roundup')) return 'the closest one, or this one, gathers several events.';
  const words = telling.filter((term) => !article.terms.names.includes(term));
  if (sorts.size > 1 && words.length < 2)
    return 'it is a guide to what the closest one reports, or the other way round.';
  const site = siteOf(article.canonicalUrl);
  const own = members.filter((other) => siteOf(other.canonicalUrl) === site);
  if (rivals(article, members)) return 'the closest one is about another lab.';
  // Of a big event, which several others report too, an outlet writes more than once.
  const big = new Set(members.map((other) => siteOf(other.canonicalUrl))).size >= 3;
  if (!big && !own.every((other) => sameSiteTellsIt(article, other)))
    return 'the same site has told the closest one already.';
  // A rare product with its version ("Merrowin 3") tells as much as two words.
  const proof = telling.length + (telling.some((term) => / \d/.test(term)) ? 1 : 0);
  return proof < 2 ? 'the closest one shares too few telling words.' : undefined;
}

/** Each title begins with a lab of its own, and neither names the other's. */
function rivals(article: PlacedArticle, members: readonly PlacedArticle[]): boolean {
  const own = leadingLab(article.title);
  const others = members.map((other) => leadingLab(other.title));
  if (own === undefined || others.some((lab) => lab === undefined || lab === own)) return false;
  const titles = members.map((other) => comparable(other.title)).join(' ');
  return (
    !titles.includes(own) &&
    !others.some((lab) => lab !== undefined && comparable(article.title).includes(lab))
  );
}

const labs =
  /^(?:openai|anthropic|google|deepmind|meta|microsoft|nvidia|mistral|cohere|xai|amazon|apple|ibm|alibaba|deepseek|baidu|tencent|bytedance|hugging face|perplexity|stability|moonshot|zhipu|minimax|groq|cerebras|databricks|snowflake|salesforce|samsung|huawei|aleph alpha)\b/;

function leadingLab(title: string): string | undefined {
  return labs.exec(comparable(title))?.[0];
}

/**
 * One site writes two articles about one event when it tells it twice at once, in the same rare ordinary words, or
 * with the same title lengthened; a product's name alone is shared by all the guides to it.
 */
function sameSiteTellsIt(article: PlacedArticle, other: PlacedArticle): boolean {
  if (daysApart(article, other) > sameSiteHours / 24) return false;
  if (figuresIn(article.title) !== figuresIn(other.title)) return false;
  const [short, long] = [comparable(article.title), comparable(other.title)].sort(
    (a, b) => a.length - b.length,
  );
  if (short !== undefined && short.split(' ').length >= 4 && long?.startsWith(`${short} `) === true)
    return true;
  const names = new Set([...article.terms.names, ...other.terms.names]);
  const words = article.terms.title.filter((term) => other.terms.title.includes(term) && !names.has(term));
  return words.filter((word) => priorShare(word) < 0.04).length >= 3;
}

/** An affair was still open at least three hours before its outcome is reported. */
function isSequel(article: PlacedArticle, other: PlacedArticle): boolean {
  const [first, second] = article.publishedAt < other.publishedAt ? [article, other] : [other, article];
  return (
    phaseOf(first.title) === 'open' && phaseOf(second.title) === 'settled' && daysApart(first, second) > 0.125
  );
}

/** Different versions of one product in the two titles: "Gemma 3", "Gemma 4". */
function otherVersion(a: ArticleTerms, b: ArticleTerms): boolean {
  const versions = (terms: ArticleTerms): Map<string, string> =>
    new Map(
      terms.title.filter((term) => / [\d.]+$/.test(term)).map((term) => [term.replace(/ [\d.]+$/, ''), term]),
    );
  const inB = versions(b);
  return [...versions(a)].some(([name, term]) => inB.has(name) && inB.get(name) !== term);
}
