import type { ChannelControl, Message, Person, Seen } from '../../../test/simulators/slack/slack.ts';

export interface SlackStage {
  person: Person;
  /** Where commands are used: the first one. */
  channels: readonly ChannelControl[];
  /** The modal or home that is open on the screen, if any. */
  view: Seen | undefined;
}

const has = (blocks: unknown, label: string): boolean =>
  JSON.stringify(blocks).includes(JSON.stringify(label));

/** The youngest message that has such a button. */
function withButton({ person, channels }: SlackStage, label: string): Message | undefined {
  const seen = [...channels.map(({ channel }) => channel), person.dm].flatMap((each) => person.sees(each));
  return seen
    .sort((one, other) => Number(other.ts) - Number(one.ts))
    .find((message) => has([message.blocks, message.attachments], label));
}

/** What is open comes first, as it lies above the messages. */
function find(stage: SlackStage, label: string): Message | Seen | undefined {
  const open = stage.view?.view;
  if (open && !open.closed && has(open.blocks, label)) return stage.view;
  return withButton(stage, label);
}

/** Does what a line says: a command, "home", or the label of a button to press. Undefined: there is no such button. */
export async function act(stage: SlackStage, line: string): Promise<Seen | undefined> {
  const seen = await use(stage, line);
  if (seen?.view) stage.view = seen;
  return seen;
}

async function use(stage: SlackStage, line: string): Promise<Seen | undefined> {
  const { person, channels } = stage;
  const [channel] = channels;
  if (line.startsWith('/') && channel !== undefined) {
    const [command = '', ...words] = line.split(' ');
    return person.slash(channel, command, words.join(' '));
  }
  if (line === 'home') return person.openHome();
  const on = find(stage, line);
  return on === undefined ? undefined : person.click(on, line);
}
