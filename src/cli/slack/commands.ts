import type { Command } from 'commander';
import type { Config } from '../../shared/config.ts';
import { toStandardOutput } from '../terminal.ts';

/** Adds `slack`: what an operator needs to bring the bot to Slack. */
export function addSlackCommands(program: Command, config: () => Config): void {
  program
    .command('slack')
    .description('bring the bot to Slack')
    .command('manifest')
    .description('print the settings of the app, to be pasted at Slack, and why it asks for what it asks for')
    .action(async () => {
      const { manifestText, reasons } = await import('./manifest-text.ts');
      toStandardOutput(manifestText(config()));
      // What is pasted is the manifest alone, so the reasons go elsewhere.
      process.stderr.write(reasons());
    });
}
