import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { userError } from '../../shared/errors.ts';

/**
 * Reads a file of one JSON object a line; empty lines are skipped, keys that the schema does not name are ignored.
 * Raises `eval_file_missing`, or `eval_file_invalid` with the first line at fault and what is wrong with it.
 */
export async function readLines<T>(path: string, schema: z.ZodType<T>): Promise<T[]> {
  if (!(await stat(path).catch(() => undefined))?.isFile()) {
    throw userError('eval_file_missing', `There is no file ${path}.`);
  }
  const found: T[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    number++;
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line;
    if (text.trim() !== '') found.push(parseLine(text, `${path}, line ${number}`, schema));
  }
  if (found.length === 0) throw invalid(`${path} holds no line.`);
  return found;
}

function parseLine<T>(line: string, where: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw invalid(`${where}: this is not JSON.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(`${where}: ${z.prettifyError(parsed.error)}`);
}

const invalid = (message: string) => userError('eval_file_invalid', message);

/** A name or a number, as text. */
export const labelSchema = z
  .union([z.string().min(1), z.number()], 'expected a text or a number')
  .transform(String);

/** Missing, null and empty are the same. */
export const textSchema = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

/** An ISO date or time, read as UTC where it names no zone; or milliseconds since 1970. */
export const timeSchema = z
  .union(
    [
      z.iso.datetime({ offset: true }),
      z.iso.datetime({ local: true }).transform((text) => `${text}Z`),
      z.iso.date(),
      z.int(),
    ],
    'expected an ISO date or time, or milliseconds',
  )
  .transform((time) => new Date(time));
