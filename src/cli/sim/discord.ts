import { createInterface } from 'node:readline/promises';
import {
  FLAGS,
  type Channel,
  type Message,
  startDiscord,
  textOf,
} from '../../../test/simulators/discord/discord.ts';
import { describeError } from '../../shared/errors.ts';
import { untilStopped } from '../lifecycle.ts';
import { act } from './typed.ts';

type Print = (text: string) => void;

function lineOf(message: Message, channel: Channel): string {
  const where = channel.name === '' ? 'direct message' : `#${channel.name}`;
  const notes = [
    message.onlyFor === null ? undefined : 'only for you',
    message.deleted !== null ? 'deleted' : message.history.length > 0 ? 'edited' : undefined,
  ].filter((note) => note !== undefined);
  const isLoading = (message.flags & FLAGS.LOADING) !== 0;
  const text = isLoading ? 'is thinking ...' : textOf(message).replaceAll('\n', '\n    ');
  const about = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  return `\n${where}, ${message.author.displayName}${about}\n    ${text}\n`;
}

/** Runs a Discord with one server in it, until it is stopped. What is typed is done by a person in that server. */
export async function simulateDiscord(port: number, print: Print): Promise<void> {
  const discord = await startDiscord({ port });
  const guild = discord.addGuild('Readers');
  const person = discord.addPerson('You');
  guild.addMember(person);
  const made = [
    guild.addChannel('news'),
    guild.addChannel('announcements', { type: 'announcement' }),
    guild.addChannel('stories', { type: 'forum', tags: ['models', 'research', 'policy'] }),
  ];
  const channels = made.map(({ id, channel: { name } }) => ({ id, name }));
  discord.onMessage((message, channel) => print(lineOf(message, channel)));

  print(
    `A Discord runs at ${discord.apiUrl}\n  DISCORD_API_URL=${discord.apiUrl}\n  DISCORD_TOKEN=${discord.token}\n`,
  );
  print(`Server "Readers" with ${channels.map(({ name }) => `#${name}`).join(', ')}.\n`);
  print(
    'Type a command (/ai-news subscribe topic:models where:#news), or the label of a button to press it.\n',
  );

  const typed = createInterface({ input: process.stdin });
  typed.on('line', (line) => {
    if (line.trim() === '') return;
    act({ discord, person, channels }, line.trim()).then(
      (seen) => {
        if (seen === undefined) print('No such button.\n');
        else if (seen.kind === 'modal' || seen.kind === 'unanswered') print(`${seen.kind}: ${seen.text}\n`);
      },
      (error: unknown) => print(`${describeError(error)}\n`),
    );
  });
  await untilStopped();
  typed.close();
  await discord.close();
}
