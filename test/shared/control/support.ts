import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterEach } from '@jest/globals';
import { askOwner } from '../../../src/shared/control/ask.ts';
import { type CarryOut, type Ownership, takeOwnership } from '../../../src/shared/control/owner.ts';
import { within } from '../../helpers/until.ts';

export const owned: Ownership[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const ownership of owned.splice(0)) await ownership.release();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

export const nothing: CarryOut = () => Promise.resolve(0);

export async function own(path: string, carryOut: CarryOut = nothing): Promise<Ownership> {
  const ownership = await takeOwnership(path, carryOut);
  owned.push(ownership);
  return ownership;
}

export const ask = async (
  path: string,
  ...args: string[]
): Promise<{ code: number | undefined; text: string }> => {
  let text = '';
  const asking = askOwner(path, { arguments: args, folder: '/' }, (more) => (text += more));
  const code = await within('an answer', 10_000, asking);
  return { code, text };
};

/** Another process that does something with the built control modules, and prints lines. */
export function elsewhere(script: string): { child: ChildProcess; lines: string[] } {
  const built = resolve(import.meta.dirname, '../../../dist/src/shared/control');
  if (!existsSync(join(built, 'owner.js'))) throw new Error('Run "npm run build" first: dist is missing.');
  const at = (name: string): string => JSON.stringify(pathToFileURL(join(built, name)).href);
  const code = `
    const { takeOwnership } = await import(${at('owner.js')});
    const { askOwner } = await import(${at('ask.js')});
    const say = (line) => process.stdout.write(line + '\\n');
    ${script}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  return { child, lines };
}

export const owner = (path: string, carryOut = 'async () => 0'): ReturnType<typeof elsewhere> =>
  elsewhere(`await takeOwnership(${JSON.stringify(path)}, ${carryOut}); say('mine');`);

export async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
