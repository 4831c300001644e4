import { z } from 'zod';
import type { Brief, StoryArticle } from '../../shared/domain/story.ts';
import { summarize } from '../../shared/news/summarize/summarize.ts';
import { sentences } from '../../shared/news/text/sentences.ts';
import { readLines, textSchema } from './lines.ts';
import { plainText } from './plain-text.ts';
import type { Progress } from './progress.ts';
import { type Rouge, type Stemmed, rouge, stemmed } from './rouge.ts';
import { figure, jsonLine, table } from '../table.ts';

const articleSchema = z.object({ title: textSchema, text: textSchema });
const lineSchema = z.object({
  articles: z.array(articleSchema).min(1),
  references: z.array(z.string()).min(1),
});

type Line = z.infer<typeof lineSchema>;
type Measured = Rouge & { words: number };

/** What the command prints as JSON. */
export interface SummariesOutcome {
  lines: number;
  /** Lines of which we make nothing. */
  empty: number;
  ours: Measured;
  lead: Measured;
  card: Measured;
  card_lead: Measured;
}

/** What a lede and three points of a single article hold, in words; each further article adds a point. */
const wordsOfOne = 72;
const wordsOfPoint = 20;
const mostFurther = 9;

export interface SummariesOptions {
  file: string;
  print: (text: string) => void;
  progress: Progress;
}

/**
 * ROUGE F1 of our briefs and of lead sentences, the mean over the lines. Ours is the lede and the points, without a
 * headline, with the verbatim cap off, about 72 words of one article and 20 more for each further one, whatever length
 * the references have. A card is lede and points as they are posted, with the cap and without sentences that lean on
 * others, and its headline where that is made of the text for want of a title. A lead has exactly as many words as what
 * it stands beside on the same line: the first sentences of the text as it is given, of several articles in turn (the
 * first of each, then the second), the last cut off. See `rouge` for the conventions.
 */
export async function evalSummaries({ file, print, progress }: SummariesOptions): Promise<void> {
  const lines = await readLines(file, lineSchema);
  const scored = lines.map((line, index) => {
    progress(index + 1, lines.length);
    const [ours, card] = [briefOf(line), cardOf(line)];
    return {
      ours: measure(ours, line),
      lead: measure(leadBeside(ours, line), line),
      card: measure(card, line),
      cardLead: measure(leadBeside(card, line), line),
      empty: ours.length === 0,
    };
  });
  const outcome: SummariesOutcome = {
    lines: lines.length,
    empty: scored.filter(({ empty }) => empty).length,
    ours: mean(scored.map(({ ours }) => ours)),
    lead: mean(scored.map(({ lead }) => lead)),
    card: mean(scored.map(({ card }) => card)),
    card_lead: mean(scored.map(({ cardLead }) => cardLead)),
  };
  print(report(outcome));
  print(jsonLine(outcome));
}

function measure(summary: Stemmed, { references }: Line): Measured {
  return { ...rouge(summary, references.map(stemmed)), words: summary.flat().length };
}

function briefOf({ articles }: Line): Stemmed {
  const brief = summarize(articles.map(toArticle), {
    verbatimWords: Infinity,
    aboutWords: wordsOfOne + wordsOfPoint * Math.min(articles.length - 1, mostFurther),
  });
  return textsOf(brief).flatMap(stemmed);
}

function cardOf({ articles }: Line): Stemmed {
  const brief = summarize(articles.map(toArticle));
  const isNamed = articles.some(({ title }) => title.trim() !== '');
  return [...(isNamed ? [] : [brief.headline]), ...textsOf(brief)].flatMap(stemmed);
}

const textsOf = ({ lede, points }: Brief): string[] => [lede, ...points.map(({ text }) => text)];

/** The order of the file is all that is known of time. */
function toArticle({ title, text }: Line['articles'][number], index: number): StoryArticle {
  return {
    id: index + 1,
    publisher: '',
    title,
    teaser: '',
    text: plainText(text),
    url: '',
    publishedAt: new Date(index * 1000),
    language: undefined,
  };
}

const leadBeside = (ours: Stemmed, line: Line): Stemmed => leadOf(line, ours.flat().length);

function leadOf({ articles }: Line, words: number): Stemmed {
  const each = articles.map(({ text }) => sentences(plainText(text)));
  const longest = Math.max(...each.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, place) => each.map((own) => own[place])).flat();
  let left = words;
  return inTurn
    .flatMap((sentence) => (sentence === undefined ? [] : [stemmed(sentence).flat()]))
    .map((sentence) => {
      const kept = sentence.slice(0, left);
      left -= kept.length;
      return kept;
    })
    .filter((sentence) => sentence.length > 0);
}

function mean(all: readonly Measured[]): Measured {
  const of = (key: keyof Measured): number => all.reduce((sum, each) => sum + each[key], 0) / all.length;
  return { rouge1: of('rouge1'), rouge2: of('rouge2'), rougeL: of('rougeL'), words: of('words') };
}

function report(outcome: SummariesOutcome): string {
  const row = (name: string, { rouge1, rouge2, rougeL, words }: Measured) => [
    name,
    ...[rouge1, rouge2, rougeL].map(figure),
    words.toFixed(1),
  ];
  return [
    `${outcome.lines} lines; of ${outcome.empty} we make nothing.`,
    '',
    table([
      ['F1', 'ROUGE-1', 'ROUGE-2', 'ROUGE-L', 'words'],
      row('ours', outcome.ours),
      row('lead sentences, as long', outcome.lead),
      row('a card, as posted', outcome.card),
      row('lead sentences, as long', outcome.card_lead),
    ]),
    '',
  ].join('\n');
}
