import type { Call, Choice } from './command.ts';

/** What a platform shows while somebody types. */
export const mostChoices = 25;

/** The text of an option, without the blanks around it; undefined where it is missing or empty. */
export function textOption({ options }: Call, name: string): string | undefined {
  const value = options[name];
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

/** Whether it begins as the whole address of a page. */
export const isWebAddress = (typed: string): boolean => /^https?:\/\//i.test(typed);

/** Those that begin with what was typed first, then those that hold it. */
export function matchingChoices(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase();
  const begins = ({ name, value }: Choice): boolean =>
    name.toLowerCase().startsWith(wanted) || value.toLowerCase().startsWith(wanted);
  const holds = ({ name }: Choice): boolean => name.toLowerCase().includes(wanted);
  const found = [...choices.filter(begins), ...choices.filter((each) => !begins(each) && holds(each))];
  return found.slice(0, mostChoices);
}
