import { z } from 'zod';
import { closest, crisp, sentencesOf } from './sentences.ts';
import { translate } from './translate.ts';
import type { ChatRequest } from './wire.ts';

export interface WrittenStatement {
  number?: number;
  text: string;
  articles?: number[];
}

/** What the simulated model says, before it is put into words. */
export type Said =
  | { lede: WrittenStatement; points: WrittenStatement[] }
  | { statements: WrittenStatement[] }
  | { translations: { language: string; statements: WrittenStatement[] }[] }
  | { sum: number };

/** Every statement of it. */
export const statementsOf = (said: Said): WrittenStatement[] => {
  if ('sum' in said) return [];
  if ('translations' in said) return said.translations.flatMap(({ statements }) => statements);
  return 'statements' in said ? said.statements : [said.lede, ...said.points];
};

const articleSchema = z.object({ number: z.int(), title: z.string(), text: z.string() });
const draftSchema = z.object({
  articles: z.array(articleSchema),
  headline: z.string(),
  points: z.object({ least: z.int(), most: z.int() }),
});
const repairSchema = z.object({
  articles: z.array(articleSchema),
  statements: z.array(z.object({ number: z.int(), text: z.string(), articles: z.array(z.int()) })),
});
const translationSchema = z.object({
  languages: z.array(z.object({ language: z.string(), name: z.string() })),
  statements: z.array(z.object({ number: z.int(), text: z.string(), language: z.string().optional() })),
});
const sumSchema = z.object({ add: z.array(z.number()) });

type Article = z.infer<typeof articleSchema>;

/** What a faithful, unimaginative model answers: sentences of the articles, made shorter, with where they stand. */
export function honestAnswer(request: ChatRequest): Said | undefined {
  const material = materialOf(request);
  const draft = draftSchema.safeParse(material);
  if (draft.success) return write(draft.data);
  const repair = repairSchema.safeParse(material);
  if (repair.success) return mend(repair.data);
  const translation = translationSchema.safeParse(material);
  if (translation.success) return translateAll(translation.data);
  const sum = sumSchema.safeParse(material);
  return sum.success ? { sum: sum.data.add.reduce((a, b) => a + b, 0) } : undefined;
}

export function materialOf(request: ChatRequest): unknown {
  try {
    return JSON.parse(request.messages.findLast(({ role }) => role === 'user')?.content ?? '');
  } catch {
    return undefined;
  }
}

function write({ articles, headline, points }: z.infer<typeof draftSchema>): Said {
  const told = new Set([headline]);
  const open = articles.map((article) => sentencesOf(article.text).slice(0, 12));
  const take = (at: number): WrittenStatement | undefined => {
    const article = articles[at];
    for (;;) {
      const sentence = open[at]?.shift();
      if (sentence === undefined || article === undefined) return undefined;
      const text = crisp(sentence);
      if (isFresh(text, told)) {
        told.add(text);
        return { text, articles: [article.number] };
      }
    }
  };
  // What happened stands in the first long sentence; short ones before it are the line under the title.
  const own = open[0] ?? [];
  const first = own.findIndex((sentence) => sentence.split(' ').length >= 22);
  if (first > 0) own.unshift(...own.splice(first, 1));
  const lede = take(0) ?? { text: headline, articles: [articles[0]?.number ?? 1] };
  // Who reads little of an article keeps its figures.
  for (const sentences of open) sentences.sort((a, b) => Number(/\d/.test(b)) - Number(/\d/.test(a)));
  const chosen: WrittenStatement[] = [];
  for (let turn = 0; chosen.length < points.most && turn < points.most * articles.length; turn++) {
    const point = take(turn % articles.length);
    if (point) chosen.push(point);
  }
  return { lede, points: chosen };
}

/** Whether a text says something that was not said: few of its words stand in any one that was. */
function isFresh(text: string, told: ReadonlySet<string>): boolean {
  const words = wordsOf(text);
  return [...told].every((other) => {
    const known = new Set(wordsOf(other));
    return words.filter((word) => known.has(word)).length < 0.5 * words.length;
  });
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];

function mend({ articles, statements }: z.infer<typeof repairSchema>): Said {
  return {
    statements: statements.flatMap(({ number, text, articles: cited }) => {
      const wanted = articles.filter((article: Article) => cited.includes(article.number));
      const found = closest(text, wanted.length > 0 ? wanted : articles);
      return found ? [{ number, text: crisp(found.sentence), articles: [found.article.number] }] : [];
    }),
  };
}

const translateAll = ({ languages, statements }: z.infer<typeof translationSchema>): Said => ({
  translations: languages.map(({ language, name }) => ({
    language,
    statements: statements
      .filter((statement) => statement.language === undefined || statement.language === language)
      .map(({ number, text }) => ({ number, text: translate(text, name) })),
  })),
});
