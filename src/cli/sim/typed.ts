import type { Discord, Message, Person, Seen } from '../../../test/simulators/discord/discord.ts';

type Value = string | number | boolean | { id: string };

export interface Stage {
  discord: Discord;
  person: Person;
  /** Where commands are used, and what "#name" stands for: the first one is where the person is. */
  channels: readonly { id: string; name: string }[];
}

/** What stands after the colon: quoted text, a #channel, a number, yes or no, or plain text. */
function toValue({ channels }: Stage, text: string): Value {
  if (text.startsWith('"')) return text.slice(1, -1);
  if (text.startsWith('#')) return { id: channels.find(({ name }) => name === text.slice(1))?.id ?? '' };
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  return text;
}

/** `/ai-news subscribe topic:models where:#news` */
async function useCommand(stage: Stage, line: string): Promise<Seen> {
  const { discord, person, channels } = stage;
  const values: Record<string, Value> = {};
  const words = line.slice(1).replaceAll(/(\S+?):("[^"]*"|\S+)/g, (_, name: string, text: string) => {
    values[name] = toValue(stage, text);
    return '';
  });
  const [name = '', ...path] = words.trim().split(/\s+/);
  const { channel } = discord.channel(channels[0]?.id ?? '');
  return person.slash(channel, name, ...path, values);
}

/** The youngest message that has such a button. */
function withButton({ discord, person, channels }: Stage, label: string): Message | undefined {
  const seen = channels.flatMap(({ id }) => person.sees(discord.channel(id).channel)).reverse();
  return seen.find(({ components }) => JSON.stringify(components).includes(JSON.stringify(label)));
}

/** Does what a line says: a command, or the label of a button to press. Undefined: there is no such button. */
export async function act(stage: Stage, line: string): Promise<Seen | undefined> {
  if (line.startsWith('/')) return useCommand(stage, line);
  const message = withButton(stage, line);
  return message === undefined ? undefined : stage.person.click(message, line);
}
