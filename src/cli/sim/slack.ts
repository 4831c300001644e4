import { createInterface } from 'node:readline/promises';
import {
  type Channel,
  type Message,
  type Seen,
  startSlack,
  textOf,
} from '../../../test/simulators/slack/slack.ts';
import { describeError } from '../../shared/errors.ts';
import { untilStopped } from '../lifecycle.ts';
import { act } from './typed-slack.ts';

type Print = (text: string) => void;

export interface SlackSettings {
  port: number;
  /** Where the bot listens; without it, the bot has to connect by Socket Mode. */
  requestUrl: string | undefined;
}

/** Slack's client shows places and people by their names. */
type Names = (text: string) => string;

function lineOf(message: Message, channel: Channel, names: Names): string {
  const where = channel.name === '' ? 'direct message' : `#${channel.name}`;
  const notes = [
    message.onlyFor === null ? undefined : 'only for you',
    message.threadTs === null ? undefined : 'in a thread',
    message.deleted !== null ? 'deleted' : message.history.length > 0 ? 'edited' : undefined,
  ].filter((note) => note !== undefined);
  const about = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  return `\n${where}, ${message.author.realName}${about}\n    ${names(textOf(message)).replaceAll('\n', '\n    ')}\n`;
}

/** What is no message, and so was not shown yet. */
function shown(seen: Seen | undefined, names: Names): string | undefined {
  if (seen === undefined) return 'No such button.\n';
  const isMessage = ['message', 'update', 'acknowledged'].includes(seen.kind);
  return isMessage ? undefined : `${seen.kind}: ${names(seen.text)}\n`;
}

/** Runs a Slack with one workspace in it, until it is stopped. What is typed is done by a person in there. */
export async function simulateSlack({ port, requestUrl }: SlackSettings, print: Print): Promise<void> {
  const transport =
    requestUrl === undefined ? { transport: 'socket' as const } : { transport: 'http' as const, requestUrl };
  const slack = await startSlack({ port, app: transport });
  const team = slack.addTeam('Readers');
  const person = team.addPerson('You', { owner: true });
  const names = ['news', 'general'];
  const channels = names.map((name) => team.addChannel(name, { general: name === 'general' }).invite());
  const byId = new Map([
    [person.id, 'You'],
    ...channels.map(({ id, channel: { name } }): [string, string] => [id, name]),
  ]);
  const named: Names = (text) => text.replaceAll(/(?<=[#@])[A-Z][A-Z0-9]{5,}/g, (id) => byId.get(id) ?? id);
  slack.onMessage((message, channel) => print(lineOf(message, channel, named)));

  print(
    `A Slack runs at ${slack.apiUrl}\n  SLACK_API_URL=${slack.apiUrl}\n  SLACK_BOT_TOKEN=${team.token}\n`,
  );
  print(`  SLACK_APP_TOKEN=${slack.app.appToken}\n  SLACK_SIGNING_SECRET=${slack.app.signingSecret}\n`);
  print(`Workspace "Readers" with ${names.map((name) => `#${name}`).join(', ')}; you are in #news.\n`);
  print('Type a command (/ai-news help), the label of a button to press it, or "home" to open the home.\n');

  const stage = { person, channels, view: undefined };
  const typed = createInterface({ input: process.stdin });
  typed.on('line', (line) => {
    if (line.trim() === '') return;
    act(stage, line.trim()).then(
      (seen) => print(shown(seen, named) ?? ''),
      (error: unknown) => print(`${describeError(error)}\n`),
    );
  });
  await untilStopped();
  typed.close();
  await slack.close();
}
