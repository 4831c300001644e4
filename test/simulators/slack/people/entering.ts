import type { Element, Option, View } from '../state/types.ts';
import { readText } from '../text.ts';
import { NotPossible } from './finding.ts';

/** What is chosen or typed: words, or something with an id. */
export type Entry = string | { id: string };

type State = Record<string, unknown>;

const idOf = (entry: Entry): string => (typeof entry === 'string' ? entry : entry.id);

const optionsOf = ({ options, option_groups: groups }: Element): Option[] =>
  options ?? groups?.flatMap((group) => group.options) ?? [];

function pick(options: readonly Option[], entry: Entry): Option {
  const wanted = idOf(entry);
  const found = options.find(({ text, value }) => value === wanted || readText(text) === wanted);
  if (found === undefined) throw new NotPossible(`${wanted} is not offered`);
  return found;
}

/** The field in which each kind of element says what was picked; several of them where it ends in s. */
const PICKED: Record<string, string> = {
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  multi_users_select: 'selected_users',
  multi_conversations_select: 'selected_conversations',
  multi_channels_select: 'selected_channels',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
};

const ONE_OPTION = new Set(['static_select', 'external_select', 'radio_buttons', 'overflow']);
const MANY_OPTIONS = new Set(['multi_static_select', 'multi_external_select', 'checkboxes']);

function checkTyped(element: Element, text: string): string {
  const { min_length: least = 0, max_length: most = 3000 } = element;
  if (text.length < least) throw new NotPossible(`at least ${least} characters are asked for`);
  if (text.length > most) throw new NotPossible(`at most ${most} characters are taken`);
  return text;
}

/** What an element holds after something was entered; `offered` instead of its own options. */
export function entered(element: Element, entries: readonly Entry[], offered?: readonly Option[]): State {
  const { type } = element;
  const options = offered ?? optionsOf(element);
  if (ONE_OPTION.has(type)) {
    const [entry] = entries;
    return { type, selected_option: entry === undefined ? null : pick(options, entry) };
  }
  if (MANY_OPTIONS.has(type)) return { type, selected_options: entries.map((entry) => pick(options, entry)) };
  const picked = PICKED[type];
  if (picked?.endsWith('s') === true) return { type, [picked]: entries.map(idOf) };
  if (picked !== undefined) return { type, [picked]: entries[0] === undefined ? null : idOf(entries[0]) };
  if (type === 'datetimepicker') return { type, selected_date_time: Number(idOf(entries[0] ?? '')) };
  return { type, value: checkTyped(element, entries.map(idOf).join('\n')) };
}

/** What an element holds before anything was entered; undefined: nothing. */
function untouched(element: Element): State | undefined {
  const { type } = element;
  const initial: Record<string, unknown> = {
    selected_option: element.initial_option,
    selected_options: element.initial_options,
    value: element.initial_value,
    selected_date: element.initial_date,
    selected_time: element.initial_time,
    selected_user: element['initial_user'],
    selected_users: element['initial_users'],
    selected_conversation: element['initial_conversation'],
    selected_conversations: element['initial_conversations'],
    selected_channel: element['initial_channel'],
    selected_channels: element['initial_channels'],
    selected_date_time: element['initial_date_time'],
  };
  const given = Object.entries(initial).filter(([, value]) => value !== undefined);
  return given.length === 0 ? undefined : { type, ...Object.fromEntries(given) };
}

/** What an element that was left alone says of itself. */
function nothing(element: Element): State {
  const { type } = element;
  if (ONE_OPTION.has(type)) return { type, selected_option: null };
  if (MANY_OPTIONS.has(type)) return { type, selected_options: [] };
  const picked = PICKED[type];
  return picked === undefined ? { type, value: null } : { type, [picked]: picked.endsWith('s') ? [] : null };
}

export type Values = Record<string, Entry | readonly Entry[]>;

/** Fills in a form, with values by block_id, action_id or label, and checks that nothing is missing. */
export function fillForm(view: View, values: Values): View['state'] {
  const state = structuredClone(view.state);
  const names = new Set(Object.keys(values));
  for (const block of view.blocks) {
    const { element } = block;
    if (block.type !== 'input' || element === undefined) continue;
    const label = readText(block.label);
    const blockId = block.block_id ?? '';
    const actionId = element.action_id ?? '';
    const name = [blockId, actionId, label].find((each) => names.delete(each));
    const given = name === undefined ? undefined : values[name];
    const before = state[blockId]?.[actionId] ?? untouched(element);
    if (given === undefined && before === undefined && block.optional !== true)
      throw new NotPossible(`${label} is missing`);
    const entries = typeof given === 'string' || (given && 'id' in given) ? [given] : given;
    const held = entries === undefined ? (before ?? nothing(element)) : entered(element, entries);
    state[blockId] = { ...state[blockId], [actionId]: held };
  }
  const [unknown] = names;
  if (unknown !== undefined) throw new NotPossible(`there is no ${unknown} to fill in`);
  return state;
}
