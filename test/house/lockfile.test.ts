import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { read } from './support.ts';

const entrySchema = z.looseObject({
  version: z.string(),
  resolved: z.unknown().optional(),
  integrity: z.string().optional(),
  optional: z.boolean().default(false),
  os: z.array(z.string()).optional(),
  cpu: z.array(z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

const lock = z
  .object({ packages: z.record(z.string(), entrySchema) })
  .parse(JSON.parse(read('package-lock.json')));

const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('package-lock.json', () => {
  it('does not tie packages to the address of one registry', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it('has a checksum of every package that is installed where the bot runs', () => {
    // A registry may lack the packages of other platforms; those are locked by their version alone.
    const unchecked = packages.filter(([, { integrity }]) => integrity === undefined);
    expect(unchecked.filter(([, entry]) => !entry.optional || runsHere(entry))).toEqual([]);
  });

  it('names the packages for every platform, or else npm ci refuses it', () => {
    const missing = packages.flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !isLocked(path, name))
        .map((name) => `${path} wants ${name}`),
    );
    expect(missing).toEqual([]);
  });
});

/** Linux on the processors that the container image is made for. */
function runsHere({ os, cpu }: z.infer<typeof entrySchema>): boolean {
  return (os?.includes('linux') ?? true) && (cpu?.some((name) => name === 'x64' || name === 'arm64') ?? true);
}

/** As Node finds a package: in the folder of the one that wants it, or in one further up. */
function isLocked(wantedBy: string, name: string): boolean {
  for (let folder = wantedBy; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (`${folder}${folder === '' ? '' : '/'}node_modules/${name}` in lock.packages) return true;
    if (folder === '') return false;
  }
}
