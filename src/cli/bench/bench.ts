import { type Command, Argument } from 'commander';
import { userError } from '../../shared/errors.ts';
import { toStandardOutput } from '../terminal.ts';
import { benchCluster } from './cluster.ts';
import { benchCommands } from './commands.ts';

/** The measurements behind the figures in the documentation. */
const benches = { cluster: benchCluster, commands: benchCommands } as const;
type BenchName = keyof typeof benches;

/** Adds `bench NAME`. */
export function addBenchCommand(program: Command): void {
  program
    .command('bench')
    .description('measure how fast this machine is, on made-up news in a database of its own')
    .addArgument(new Argument('<name>', 'what to measure').choices(Object.keys(benches)))
    .option('--embedded', 'on the embedded database')
    .option('--database-url <url>', 'on this server; by default the one of DATABASE_URL')
    .action((name: BenchName, options: { embedded?: true; databaseUrl?: string }) =>
      benches[name]({ print: toStandardOutput, databaseUrl: databaseFor(options) }),
    );
}

function databaseFor(options: { embedded?: true; databaseUrl?: string }): string | undefined {
  if (options.embedded) return undefined;
  const url = options.databaseUrl ?? process.env['DATABASE_URL'];
  if (url) return url;
  throw userError(
    'bench_no_database',
    'Name a PostgreSQL server with --database-url or DATABASE_URL, or measure the embedded database with --embedded.',
  );
}
