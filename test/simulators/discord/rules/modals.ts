import type { Problem } from '../rest/errors.ts';
import type { Component } from '../state/types.ts';
import { COMPONENT, commonProblems } from './components.ts';

export interface ModalBody {
  custom_id: string;
  title: string;
  components: Component[];
}

/** Discord: "Receiving and Responding to Interactions", modal: 1 to 5 components. */
const MOST = 5;

/** What is wrong with a modal. */
export function* modalProblems({ components }: ModalBody): Generator<Problem> {
  yield* commonProblems(components);
  if (components.length < 1 || components.length > MOST) {
    yield {
      path: ['components'],
      code: 'BASE_TYPE_BAD_LENGTH',
      message: `Must be between 1 and ${MOST} in length.`,
    };
  }
  for (const [index, { type, components: held }] of components.entries()) {
    if (type !== COMPONENT.ACTION_ROW) continue;
    const path = ['components', index, 'components'];
    const [input, ...others] = held ?? [];
    if (input?.type !== COMPONENT.TEXT_INPUT || others.length > 0) {
      yield { path, code: 'UNION_TYPE_CHOICES', message: 'A row of a modal holds one text input' };
    } else if (!input.label) {
      yield { path: [...path, 0, 'label'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
    }
  }
}
