import { randomBytes } from 'node:crypto';

/** Ids in Slack's manner: a letter for the kind, then capitals and digits. They are the same in every run. */
export function idSequence(): (letter: string) => string {
  let count = 0;
  return (letter) => {
    count += 1;
    return `${letter}0SIM${count.toString(36).toUpperCase().padStart(6, '0')}`;
  };
}

/** Times of messages: seconds, a dot, six digits. They always grow, also when the clock stands still. */
export function timestamps(now: () => Date): () => string {
  let last = 0n;
  return () => {
    const fromClock = BigInt(now().getTime()) * 1000n;
    last = fromClock > last ? fromClock : last + 1n;
    return toTs(last);
  };
}

const toTs = (micros: bigint): string =>
  `${micros / 1_000_000n}.${(micros % 1_000_000n).toString().padStart(6, '0')}`;

export const secondsOf = (date: Date): number => Math.floor(date.getTime() / 1000);

export const secret = (bytes = 16): string => randomBytes(bytes).toString('hex');
