import type { StoryArticle } from '../../domain/story.ts';
import { sentences } from '../text/sentences.ts';
import { topicWords } from '../text/tokens.ts';
import { type Amount, amountsIn, sameAmount, sameUnit } from './amounts.ts';
import { likeness } from './likeness.ts';

/** A figure that was reported and proved wrong, and the one that stands in its place, where that is told. */
interface Correction {
  wrong: Amount;
  right: Amount | undefined;
  /** What it is about: topic words of the correction. */
  about: ReadonlySet<string>;
}

const before = 'earlier|previous|initial|original';
const amount = '(?:US\\$|[$€£¥])?\\d[\\d.,]*(?: ?(?:%|\\p{L}+))?';
/** A report of before; an earlier version of a product is none. */
const report = `(?:(?:${before}) (?:reports?|articles?|stor(?:y|ies)|headlines?|dispatch(?:es)?|accounts?|figures?)|first reports|(?:${before}|first) versions? of (?:this|the|our) (?:article|story|report|post|text|release))`;
/** That report as something that was said, and not as something that exists. */
const reportSaid = `\\b${report}\\b(?=[^.;]{0,40}?\\b(?:said|stated|put|gave|listed|cited)\\b| of ${amount}|[^.;]{0,50}?\\b(?:was|were) (?:wrong|incorrect|inaccurate|false|too)\\b)`;
/** Says that a figure was reported wrongly; that a plan or a forecast changed is news, and no correction. */
const speaksOfError = new RegExp(
  `\\b(?:correct(?:s|ed|ing|ions?)|misstated|misreported|in error|erroneously|wrongly)\\b|${reportSaid}|\\b(?:first|initially|originally|previously|earlier) (?:reported|stated)\\b`,
  'iu',
);
/** Where the wrong figure stands in such a sentence. */
const wrongs = [
  new RegExp(`\\b(?:not|rather than|instead of) (?:the )?(?<wrong>${amount})`, 'iu'),
  new RegExp(`${reportSaid}[^.;]{0,50}?(?<wrong>${amount})`, 'iu'),
  new RegExp(
    `(?<wrong>${amount}),? (?:as |that )?(?:was |were |had been )?(?:first|initially|originally|previously|earlier|wrongly|erroneously) (?:reported|stated)`,
    'iu',
  ),
  new RegExp(
    `\\b(?:misstated|misreported|wrongly|erroneously|(?:initially|originally|previously) (?:reported|stated))\\b[^.;]{0,50}?(?<wrong>${amount})`,
    'iu',
  ),
  new RegExp(`\\bcorrect\\w*\\b[^.;]{0,40}? from (?<wrong>${amount})`, 'iu'),
];
const declared = /^\W{0,2}(?:correct(?:ion|ed)|richtigstellung|korrektur)\b/i;

/** Whether a sentence itself says that a figure was reported wrongly. */
export const namesError = (sentence: string): boolean => speaksOfError.test(sentence);

/**
 * Whether a text states a figure that an article of the story corrects: one that is said to have been reported wrongly
 * ("$450 million, not $400 million as first reported"), or one of an earlier article where a later one is marked as a
 * correction and gives another for the same statement. Of corrections of corrections the last holds.
 */
export function outdatedIn(articles: readonly StoryArticle[]): (text: string) => boolean {
  const corrections = [...articles]
    .sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
    .flatMap((article) => [...told(article), ...implied(article, articles)]);
  return (text) => {
    const stated = amountsIn(text);
    if (stated.length === 0 || corrections.length === 0) return false;
    const words = subjectOf(text);
    const hits = (corrected: Amount | undefined, { about }: Correction): boolean =>
      corrected !== undefined &&
      stated.some((each) => sameAmount(each, corrected)) &&
      [...words].some((word) => about.has(word));
    const last = corrections.findLast((each) => hits(each.wrong, each) || hits(each.right, each));
    return last !== undefined && hits(last.wrong, last);
  };
}

const statementsOf = ({ title, teaser, text = '' }: StoryArticle): string[] => [
  title,
  ...sentences(teaser),
  ...sentences(text),
];

/** Figures have no part in what a statement is about. */
const subjectOf = (text: string): Set<string> =>
  new Set(
    topicWords(text).filter((word) => !/\d/.test(word) && !/^(?:million|billion|report|correct)/.test(word)),
  );

/** Corrections that name the wrong figure. */
function told(article: StoryArticle): Correction[] {
  const statements = statementsOf(article);
  return statements.flatMap((statement) => {
    if (!speaksOfError.test(statement)) return [];
    const found = wrongs.map((pattern) => pattern.exec(statement)?.groups?.['wrong']).find(Boolean);
    const [wrong] = amountsIn(found ?? '');
    if (!wrong) return [];
    const other = (text: string): Amount | undefined =>
      amountsIn(text).find((each) => each.value !== wrong.value && sameUnit(each, wrong));
    const right = other(statement) ?? statements.map(other).find((each) => each !== undefined);
    return [{ wrong, right, about: subjectOf(`${article.title} ${statement}`) }];
  });
}

/** An article that is marked as a correction, beside one that said the same with another figure before. */
function implied(article: StoryArticle, all: readonly StoryArticle[]): Correction[] {
  return statementsOf(article).flatMap((statement) => {
    if (!declared.test(statement)) return [];
    const about = subjectOf(statement);
    const rights = amountsIn(statement);
    const same = all
      .filter((other) => other.publishedAt < article.publishedAt)
      .flatMap(statementsOf)
      .filter((earlier) => likeness(subjectOf(earlier), about) >= 0.5);
    return same.flatMap((earlier) =>
      amountsIn(earlier).flatMap((wrong): Correction[] => {
        const right = rights.find((each) => each.unit === wrong.unit && each.unit !== '');
        return right && !rights.some((each) => sameAmount(each, wrong)) ? [{ wrong, right, about }] : [];
      }),
    );
  });
}
