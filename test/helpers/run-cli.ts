import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from '@jest/globals';
import { until, within } from './until.ts';

const cli = resolve(import.meta.dirname, '../../dist/src/cli.js');
const hook = pathToFileURL(resolve(import.meta.dirname, 'peak.mjs')).href;

export interface CliOptions {
  /** Variables of the product; none comes from outside. */
  env?: Record<string, string>;
  /** Where it runs; by default an empty folder, so that no `.env` is read. */
  cwd?: string;
  /**
   * It ends within seconds: PostgreSQL is compiled once and not made faster behind its back, which takes a quarter of the
   * processor's time of such a run. Not where memory or speed is measured.
   */
  short?: boolean;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const running = new Set<CliRun>();
const folders: string[] = [];

// Once a test file that uses this, when all its tests have run.
afterAll(async () => {
  for (const run of running) {
    run.kill('SIGKILL');
    await run.exited;
  }
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** A new folder for runs to share, removed after the test file and after every process. */
export function runFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ai-news-run-'));
  folders.push(folder);
  return folder;
}

/** Starts `ai-news` with these arguments, off the internet. It is killed after the test file if it still runs. */
export const startCli = (args: readonly string[], options: CliOptions = {}): CliRun =>
  new CliRun(args, options);

/** Runs `ai-news` to its end. */
export async function runCli(
  args: readonly string[],
  options: CliOptions = {},
  withinMs = 60_000,
): Promise<CliRun & Exit> {
  const run = startCli(args, options);
  return Object.assign(run, await run.exit(withinMs));
}

/** One process of the product and what it said. */
export class CliRun {
  stdout = '';
  stderr = '';
  readonly exited: Promise<Exit>;
  readonly #child: ChildProcess;
  readonly #peakFile: string;
  readonly #what: string;

  constructor(args: readonly string[], options: CliOptions) {
    const own = runFolder();
    this.#what = `ai-news ${args.join(' ')}`;
    this.#peakFile = join(own, 'peak');
    this.#child = spawn(process.execPath, [...(options.short ? ['--liftoff-only'] : []), cli, ...args], {
      cwd: options.cwd ?? own,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        TMPDIR: own,
        TZ: 'UTC',
        NO_COLOR: '1',
        NODE_OPTIONS: `--import ${hook}`,
        TEST_PEAK_FILE: this.#peakFile,
        DATA_DIR: join(own, 'data'),
        ...options.env,
      },
    });
    running.add(this);
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.exited = new Promise((settle) => {
      // 'close' comes when the last of the output has been read, unlike 'exit'.
      this.#child.once('close', (code, signal) => {
        running.delete(this);
        settle({ code, signal });
      });
    });
  }

  /** Waits until standard output matches, and returns the match; fails at once when the process ends before. */
  async untilOutput(pattern: RegExp, withinMs = 60_000): Promise<RegExpExecArray> {
    const found = await until(
      `${this.#what} prints ${String(pattern)}`,
      () => pattern.exec(this.stdout) ?? (running.has(this) ? undefined : 'ended'),
      withinMs,
    );
    const match = found === 'ended' ? pattern.exec(this.stdout) : found;
    if (!match) throw new Error(`${this.#what} ended without ${String(pattern)}: ${this.said()}`);
    return match;
  }

  async exit(withinMs = 60_000): Promise<Exit> {
    return within(`${this.#what} ends: ${this.said()}`, withinMs, this.exited);
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Kills it with -9 and waits until it is gone. */
  async kill9(): Promise<void> {
    this.kill('SIGKILL');
    await this.exited;
  }

  /** The most memory that it held, in MB; known when it has ended by itself. */
  peakMb(): number {
    return Number(readFileSync(this.#peakFile, 'utf8'));
  }

  said(): string {
    return `${this.stdout}\n${this.stderr}`;
  }
}
