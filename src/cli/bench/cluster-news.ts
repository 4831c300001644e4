import { between, randomFrom, wordOfRank, words } from './made-up-text.ts';

/** A report of a made-up event. */
export interface MadeUpReport {
  /** Number of its outlet, from 1. */
  outlet: number;
  url: string;
  title: string;
  lead: string;
  at: Date;
}

/** What all reports of one event have in common. */
export interface MadeUpEvent {
  number: number;
  at: Date;
  names: string[];
  words: string[];
  reports: MadeUpReport[];
}

export const outlets = 60;
const names = 6_000;
/** Names follow the ordinary words, so that none is one of these. */
const firstNameRank = 40_000;
const hourMs = 3_600_000;

/** Reports of an event -> how many events of a hundred have so many: 1.6 in the mean. */
const reportCounts = [
  ...Array<number>(70).fill(1),
  ...Array<number>(15).fill(2),
  ...Array<number>(7).fill(3),
].concat(Array<number>(8).fill(5));

/**
 * A stream of made-up news, the oldest event first; the same seed always gives the same. Words and names are as frequent
 * as Zipf's law has it; reports of one event share two or three names and some of eight words. Titles have 6 to 12 words,
 * leads 40.
 */
export class MadeUpNews {
  readonly #random: () => number;
  #events = 0;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  event(at: Date): MadeUpEvent {
    const random = this.#random;
    const event: MadeUpEvent = {
      number: ++this.#events,
      at,
      names: Array.from({ length: between(random, 2, 3) }, () => nameFrom(random)),
      words: words(random, 8),
      reports: [],
    };
    const count = reportCounts[between(random, 0, reportCounts.length - 1)] ?? 1;
    for (let made = 0; made < count; made++) {
      event.reports.push(this.report(event, new Date(at.getTime() + made * random() * 10 * hourMs)));
    }
    return event;
  }

  /** A further report of an event, by an outlet that has not reported it. */
  report(event: MadeUpEvent, at: Date): MadeUpReport {
    const random = this.#random;
    const outlet = ((event.number * 7 + event.reports.length * 11) % outlets) + 1;
    const title = shuffled(random, [
      ...event.names.slice(0, 2),
      ...shuffled(random, event.words).slice(0, between(random, 3, 6)),
      ...words(random, between(random, 1, 4)),
    ]);
    const lead = shuffled(random, [
      ...event.names,
      ...event.words,
      ...words(random, 32 - event.names.length),
    ]);
    return {
      outlet,
      url: `https://outlet-${outlet}.example/${event.number}-${event.reports.length}`,
      title: asSentence(title),
      lead: `${asSentence(lead.slice(0, 20))}. ${asSentence(lead.slice(20))}.`,
      at,
    };
  }
}

/** Rank r is drawn about as often as 1/r. */
function nameFrom(random: () => number): string {
  const name = wordOfRank(firstNameRank + Math.floor(names ** random()));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const asSentence = (list: readonly string[]): string => {
  const text = list.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Fisher and Yates. */
function shuffled<T>(random: () => number, list: readonly T[]): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = between(random, 0, i);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
