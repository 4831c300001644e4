import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The folder of the repository. */
export const root = resolve(import.meta.dirname, '../..');

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What is made here and never committed, as .gitignore has it. */
const made = new Set(['.git', 'node_modules', 'dist', 'data', 'coverage', 'secrets', '.env']);

/** Every file below a folder, by its path in the repository. */
export function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (made.has(entry.name)) return [];
    const path = relative(root, join(root, folder, entry.name));
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}
