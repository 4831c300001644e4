import { blockProblems } from './blocks.ts';
import { plainText } from './objects.ts';
import {
  type Check,
  type Problem,
  anything,
  boolean,
  byType,
  isObject,
  object,
  problem,
  text,
} from './schema.ts';

/** Slack: "Views", fields of modals and home tabs. */

const type = text(20);

const common: Record<string, Check> = {
  private_metadata: text(3000, 0),
  callback_id: text(255, 0),
  external_id: text(255, 0),
};

const shape = byType({
  modal: object(
    { type, title: plainText(24), blocks: anything },
    {
      ...common,
      submit: plainText(24),
      close: plainText(24),
      clear_on_close: boolean,
      notify_on_close: boolean,
      submit_disabled: boolean,
    },
  ),
  home: object({ type, blocks: anything }, common),
});

/** Everything that is wrong with a view. */
export function viewProblems(view: unknown, wanted?: 'modal' | 'home'): Problem[] {
  const at = '/view';
  const problems = shape(view, at);
  if (!isObject(view)) return problems;
  const surface = view['type'] === 'home' ? 'home' : 'modal';
  if (wanted !== undefined && problems.length === 0 && surface !== wanted)
    problems.push(problem(`must be a view of type ${wanted}`, `${at}/type`));
  if (view['blocks'] !== undefined) problems.push(...blockProblems(view['blocks'], surface, `${at}/blocks`));
  const { blocks } = view;
  const hasInput = Array.isArray(blocks) && blocks.some((each) => isObject(each) && each['type'] === 'input');
  if (surface === 'modal' && hasInput && view['submit'] === undefined)
    problems.push(problem('missing required field: submit', at));
  return problems;
}
