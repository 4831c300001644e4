/** How long the runs of one command took, in milliseconds. */
export interface Timing {
  p50: number;
  p99: number;
}

/** Runs `work` so often, one run after the other, each with its number. */
export async function measure(runs: number, work: (run: number) => Promise<unknown>): Promise<Timing> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begin = performance.now();
    await work(run);
    times.push(performance.now() - begin);
  }
  times.sort((one, other) => one - other);
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** By nearest rank: the smallest that is at least as long as this share of all. */
const percentile = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) * 100) / 100;
