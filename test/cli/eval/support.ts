import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '../../helpers/temp-folder.ts';

/** A file with these objects, one a line. */
export function fileOf(lines: readonly unknown[]): string {
  return rawFile(lines.map((line) => JSON.stringify(line)).join('\n'));
}

export function rawFile(text: string): string {
  const file = join(tempFolder(), 'lines.jsonl');
  writeFileSync(file, text);
  return file;
}

export interface Printed<Outcome> {
  text: string;
  /** The JSON object of the last line. */
  json: Outcome;
}

/** Runs a measurement and returns what it printed. */
export async function printed(
  run: (print: (text: string) => void) => Promise<void>,
): Promise<Printed<unknown>> {
  let text = '';
  await run((part) => (text += part));
  return { text, json: JSON.parse(text.trimEnd().split('\n').at(-1)!) as unknown };
}
