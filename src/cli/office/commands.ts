import { Command, CommanderError, Option } from 'commander';
import { describeError } from '../../shared/errors.ts';
import { addDoctorCommand } from '../doctor/command.ts';
import type { Office } from './office.ts';

/** Carries out one action in an office: the running bot's, or one opened for it. */
export type InOffice = (action: (office: Office) => Promise<void>) => Promise<void>;

/** The commands that work on an open newsroom, whether the bot is running or not. */
export function addOfficeCommands(program: Command, inOffice: InOffice): void {
  program
    .command('status')
    .description('how the newsroom is doing: sources, stories, what is due')
    .action(() => inOffice(async (office) => (await import('./status.ts')).printStatus(office)));
  program
    .command('search')
    .description('find stories, the best first')
    .argument('<words...>', 'words, "phrases", or, brackets, -without, source: topic: lang: level: since:7d')
    .option('--articles', 'articles instead, posted or not, the newest first')
    // "-word" leaves a word out.
    .allowUnknownOption()
    .action((words: string[], options: { articles?: true }) =>
      inOffice(async (office) => {
        const { asTyped, search } = await import('./search.ts');
        await search(office, asTyped(words), options);
      }),
    );
  program
    .command('why')
    .description('why a story or an article was posted, or was not')
    .argument('<what>', "a story's public id, an article's number, or an article's link")
    .action((what: string) => inOffice(async (office) => (await import('./why.ts')).why(office, what)));
  program
    .command('reports')
    .description('stories that readers said something is wrong with')
    .action(() => inOffice(async (office) => (await import('./reports.ts')).reports(office)));
  program
    .command('costs')
    .description('what the language model costs, what is still allowed, and what the check found')
    .action(() => inOffice(async (office) => (await import('./costs.ts')).costs(office)));
  program
    .command('retract')
    .description('take a story back everywhere: its messages go, and it is not posted again')
    .argument('<story>', "the story's public id")
    .action((story: string) =>
      inOffice(async (office) => (await import('./retract.ts')).retract(office, story)),
    );
  program
    .command('backup')
    .description('write everything to one file')
    .argument('[file]', 'where to; by default a new file in the backup folder')
    .action((file?: string) =>
      inOffice(async (office) => (await import('./backup.ts')).backUp(office, file)),
    );
  addSourceCommands(program, inOffice);
}

function addSourceCommands(program: Command, inOffice: InOffice): void {
  const sources = program.command('sources').description('list, add and remove sources');
  sources
    .command('list', { isDefault: true })
    .action(() => inOffice(async (office) => (await import('./sources.ts')).printSources(office)));
  sources
    .command('add')
    .description('follow an RSS or Atom feed')
    .argument('<url>')
    .option('--name <name>', "what to call it; by default the feed's own title")
    .addOption(
      new Option(
        '--scope <scope>',
        'ai: carries mostly AI news; general: carries everything, so that AI is picked out',
      )
        .choices(['ai', 'general'])
        .default('general'),
    )
    .action((url: string, options: { name?: string; scope: 'ai' | 'general' }) =>
      inOffice(async (office) => (await import('./sources.ts')).addFeed(office, url, options)),
    );
  sources
    .command('remove')
    .description('stop following a source; what it brought stays')
    .argument('<url>')
    .action((url: string) =>
      inOffice(async (office) => (await import('./sources.ts')).removeFeed(office, url)),
    );
  sources
    .command('block')
    .description('take, cite and link nothing of a domain any more, and take out what it brought')
    .argument('<domain>', 'with all domains below it')
    .action((domain: string) =>
      inOffice(async (office) => (await import('./block.ts')).block(office, domain)),
    );
  sources
    .command('unblock')
    .description('take a domain again; what was taken out stays out')
    .argument('<domain>')
    .action((domain: string) =>
      inOffice(async (office) => (await import('./block.ts')).unblock(office, domain)),
    );
}

/** Carries out a command line for another process, inside the running bot. */
export async function runInOffice(args: readonly string[], office: Office): Promise<number> {
  const program = new Command('ai-news').exitOverride();
  program.configureOutput({ writeOut: office.print, writeErr: office.print });
  addOfficeCommands(program, (action) => action(office));
  program.command('health', { hidden: true }).action(async () => {
    const { newsroomStatus } = await import('../../shared/db/tables/status.ts');
    await newsroomStatus(office.db, office.clock.now());
    office.print('The bot is running and its database answers.\n');
  });
  let exitCode = 0;
  addDoctorCommand(program, async () => {
    const { doctor } = await import('../doctor/doctor.ts');
    exitCode = await doctor({ ...office, database: office.db });
  });
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    office.print(`${describeError(error)}\n`);
    return 1;
  }
}
