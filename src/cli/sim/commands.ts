import { type Command, InvalidArgumentError } from 'commander';
import { toStandardOutput } from '../terminal.ts';

function toPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('Not a port.');
  return port;
}

/** Adds `sim`: platforms and a language model of one's own, to try the bot without an account. */
export function addSimCommand(program: Command): void {
  const group = program
    .command('sim')
    .description('run a simulated platform, or a language model, on this machine');
  group
    .command('discord')
    .description('a Discord with one server; shows what people in it see')
    .option('--port <port>', 'where it listens; 0 takes any free one', toPort, 0)
    .action(async ({ port }: { port: number }) =>
      (await import('./discord.ts')).simulateDiscord(port, toStandardOutput),
    );
  group
    .command('slack')
    .description('a Slack with one workspace; shows what people in it see')
    .option('--port <port>', 'where it listens; 0 takes any free one', toPort, 0)
    .option('--request-url <url>', 'send to this address, signed, instead of over Socket Mode')
    .action(async ({ port, requestUrl }: { port: number; requestUrl?: string }) =>
      (await import('./slack.ts')).simulateSlack({ port, requestUrl }, toStandardOutput),
    );
  group
    .command('model')
    .description("a language model behind OpenAI's protocol, faithful or at fault; shows what it is asked")
    .option('--port <port>', 'where it listens; 0 takes any free one', toPort, 0)
    .action(async ({ port }: { port: number }) =>
      (await import('./model.ts')).simulateModel(port, toStandardOutput),
    );
}
