#!/usr/bin/env node
import { Command } from 'commander';
import { loadConfig } from './shared/config.ts';
import { AppError, describeError } from './shared/errors.ts';
import { withoutCredentials } from './shared/logger.ts';
import {
  demoCommand,
  healthCommand,
  inOwnOrRunningOffice,
  replayCommand,
  restoreCommand,
  startCommand,
} from './cli/commands.ts';
import { addDiscordCommands } from './cli/discord/commands.ts';
import { addBenchCommand } from './cli/bench/bench.ts';
import { addDoctorCommand, doctorCommand } from './cli/doctor/command.ts';
import { addEvalCommand } from './cli/eval/commands.ts';
import { keepHeapSmall } from './cli/heap.ts';
import { addOfficeCommands } from './cli/office/commands.ts';
import { addSlackCommands } from './cli/slack/commands.ts';
import { addSimCommand } from './cli/sim/commands.ts';
import { addTeachCommand } from './cli/teach/teach.ts';
import { VERSION } from './cli/version.ts';

keepHeapSmall();

const program = new Command('ai-news')
  .description('Keeps chat channels up to date on artificial intelligence.')
  .version(VERSION);

program
  .command('start')
  .description('run the bot')
  .option('--role <role>', 'run only one part: jobs or bots (needs DATABASE_URL)')
  .action((options: { role?: string }) => startCommand(loadConfig(process.env), options.role));
program
  .command('demo')
  .description('run a made-up day of news through the pipeline, then end')
  .action(demoCommand);
program
  .command('replay')
  .description('replay recorded feeds and write what would have been posted')
  .argument('<folder>', 'holds timeline.jsonl')
  .requiredOption('--out <file>', 'where the posts go, one JSON object a line')
  .action((folder: string, options: { out: string }) =>
    replayCommand(loadConfig(process.env), folder, options.out),
  );
program
  .command('restore')
  .description('replace everything by a backup; the bot must not be running')
  .argument('<file>')
  .action((file: string) => restoreCommand(loadConfig(process.env), file));
program
  .command('health')
  .description('exit code 0 when the bot is running and its database answers')
  .action(() => healthCommand(loadConfig(process.env)));
addDoctorCommand(program, () => doctorCommand(loadConfig(process.env)));
addEvalCommand(program);
addBenchCommand(program);
addTeachCommand(program);
addSimCommand(program);
addDiscordCommands(program, () => loadConfig(process.env));
addSlackCommands(program, () => loadConfig(process.env));
addOfficeCommands(program, (action) => inOwnOrRunningOffice(loadConfig(process.env), action));

// `ai-news status | head` closes the pipe early; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  // What was raised on purpose explains itself; for anything else the trace helps.
  const text =
    error instanceof AppError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : describeError(error);
  process.stderr.write(`${withoutCredentials(text)}\n`);
  process.exitCode = 1;
}
