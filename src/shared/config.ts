import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { type ReadFile, readRawValues } from './config/raw-values.ts';
import { warnOfUnknownNames } from './config/unknown-names.ts';
import { settings } from './config/variables.ts';
import { userError } from './errors.ts';

export type Config = Readonly<z.infer<typeof settings>> & {
  /** Lines for a person, about variables that were probably meant for this product. */
  readonly warnings: readonly string[];
};

export interface ConfigOptions {
  /** A file of `NAME=value` lines that has to exist; default: `.env`, if there is one. */
  envFile?: string;
  /** Instead of the disk, in tests. */
  readFile?: ReadFile;
}

const readTextFile: ReadFile = (path) => readFileSync(path, 'utf8');

/**
 * The settings, from the environment and, where it is silent, from the settings file. An empty variable is one that
 * is not set; `NAME_FILE` reads the secret `NAME` from a file.
 *
 * @throws one user error `config_invalid` that lists every mistake, a line each, and shows no value.
 */
export function loadConfig(env: NodeJS.ProcessEnv, options: ConfigOptions = {}): Config {
  const { envFile, readFile = readTextFile } = options;
  const raw = readRawValues(env, { path: envFile ?? '.env', required: envFile !== undefined }, readFile);
  const parsed = settings.safeParse(raw.values);
  const mistakes = [...raw.mistakes];
  for (const issue of parsed.error?.issues ?? []) mistakes.push(`${issue.path.join('.')}: ${issue.message}`);
  if (parsed.success && mistakes.length === 0) {
    return { ...parsed.data, warnings: warnOfUnknownNames(raw.names) };
  }
  const count = mistakes.length === 1 ? 'one mistake' : `${mistakes.length} mistakes`;
  throw userError(
    'config_invalid',
    [`The configuration has ${count}:`, ...mistakes.map((line) => `- ${line}`)].join('\n'),
  );
}
