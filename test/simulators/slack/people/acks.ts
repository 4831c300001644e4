import type { Ledger } from '../api/record.ts';
import { say } from '../api/response-url.ts';
import { judgeMessage } from '../rules/messages.ts';
import { optionGroup, selectOption } from '../rules/objects.ts';
import { type Problem, isObject, list } from '../rules/schema.ts';
import { viewProblems } from '../rules/views.ts';
import type { Option, View } from '../state/types.ts';
import { type ViewBody, addView, changeView, closeAll, closeView } from '../state/views.ts';
import type { World } from '../state/world.ts';
import type { Ack } from '../transport/ack.ts';
import type { Interaction, Interactions } from './interactions.ts';

export interface AckParts {
  world: World;
  interactions: Interactions;
  ledger: Ledger;
}

/** An acknowledgement that Slack cannot make sense of: the person is told that it did not work. */
class BadAck extends Error {
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[] = []) {
    super(message);
    this.problems = problems;
  }
}

/** Words, or a message, in answer to a command. */
function showAnswer({ world, interactions }: AckParts, interaction: Interaction, body: unknown): void {
  const message = typeof body === 'string' ? { text: body } : body;
  if (!isObject(message) || Object.keys(message).length === 0) return;
  const { error, problems } = judgeMessage(message);
  if (error !== undefined) throw new BadAck(error, problems);
  interactions.tie(interaction, () =>
    say(world, interaction, message, message['response_type'] === 'in_channel'),
  );
}

function judgedView(body: Record<string, unknown>): ViewBody {
  const problems = viewProblems(body['view'], 'modal');
  if (problems.length > 0) throw new BadAck('invalid_arguments', problems);
  return body['view'] as ViewBody;
}

/** Errors stand by input blocks that are there. */
function judgedErrors(view: View, errors: unknown): Record<string, string> {
  const inputs = view.blocks.filter(({ type }) => type === 'input').map(({ block_id: id }) => id);
  if (!isObject(errors) || Object.keys(errors).length === 0) throw new BadAck('errors: must not be empty');
  for (const [id, text] of Object.entries(errors)) {
    if (!inputs.includes(id)) throw new BadAck(`errors: no input block ${id}`);
    if (typeof text !== 'string' || text === '') throw new BadAck(`errors: no text for ${id}`);
  }
  return errors as Record<string, string>;
}

/** What a submission leaves on the screen, by Slack's response actions; without one, the modal closes. */
function viewAfter({ world }: AckParts, interaction: Interaction, answer: Record<string, unknown>) {
  const { view } = interaction;
  if (view === null) return null;
  switch (answer['response_action']) {
    case 'errors':
      return view;
    case 'update':
      changeView(world, view, judgedView(answer));
      return view;
    case 'push':
      return addView(world, interaction, judgedView(answer), view);
    case 'clear':
      closeAll(world, view);
      return null;
    case undefined:
      return closeView(world, view);
    default:
      throw new BadAck('response_action: unknown');
  }
}

function afterSubmission(parts: AckParts, interaction: Interaction, body: unknown): void {
  const answer = isObject(body) ? body : {};
  if (answer['response_action'] === 'errors' && interaction.view !== null)
    interaction.errors = judgedErrors(interaction.view, answer['errors']);
  const view = viewAfter(parts, interaction, answer);
  if (view !== null) parts.interactions.appear(interaction, { kind: 'modal', message: null, view });
}

/** Options that the app offers, in groups or not. */
function judgedChoices(body: unknown): Option[] {
  if (!isObject(body)) return [];
  const { options, option_groups: groups } = body;
  const problems =
    groups === undefined
      ? list(selectOption, 100, 0)(options ?? [], '/options')
      : list(optionGroup, 100, 0)(groups, '/option_groups');
  if (problems.length > 0) throw new BadAck('invalid_arguments', problems);
  if (groups === undefined) return (options ?? []) as Option[];
  return (groups as { options: Option[] }[]).flatMap((group) => group.options);
}

/** Lets a person see what an acknowledgement, or the want of one, brings. */
export function applyAck(parts: AckParts, interaction: Interaction, ack: Ack): void {
  const { interactions, ledger } = parts;
  try {
    if (!ack.ok) interaction.failure = ack.reason;
    else if (interaction.kind === 'command') showAnswer(parts, interaction, ack.body);
    else if (interaction.kind === 'submission') afterSubmission(parts, interaction, ack.body);
    else if (interaction.kind === 'suggestion') interaction.choices = judgedChoices(ack.body);
  } catch (error) {
    if (!(error instanceof BadAck)) throw error;
    const { message, problems } = error;
    ledger.violations.push({
      method: 'acknowledgement',
      error: message,
      problems,
      body: ack.ok ? ack.body : undefined,
    });
    interaction.failure = message;
  }
  interaction.acked = ack.ok;
  interactions.changed(interaction);
}
