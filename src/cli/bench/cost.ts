import { type SimulatedModel, startModel } from '../../../test/simulators/model/model.ts';
import { quietRules } from '../../main.ts';
import { VirtualClock } from '../../shared/clock.ts';
import { priceSchema } from '../../shared/config/language-model.ts';
import type { Database } from '../../shared/db/database.ts';
import { migrateQueues } from '../../shared/db/migrate.ts';
import { callSums } from '../../shared/db/tables/model-call.ts';
import { checkSums } from '../../shared/db/tables/writing.ts';
import type { Outgoing, Sender } from '../../shared/domain/sender.ts';
import type { Price } from '../../shared/language-model/language-model.ts';
import { Spending } from '../../shared/language-model/spending.ts';
import { createLogger } from '../../shared/logger.ts';
import { followOutlets, liveThrough } from '../demo/live-through.ts';
import { type SampleDay, readSampleDay } from '../demo/sample-day.ts';
import { jsonLine, table } from '../table.ts';
import { tellEverything } from '../tell-everything.ts';
import { openVirtualNewsroom } from '../virtual-newsroom.ts';
import { type Spent, perArticleAndDestination } from './cost-rival.ts';
import { withScratchDatabase } from './scratch.ts';

export interface CostOptions {
  print: (text: string) => void;
  databaseUrl: string | undefined;
  /** "0.15/0.60": US dollars for a million tokens of input and of output. */
  price?: string;
}

const platform = 'bench';
const timeZone = 'UTC';
const hour = 3_600_000;
/** Fifty destinations in three languages, with the sample day's own English among them. */
const readers: readonly [language: string | undefined, destinations: number][] = [
  [undefined, 20],
  ['de', 15],
  ['fr', 15],
];
const destinations = readers.reduce((sum, [, count]) => sum + count, 0);
const usualPrice = '0.15/0.60';

/**
 * Counts calls and tokens of the simulated model for the sample day, delivered to fifty destinations in three languages,
 * against one call for each article and destination.
 */
export async function benchCost({
  print,
  databaseUrl,
  price: written = usualPrice,
}: CostOptions): Promise<void> {
  const price = priceSchema.parse(written);
  const day = await readSampleDay();
  const model = await startModel();
  try {
    const { ours, told, posts, briefs } = await withScratchDatabase(databaseUrl, (db) =>
      live(db, day, model, price),
    );
    const rival = perArticleAndDestination(day, told, destinations);
    const cost = ({ inputTokens, outputTokens }: Spent): number =>
      (inputTokens * price.input + outputTokens * price.output) / 1e6;
    const row = (name: string, spent: Spent): string[] => [
      name,
      ...[spent.calls, spent.inputTokens, spent.outputTokens].map((count) => count.toLocaleString('en-US')),
      `$${cost(spent).toFixed(4)}`,
    ];
    const ratio = {
      calls: ours.calls / rival.calls,
      tokens: (ours.inputTokens + ours.outputTokens) / (rival.inputTokens + rival.outputTokens),
      cost: cost(ours) / cost(rival),
    };
    print(
      `The sample day in ${destinations} destinations and ${readers.length} languages: ${posts} messages, ${briefs.written} briefs written and ${briefs.givenUp} given up. Prices: $${price.input} and $${price.output} for a million tokens.\n\n`,
    );
    print(
      table([
        ['', 'calls', 'tokens in', 'out', 'cost'],
        row('ours', ours),
        row('one call per article and destination', rival),
      ]),
    );
    print(
      `\nOurs is 1/${(1 / ratio.calls).toFixed(0)} of the calls and 1/${(1 / ratio.tokens).toFixed(0)} of the tokens.\n`,
    );
    print(
      jsonLine({
        destinations,
        messages: posts,
        briefs,
        price,
        ours: { ...ours, usd: cost(ours) },
        rival: { ...rival, usd: cost(rival) },
        ratio,
      }),
    );
  } finally {
    await model.close();
  }
}

interface Lived {
  ours: Spent;
  /** Links of all articles that a message told of. */
  told: ReadonlySet<string>;
  posts: number;
  briefs: { written: number; givenUp: number };
}

async function live(db: Database, day: SampleDay, model: SimulatedModel, price: Price): Promise<Lived> {
  await migrateQueues(db);
  const news = day.articles.filter(({ past }) => !past);
  const [first, last] = [news[0], news.at(-1)];
  if (!first || !last) throw new Error('The sample day is empty.');
  const clock = new VirtualClock(new Date(first.at.getTime() - hour));
  const log = createLogger('error');
  const arrived: Outgoing[] = [];
  const { openModel } = await import('../../shared/language-model/providers.ts');
  const large = await openModel({ name: 'simulated', price }, { baseUrl: model.url, apiKey: undefined });
  const spending = new Spending({ db, clock, log, large, dailyUsd: 1_000, timeZone });
  await followOutlets(db, day, clock.now());
  await prepare(db, clock.now());
  const newsroom = await openVirtualNewsroom({
    db,
    clock,
    log,
    senders: [remembering(arrived)],
    rules: quietRules,
    timeZone,
    spending,
    queuePrefix: 'ai-news-bench',
  });
  try {
    await liveThrough(db, newsroom, day, clock);
    await newsroom.day.advanceTo(new Date(last.at.getTime() + hour));
  } finally {
    await newsroom.close();
  }
  const sums = await callSums(db, new Date(0));
  const total = (of: (sum: (typeof sums)[number]) => number): number =>
    sums.reduce((all, sum) => all + of(sum), 0);
  const { written, given_up: givenUp } = await checkSums(db, new Date(0));
  return {
    ours: {
      calls: total(({ calls }) => calls),
      inputTokens: total(({ input_tokens: tokens }) => tokens),
      outputTokens: total(({ output_tokens: tokens }) => tokens),
    },
    told: new Set(arrived.flatMap(({ stories }) => stories.flatMap(({ links }) => links))),
    posts: arrived.length,
    briefs: { written, givenUp },
  };
}

async function prepare(db: Database, now: Date): Promise<void> {
  for (const [language, count] of readers) {
    for (let number = 0; number < count; number++) {
      const address = `${language ?? 'any'}-${number}`;
      await tellEverything(db, { platform, address, name: address, language }, now);
    }
  }
}

const remembering = (arrived: Outgoing[]): Sender => {
  const take = (outgoing: Outgoing) => {
    arrived.push(outgoing);
    return Promise.resolve({ messageId: outgoing.deliveryId });
  };
  return { platform, send: take, edit: take };
};
