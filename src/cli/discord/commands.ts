import type { Command } from 'commander';
import wrapAnsi from 'wrap-ansi';
import type { Config } from '../../shared/config.ts';
import { userError } from '../../shared/errors.ts';
import { toStandardOutput } from '../terminal.ts';

/** Adds `discord`: what an operator needs to bring the bot to Discord. */
export function addDiscordCommands(program: Command, config: () => Config): void {
  program
    .command('discord')
    .description('bring the bot to Discord')
    .command('invite')
    .description('print the link by which the bot is added to a server, and why it asks for what it asks for')
    .action(async () => toStandardOutput(await inviteText(config())));
}

async function inviteText({ discordToken, discordApiUrl }: Config): Promise<string> {
  if (discordToken === undefined)
    throw userError('discord_no_token', 'Set DISCORD_TOKEN first: README.md says how to get it.');
  const { applicationOf, invitation } = await import('../../bots/discord/invite.ts');
  const application = applicationOf(discordToken);
  if (application === undefined)
    throw userError(
      'discord_odd_token',
      'DISCORD_TOKEN does not tell its application. Copy it anew from the page "Bot" of your application.',
    );
  const { url, permissions } = invitation(application, discordApiUrl);
  const reasons = permissions.map(({ name, why }) =>
    wrapAnsi(`${name}: ${why}`, 84)
      .split('\n')
      .map((line, index) => (index === 0 ? '  ' : '    ') + line)
      .join('\n'),
  );
  return `Open this link, and choose the server:\n\n${url}\n\nThe bot asks for:\n${reasons.join('\n')}\n`;
}
