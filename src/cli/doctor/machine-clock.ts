import type { Clock } from '../../shared/clock.ts';
import { type Finding, look, ok, wrong } from '../../shared/domain/finding.ts';
import { spanInWords } from './in-words.ts';

const what = 'Clock';

/** Slack refuses signatures that are five minutes off, and digests come that much too early or late. */
const mostSkewMs = 30_000;

/** Hears what others say the time is, and how far the clock of this machine is off. */
export class TimeHeard {
  readonly #first: Promise<number>;
  #resolve: (skewMs: number) => void = () => undefined;

  constructor(private readonly clock: Clock) {
    this.#first = new Promise((resolve) => (this.#resolve = resolve));
  }

  /** Takes the `Date` header of an answer that has just arrived. The first one that can be read counts. */
  readonly hear = (date: string): void => {
    const theirs = Date.parse(date);
    if (!Number.isNaN(theirs)) this.#resolve(this.clock.now().getTime() - theirs);
  };

  /** How far this machine is ahead, in milliseconds; undefined where nobody has said the time by then. */
  async skew(withinMs: number): Promise<number | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), withinMs);
    });
    return Promise.race([this.#first, late]).finally(() => clearTimeout(timer));
  }
}

/**
 * How far this machine's clock is off.
 *
 * @param ways how somebody comes to tell the time, tried one after another; each is given `withinMs`
 */
export async function clockFindings(
  heard: TimeHeard,
  ways: readonly (() => void)[],
  withinMs: number,
): Promise<Finding[]> {
  let skew: number | undefined;
  for (const way of ways) {
    way();
    skew = await heard.skew(withinMs);
    if (skew !== undefined) break;
  }
  if (skew === undefined)
    return [look(what, 'not compared with another one: nobody who tells the time was reached')];
  const off = Math.abs(skew);
  if (off <= mostSkewMs) return [ok(what, `right, within ${mostSkewMs / 1_000} s`)];
  return [
    wrong(
      what,
      `${spanInWords(off)} ${skew > 0 ? 'ahead' : 'behind'}: digests come at the wrong time, and Slack's signatures do not hold`,
      'Have the machine set its clock by itself: timedatectl set-ntp true.',
    ),
  ];
}
