import { type Command, Argument } from 'commander';
import { toStandardOutput } from '../terminal.ts';

/** The measurements behind the figures in the documentation. */
const benches = {
  cluster: async () => (await import('./cluster.ts')).benchCluster,
  commands: async () => (await import('./commands.ts')).benchCommands,
  cost: async () => (await import('./cost.ts')).benchCost,
} as const;
type BenchName = keyof typeof benches;

interface BenchOptions {
  embedded?: true;
  databaseUrl?: string;
  price?: string;
}

/** Adds `bench NAME`. */
export function addBenchCommand(program: Command): void {
  program
    .command('bench')
    .description('measure how fast this machine is, on made-up news in a database of its own')
    .addArgument(new Argument('<name>', 'what to measure').choices(Object.keys(benches)))
    .option(
      '--database-url <url>',
      'on this server; by default the one of DATABASE_URL, else the embedded database',
    )
    .option('--embedded', 'on the embedded database, whatever DATABASE_URL says')
    .option('--price <in/out>', 'of cost: US dollars for a million tokens of input and of output')
    .action(async (name: BenchName, options: BenchOptions) => {
      const bench = await benches[name]();
      await bench({
        print: toStandardOutput,
        databaseUrl: databaseFor(options),
        ...(options.price !== undefined && { price: options.price }),
      });
    });
}

const databaseFor = ({ embedded, databaseUrl }: BenchOptions): string | undefined =>
  embedded ? undefined : (databaseUrl ?? (process.env['DATABASE_URL'] || undefined));
