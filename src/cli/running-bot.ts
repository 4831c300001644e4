import type { Config } from '../shared/config.ts';
import { askOwner } from '../shared/control/ask.ts';
import { socketPath } from '../shared/control/socket-path.ts';
import { terminalLook, toStandardOutput } from './terminal.ts';

/** Under which a bot listens in its data folder: as a whole, or by its role. */
export const socketNames = ['bot', 'bot-jobs', 'bot-bots'] as const;

/**
 * Has the bot that runs on this data folder carry out a command line.
 *
 * @returns its exit code, or undefined when none is running
 */
export async function askRunningBot(
  { dataDir }: Pick<Config, 'dataDir'>,
  args: readonly string[],
  withinMs?: number,
): Promise<number | undefined> {
  const request = { arguments: [...args], folder: process.cwd(), look: terminalLook() };
  for (const name of socketNames) {
    const exitCode = await askOwner(socketPath(dataDir, name), request, toStandardOutput, withinMs);
    if (exitCode !== undefined) return exitCode;
  }
  return undefined;
}
