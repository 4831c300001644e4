import { type Command, InvalidArgumentError } from 'commander';
import { toStandardOutput } from '../terminal.ts';
import { withProgressBar } from './progress.ts';

/** Adds `eval`: measures on files that anyone can bring; each prints a table, and one JSON object last. */
export function addEvalCommand(program: Command): void {
  const group = program.command('eval').description('measure how well the bot does, on a file of your own');
  group
    .command('clusters')
    .description('put articles through the pipeline and compare the stories with the true clusters')
    .argument('<file>', '{"id","title","text"?,"published_at","source","cluster"} a line')
    .option('--mistakes <n>', 'show the worst mistakes of each kind', count, 0)
    .option('--titles', 'leave the texts out', false)
    .action((file: string, options: { mistakes: number; titles: boolean }) =>
      withProgressBar('articles', async (progress) => {
        const { evalClusters } = await import('./clusters.ts');
        await evalClusters({ file, ...options, print: toStandardOutput, progress });
      }),
    );
  group
    .command('grounding')
    .description('compare what the check says of summaries with labels')
    .argument('<file>', '{"source","summary","faithful":boolean} a line')
    .action((file: string) =>
      withProgressBar('summaries', async (progress) => {
        const { evalGrounding } = await import('./grounding.ts');
        await evalGrounding({ file, print: toStandardOutput, progress });
      }),
    );
  group
    .command('pairs')
    .description('compare the likeness of two articles with labels')
    .argument('<file>', '{"a":{"title","text"?},"b":{...},"label":number} a line')
    .action((file: string) =>
      withProgressBar('pairs', async (progress) => {
        const { evalPairs } = await import('./pairs.ts');
        await evalPairs({ file, print: toStandardOutput, progress });
      }),
    );
  group
    .command('points')
    .description('tell what our briefs are made of, by labelled sentences')
    .argument(
      '<file>',
      '{"id","articles":[{"title","publisher","published_at","paragraphs":[[["F","..."]]]}]} a line',
    )
    .action(async (file: string) => {
      const { evalPoints } = await import('./points.ts');
      await evalPoints({ file, print: toStandardOutput });
    });
  group
    .command('summaries')
    .description('compare our briefs, and lead sentences as long, with summaries that people wrote')
    .argument('<file>', '{"articles":[{"title","text"}],"references":[...]} a line')
    .action((file: string) =>
      withProgressBar('lines', async (progress) => {
        const { evalSummaries } = await import('./summaries.ts');
        await evalSummaries({ file, print: toStandardOutput, progress });
      }),
    );
  group
    .command('topics')
    .description('compare the topics that articles are given with the true ones')
    .argument('<file>', '{"title","text"?,"topics":[...],"about_ai"?} a line')
    .option('--mistakes <n>', 'show the most wrong lines', count, 0)
    .action(async (file: string, options: { mistakes: number }) => {
      const { evalTopics } = await import('./topics.ts');
      await evalTopics({ file, ...options, print: toStandardOutput });
    });
}

function count(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number.');
}
