import { type Config, loadConfig } from '../../../src/shared/config.ts';
import type { AppError } from '../../../src/shared/errors.ts';

const nothing = (path: string): string => {
  throw Object.assign(new Error(`ENOENT: open '${path}'`), { code: 'ENOENT' });
};

/** The settings of an environment, with no file beside it. */
export const load = (env: NodeJS.ProcessEnv): Config => loadConfig(env, { readFile: nothing });

/** The lines of the error, without the heading. */
export function mistakes(env: NodeJS.ProcessEnv): string[] {
  try {
    load(env);
    return [];
  } catch (error) {
    return (error as AppError).message.split('\n').slice(1);
  }
}

/** The names of the variables that are wrong. */
export const named = (env: NodeJS.ProcessEnv): string[] =>
  mistakes(env).map((line) => /^- (\w+): /.exec(line)?.[1] ?? line);
