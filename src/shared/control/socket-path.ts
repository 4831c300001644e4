import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Longer paths cannot be bound: sockaddr_un holds 104 bytes on macOS and 108 on Linux. */
const longestPath = 100;

/**
 * Where the bot that owns a data folder listens.
 *
 * @param name tells several bots on one folder apart, which only a database server allows
 */
export function socketPath(dataDir: string, name = 'bot'): string {
  const path = join(resolve(dataDir), `${name}.sock`);
  if (Buffer.byteLength(path) <= longestPath) return path;
  return join(tmpdir(), `ai-news-${createHash('sha256').update(path).digest('hex').slice(0, 24)}.sock`);
}
