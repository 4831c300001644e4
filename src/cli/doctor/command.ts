import type { Command } from 'commander';
import { systemClock } from '../../shared/clock.ts';
import type { Config } from '../../shared/config.ts';
import { askRunningBot } from '../running-bot.ts';
import { terminalLook, toStandardOutput } from '../terminal.ts';

/** How long a running bot may take to examine itself: all checks, and what it is busy with. */
const longestMs = 30_000;
/** What hangs after that is cut off. */
const graceMs = 500;

/** Adds `doctor`, carried out by the running bot or by this process. */
export function addDoctorCommand(program: Command, examine: () => Promise<void>): void {
  program
    .command('doctor')
    .description(
      'look at everything that the bot needs, and say what to mend; exit code 1 when something is wrong',
    )
    .action(examine);
}

/** Has the running bot examine itself; with none running, examines what is there. */
export async function doctorCommand(config: Config): Promise<void> {
  process.exitCode = (await askRunningBot(config, ['doctor'], longestMs)) ?? (await examineHere(config));
}

async function examineHere(config: Config): Promise<number> {
  const { openAsItStands } = await import('./open.ts');
  const { doctor } = await import('./doctor.ts');
  const { database, close } = await openAsItStands(config);
  const exitCode = await doctor({
    config,
    clock: systemClock,
    database,
    runsSince: undefined,
    print: toStandardOutput,
    look: terminalLook(),
  });
  // A check that was given up may still wait for an answer, and a connection with it.
  setTimeout(() => process.exit(exitCode), graceMs).unref();
  await close();
  return exitCode;
}
