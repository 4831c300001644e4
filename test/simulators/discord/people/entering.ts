import { COMPONENT } from '../rules/components.ts';
import type { Component } from '../state/types.ts';
import { NotPossible } from './options.ts';

/** A choice in a menu: an option's value or label, or something with an id. */
export type Selection = string | { id: string };

function checkCount(
  { custom_id: id, min_values: least, max_values: most, required }: Component,
  count: number,
): void {
  if (count === 0 && required === false) return;
  if (count < (least ?? 1)) throw new NotPossible(`${id ?? 'the menu'} wants ${least ?? 1} choices or more`);
  if (count > (most ?? 1)) throw new NotPossible(`${id ?? 'the menu'} takes ${most ?? 1} choices or fewer`);
}

/** The values that a menu sends for what a person chose. */
export function pickValues(menu: Component, chosen: readonly Selection[]): string[] {
  checkCount(menu, chosen.length);
  return chosen.map((selection) => {
    const wanted = typeof selection === 'string' ? selection : selection.id;
    if (menu.type !== COMPONENT.STRING_SELECT) return wanted;
    const option = (menu.options ?? []).find(({ value, label }) => value === wanted || label === wanted);
    if (option === undefined) throw new NotPossible(`the menu has no ${wanted}`);
    return option.value;
  });
}

/** Discord: "Text Input": values of 4000 characters at most. */
const MOST_TEXT = 4000;

function typed(input: Component, label: string, value: string): string {
  const name = input.custom_id ?? label;
  if (value === '' && input.required === false) return value;
  if (value === '') throw new NotPossible(`${name} is required`);
  if (value.length < (input.min_length ?? 0)) throw new NotPossible(`${name} is too short`);
  if (value.length > (input.max_length ?? MOST_TEXT)) throw new NotPossible(`${name} is too long`);
  return value;
}

type Values = Record<string, string | string[]>;

function fillField(field: Component, label: string, values: Values): Record<string, unknown> {
  const given = values[field.custom_id ?? ''] ?? values[label];
  const common = { type: field.type, id: field.id ?? 0, custom_id: field.custom_id };
  if (field.type === COMPONENT.TEXT_INPUT) {
    const text = given ?? field.value ?? '';
    if (typeof text !== 'string') throw new NotPossible(`${label} takes one text`);
    return { ...common, value: typed(field, label, text) };
  }
  const preset = (field.options ?? []).filter((each) => each.default === true).map(({ value }) => value);
  const chosen = given === undefined ? preset : typeof given === 'string' ? [given] : given;
  return { ...common, values: pickValues(field, chosen) };
}

const namesOf = (components: readonly Component[]): (string | null | undefined)[] =>
  components.flatMap(({ label, custom_id: id, component, components: held }) => [
    label,
    id,
    ...namesOf([...(component ? [component] : []), ...(held ?? [])]),
  ]);

/** The fields of a form as they are sent, filled in by custom_id or label. */
export function fillModal(components: readonly Component[], values: Values): unknown[] {
  const names = namesOf(components);
  for (const name of Object.keys(values)) {
    if (!names.includes(name)) throw new NotPossible(`the form has no ${name}`);
  }
  return components.flatMap((outer) => {
    const common = { type: outer.type, id: outer.id ?? 0 };
    if (outer.component)
      return [{ ...common, component: fillField(outer.component, outer.label ?? '', values) }];
    if (outer.type !== COMPONENT.ACTION_ROW) return [common];
    return [
      {
        ...common,
        components: (outer.components ?? []).map((field) => fillField(field, field.label ?? '', values)),
      },
    ];
  });
}
