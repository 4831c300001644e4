import { remembered } from '../cluster/remembered.ts';
import { datesIn } from './dates.ts';
import { denialsIn } from './denials.ts';
import type { EvidenceSentence } from './evidence.ts';
import { type Figure, bearsOut, figuresIn } from './figures.ts';

const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words that say which way a number goes, and those that say whether it was earned or lost. */
const kinds = [
  {
    up: listed(`rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth gain
      gains gained jump jumps jumped surge surges surged soared climb climbs climbed up higher more steigt stieg stiegen
      gestiegen höher mehr wuchs gewachsen plus`),
    down: listed(`fall falls fell fallen falling decrease decreases decreased decline declines declined declining drop drops
      dropped shrink shrinks shrank lose loses lost slump slumps slumped plunge plunges plunged tumbled down lower less fewer
      fällt fiel fielen gefallen sinkt sank sanken gesunken niedriger weniger schrumpfte minus`),
  },
  {
    up: listed('profit profits gewinn gewinne gewinns gewinnen überschuss'),
    down: listed('loss losses lose loses lost losing verlust verluste verlusts verlor verloren verliert'),
  },
] as const;

type Way = -1 | 1 | undefined;
interface Directed {
  figure: Figure;
  /** For each kind of direction. */
  ways: readonly Way[];
}

/** Of a list without an end as many are compared. */
const mostFigures = 40;
/** So many characters around a number may tell its direction. */
const reach = 60;

const partEnd =
  /[\d,;:()"]|\.\s|\b(?:after|from|while|and|but|than|against|compared|versus|nach|von|während|und|aber|als|gegenüber)\b/i;

const directedIn = remembered(({ text }: EvidenceSentence): readonly Directed[] =>
  figuresIn(datesIn(text).rest)
    .slice(0, mostFigures)
    .map((figure) => {
      const before =
        text
          .slice(Math.max(0, figure.start - reach), figure.start)
          .split(partEnd)
          .at(-1) ?? '';
      const behind = text.slice(figure.end, figure.end + reach).split(partEnd)[0] ?? '';
      const near = [...wordsOf(before).slice(-5), ...wordsOf(behind).slice(0, 2)];
      return { figure, ways: kinds.map(({ up, down }) => wayOf(near, up, down)) };
    }),
);

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** Undefined where nothing tells it, or where both ways are told. */
function wayOf(words: readonly string[], up: ReadonlySet<string>, down: ReadonlySet<string>): Way {
  const [rises, falls] = [up, down].map((way) => words.some((word) => way.has(word)));
  if (rises === falls) return undefined;
  return rises === true ? 1 : -1;
}

/**
 * A number that a statement tells the other way round: "a profit of $5 million" of a sentence that has a loss of $5 million
 * and another profit; its words alone do not tell it.
 */
export function turnedNumber(said: EvidenceSentence, found: EvidenceSentence): string | undefined {
  if ([said, found].some((each) => denialsIn(each).size > 0)) return undefined;
  const theirs = directedIn(found);
  const wrong = directedIn(said).find(({ figure, ways }) => {
    const same = theirs.filter((other) => bearsOut({ ...figure, sign: 0 }, other.figure));
    return (
      same.length > 0 &&
      same.every((other) => ways.some((way, kind) => way !== undefined && other.ways[kind] === -way))
    );
  });
  return wrong?.figure.text;
}
