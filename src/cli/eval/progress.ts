import { Presets, SingleBar } from 'cli-progress';

/** Told how much is done of how much. */
export type Progress = (done: number, all: number) => void;

/** Runs `work` with a bar on standard error, where a person looks at it. */
export async function withProgressBar<T>(unit: string, work: (progress: Progress) => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return work(() => undefined);
  const format = `{bar} {value}/{total} ${unit} · {eta_formatted} left`;
  const bar = new SingleBar({ format, clearOnComplete: true }, Presets.shades_classic);
  let begun = false;
  try {
    return await work((done, all) => {
      if (begun) bar.update(done);
      else bar.start(all, done);
      begun = true;
    });
  } finally {
    bar.stop();
  }
}
