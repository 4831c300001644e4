import type { CommandOption, OptionValue } from '../commands/command.ts';

/** One input as a form hands it back. */
interface Entered {
  value?: string | null;
  selected_option?: { value: string } | null;
  selected_conversation?: string | null;
}

/** `view.state.values`: by block, then by action; both have the option's name. */
export type FormState = Record<string, Record<string, Entered>>;

/** What somebody entered, as options of the same names; what was left empty is left out. */
export function enteredIn(state: FormState, known: readonly CommandOption[]): Record<string, OptionValue> {
  const kinds = new Map(known.map(({ name, kind }) => [name, kind]));
  const options: Record<string, OptionValue> = {};
  for (const [name, inputs] of Object.entries(state)) {
    const [entered] = Object.values(inputs);
    const text = entered?.value ?? entered?.selected_option?.value ?? entered?.selected_conversation ?? '';
    if (text.trim() !== '') options[name] = valueOf(kinds.get(name), text.trim());
  }
  return options;
}

function valueOf(kind: CommandOption['kind'] | undefined, text: string): OptionValue {
  if (kind === 'number') return Number(text);
  return kind === 'flag' ? text === 'on' : text;
}
