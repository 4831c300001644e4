import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { userError } from '../../shared/errors.ts';

const observationSchema = z.object({
  at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  url: z.url({ protocol: /^https?$/ }),
  /** Path of the document, relative to the timeline's folder. */
  body: z.string().min(1),
});

export type Observation = z.infer<typeof observationSchema>;

/** All that was seen at one moment. */
export interface Moment {
  at: Date;
  observations: Observation[];
}

/**
 * Reads `timeline.jsonl` of a folder: observations of documents, grouped by moment, the oldest first.
 * Raises `timeline_missing` or `timeline_invalid` with the line that is at fault.
 */
export async function readTimeline(folder: string): Promise<Moment[]> {
  const path = join(folder, 'timeline.jsonl');
  if (!(await stat(path).catch(() => undefined))?.isFile()) {
    throw userError('timeline_missing', `There is no ${path}. Give the folder that holds timeline.jsonl.`);
  }
  const lines = (await readFile(path, 'utf8')).split('\n');
  const moments = new Map<number, Moment>();
  lines.forEach((line, index) => {
    if (!line.trim()) return;
    const where = `${path}, line ${index + 1}`;
    const observation = parseLine(line, where);
    const body = resolve(folder, observation.body);
    if (!existsSync(body)) throw userError('timeline_invalid', `${where}: there is no file ${body}.`);
    const key = observation.at.getTime();
    const moment = moments.get(key) ?? { at: observation.at, observations: [] };
    moment.observations.push({ ...observation, body });
    moments.set(key, moment);
  });
  return [...moments.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function parseLine(line: string, where: string): Observation {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw userError('timeline_invalid', `${where}: this is not JSON.`);
  }
  const observation = observationSchema.safeParse(value);
  if (observation.success) return observation.data;
  throw userError('timeline_invalid', `${where}: ${z.prettifyError(observation.error)}`);
}
