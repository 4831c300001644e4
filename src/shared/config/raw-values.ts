import { parse } from 'dotenv';
import { describeError } from '../errors.ts';
import { type VariableName, secretNames, variableNames } from './variables.ts';

/** Reads a whole text file or throws. */
export type ReadFile = (path: string) => string;

/** Variables as they were found, before anybody looks at their values. */
export interface RawValues {
  /** Trimmed, none of them empty, those from `NAME_FILE` under `NAME`. */
  values: Partial<Record<VariableName, string>>;
  /** Every name that was set anywhere, ours or not. */
  names: string[];
  /** Lines for a person. */
  mistakes: string[];
}

/** One place where variables are set. */
type Layer = Readonly<Record<string, string | undefined>>;

/** An empty variable is one that is not set: `NAME=` in a file, or a `${NAME:-}` that found nothing. */
function valueOf(layer: Layer, name: string): string | undefined {
  const value = layer[name]?.trim();
  return value === '' ? undefined : value;
}

function whyUnreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'this user may not read it';
  if (code === 'EISDIR') return 'it is a folder';
  return describeError(error);
}

/** What `.env` says. Only a file that was asked for by name has to be there. */
function readEnvFile(path: string, required: boolean, readFile: ReadFile, mistakes: string[]): Layer {
  try {
    return parse(readFile(path));
  } catch (error) {
    if (!required && (error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    mistakes.push(`The settings file ${path} cannot be read: ${whyUnreadable(error)}.`);
    return {};
  }
}

function readSecretFile(
  name: string,
  path: string,
  readFile: ReadFile,
  mistakes: string[],
): string | undefined {
  const example = `Example: ${name}_FILE=/run/secrets/${name.toLowerCase()}`;
  if (path.includes('://')) {
    // The value itself stands where its file should: it must not be shown.
    mistakes.push(
      `${name}_FILE: It must be the path of a file that holds ${name}, not the value. ${example}`,
    );
    return undefined;
  }
  try {
    const value = readFile(path).trim();
    if (value !== '') return value;
    mistakes.push(`${name}_FILE: The file ${path} is empty. ${example}`);
  } catch (error) {
    mistakes.push(`${name}_FILE: The file ${path} cannot be read: ${whyUnreadable(error)}. ${example}`);
  }
  return undefined;
}

/** The secret `name`, given directly or as a file, from the first layer that says anything about it. */
function readSecret(name: string, layers: readonly Layer[], readFile: ReadFile, mistakes: string[]) {
  for (const layer of layers) {
    const value = valueOf(layer, name);
    const path = valueOf(layer, `${name}_FILE`);
    if (value !== undefined && path !== undefined) {
      mistakes.push(
        `${name}: It is set, and so is ${name}_FILE. Remove one of the two. Example: only ${name}_FILE`,
      );
      return undefined;
    }
    if (path !== undefined) return readSecretFile(name, path, readFile, mistakes);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Collects our variables from the environment and, where it is silent, from the settings file. */
export function readRawValues(
  env: Layer,
  file: { path: string; required: boolean },
  readFile: ReadFile,
): RawValues {
  const mistakes: string[] = [];
  const layers = [env, readEnvFile(file.path, file.required, readFile, mistakes)];
  const values: RawValues['values'] = {};
  for (const name of variableNames) {
    const isSecret = (secretNames as readonly string[]).includes(name);
    const value = isSecret
      ? readSecret(name, layers, readFile, mistakes)
      : layers.map((layer) => valueOf(layer, name)).find((found) => found !== undefined);
    if (value !== undefined) values[name] = value;
  }
  return { values, names: [...new Set(layers.flatMap((layer) => Object.keys(layer)))], mistakes };
}
