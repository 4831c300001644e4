import type { Command } from 'commander';
import { toStandardOutput } from '../terminal.ts';

/** Adds `teach`: learns anew, from labelled files, what the product ships as figures. For use in a checkout. */
export function addTeachCommand(program: Command): void {
  const group = program.command('teach').description('learn anew from labelled news, in a checkout');
  group
    .command('words')
    .description('which words speak for which topic, and for AI: writes the two learned-words.json')
    .argument('<folder>', 'holds *tuning*.jsonl; files for scoring are not opened')
    .action(async (folder: string) => (await import('./words.ts')).teachWords(folder, toStandardOutput));
}
