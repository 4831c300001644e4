import { remembered } from '../cluster/remembered.ts';
import type { Prepared } from './evidence.ts';
import type { Word } from './words.ts';

/** Small words within names that are written out: their letters may stand in an acronym, and are mostly left out. */
const joining = /^(?:of|the|and|for|in|on|to|at|de|la|le|des|du|et|der|die|das|den|für|und|von)$/;
/** No acronym has more words than this. */
const most = 8;

/**
 * The initials of the names that an article writes out, in small letters: "eiu" for "European Infrastructure Union", "doj"
 * and "dj" for "Department of Justice".
 */
export const initialsOf = remembered(({ sentences }: Prepared): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { text, words } of sentences)
    words.forEach((_, start) => {
      for (const initials of initialsFrom(words.slice(start, start + most), text)) found.add(initials);
    });
  return found;
});

function initialsFrom(words: readonly Word[], text: string): string[] {
  const found: string[] = [];
  let [all, capitals] = ['', ''];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    if (before && !/^[ &-]+$/.test(text.slice(before.end, word.start))) break;
    const first = word.text.charAt(0).toLowerCase();
    const isCapital = /^\p{Lu}/u.test(word.text);
    if (!isCapital && (index === 0 || !joining.test(word.text))) break;
    all += first;
    if (!isCapital) continue;
    capitals += first;
    if (capitals.length > 1) found.push(all, capitals);
  }
  return found;
}

/** What is written out in small letters, since it names no single thing, or is told by its best-known kinds. */
const common = new Map<string, RegExp>([
  ['ai', /\b(?:artificial intelligence|machine learning|neural networks?|language models?|chatbots?|künstliche[nr]? intelligenz)\b/i],
  ['ki', /\b(?:künstliche[nr]? intelligenz|artificial intelligence|sprachmodelle?n?|maschinelle[ns]? lernen)\b/i],
  ['agi', /\bartificial general intelligence\b/i],
  ['ml', /\bmachine learning\b/i],
  ['llm', /\blarge language models?\b/i],
  ['ceo', /\b(?:chief executive|geschäftsführer(?:in)?|vorstandsvorsitzende[rn]?)\b/i],
  ['cfo', /\b(?:chief financial officer|finance chief|finanzchef(?:in)?)\b/i],
  ['cto', /\b(?:chief technology officer|technology chief)\b/i],
  ['api', /\b(?:application )?programming interfaces?\b/i],
  ['gpu', /\bgraphics (?:process\w+ units?|processors?|cards?|chips?)\b/i],
  ['cpu', /\b(?:central processing units?|processors?)\b/i],
  ['pc', /\bpersonal computers?\b/i],
  ['ipo', /\b(?:initial public offering|stock market (?:debut|listing)|flotation|börsengang)\b/i],
  ['gdp', /\bgross domestic product\b/i],
  ['ev', /\belectric (?:vehicles?|cars?)\b/i],
  ['vr', /\bvirtual[- ]reality\b/i],
  ['ar', /\baugmented[- ]reality\b/i],
  ['tv', /\btelevisions?\b/i],
  ['ip', /\bintellectual property\b/i],
  ['os', /\boperating systems?\b/i],
  ['vc', /\bventure capital/i],
  ['iot', /\binternet of things\b/i],
]); // prettier-ignore

/** Whether an article writes out what an acronym (in small letters) stands for. */
export const isWrittenOut = (article: Prepared, acronym: string): boolean =>
  initialsOf(article).has(acronym) ||
  article.sentences.some(({ text }) => common.get(acronym)?.test(text) === true);
