import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** The package's folder, be this file run from src or from dist. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));
}

export const VERSION = z
  .object({ version: z.string() })
  .parse(createRequire(import.meta.url)(join(packageRoot, 'package.json'))).version;
