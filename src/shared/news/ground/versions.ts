import { isStopWord } from '../text/tokens.ts';
import { datesIn } from './dates.ts';

/** A name with a number in or behind it, or a bare version: "GPT-5.2", "Kestrel 5", "v1.4", "4.8.2". */
export interface Version {
  text: string;
  /** Letters and digits alone, in lower case. */
  key: string;
  /** The name before the number, in lower case; empty for a bare version. */
  name: string;
  /** Written so that it can be nothing but a version. */
  plain: boolean;
  start: number;
  end: number;
}

const named =
  /(?<![\p{L}\p{N}])(\p{L}[\p{L}\p{N}]*)([- ]?)v?(\d+(?:\.\d+)*\p{L}?)(?![\p{L}\p{N}%]|\.\d|,\d|-\d|[ -]?(?:mill(?:i?on|ón)|mil[lj]?iard|bil[lj]i?[oó]|trillion|thousand|tausend|per ?cent|percent|prozent|mio|mrd|bn|mn|[kmb]\b|st\b|nd\b|rd\b|th\b))/giu;
const bare =
  /(?<![\p{L}\p{N}.,$€£])v?\d+\.\d+(?:\.\d+)+(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])v\d+(?:\.\d+)*(?![\p{L}\p{N}])/giu;

/** Words before a number that are no names of things with versions. */
const counters =
  /^(?:top|over|about|around|nearly|almost|only|page|no|nr|act|article|section|chapter|level|age|aged|version|figure|phase|day|week|month|year|part|room|group|series|under|post|pre|mid|covid|rund|etwa|seit|über|nach|vor|am|im|und|and|some|more|the|of|than|year|years|jahre|old|all|just|its|his|her|their|these|those|last|next|another|with|by)$/i;

/** The versions of a tidy text, and the text with spaces in their places. Capitals tell a name before a lone number. */
export function versionsIn(text: string): { versions: Version[]; rest: string } {
  const versions: Version[] = [];
  const undated = datesIn(text).rest;
  let rest = text;
  const take = (start: number, found: string, name: string, plain: boolean): void => {
    const key = `${name.toLowerCase()}${found.slice(name.length).toLowerCase()}`.replace(
      /[\s-]|(?<=[\s-]|^)v(?=\d)/g,
      '',
    );
    versions.push({ text: found, key, name: name.toLowerCase(), plain, start, end: start + found.length });
    rest = rest.slice(0, start) + ' '.repeat(found.length) + rest.slice(start + found.length);
  };
  for (const { 0: found, 1: name = '', 2: joint = '', 3: number = '', index } of undated.matchAll(named)) {
    if (counters.test(name) || (joint !== '' && isStopWord(name)) || /^v$/i.test(name)) continue;
    const dotted = number.includes('.');
    const capital = /\p{Lu}/u.test(name);
    if (joint === ' ' ? capital : capital || dotted || joint === '')
      take(index, found, name, joint === '-' || (joint === '' && !/^\p{L}$/u.test(name)));
  }
  for (const { 0: found, index } of undated.matchAll(bare))
    if (rest.slice(index, index + found.length) === found) take(index, found, '', true);
  return { versions, rest };
}
