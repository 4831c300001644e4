import { afterEach, expect, it } from '@jest/globals';
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Events,
  MessageFlags,
  SlashCommandBuilder,
} from 'discord.js';
import { act } from '../../../src/cli/sim/typed.ts';
import { logIn, simulate, stopAll } from '../../discord-simulator/bot.ts';

afterEach(stopAll);

it('does what is typed: commands with options of every kind, and buttons', async () => {
  const discord = await simulate();
  const guild = discord.addGuild('Readers');
  const person = discord.addPerson('You');
  guild.addMember(person);
  const { id } = guild.addChannel('news');
  const stage = { discord, person, channels: [{ id, name: 'news' }] };
  const client = await logIn(discord);
  await client.application.commands.set([
    new SlashCommandBuilder()
      .setName('ai-news')
      .setDescription('News')
      .addSubcommand((sub) =>
        sub
          .setName('subscribe')
          .setDescription('Subscribe')
          .addStringOption((option) => option.setName('topic').setDescription('Which'))
          .addIntegerOption((option) => option.setName('most').setDescription('Most'))
          .addChannelOption((option) => option.setName('where').setDescription('Where')),
      ),
  ]);
  const button = new ButtonBuilder().setCustomId('b').setLabel('Full brief').setStyle(ButtonStyle.Primary);
  client.on(Events.InteractionCreate, (it) => {
    if (it.isButton()) void it.reply({ content: 'brief', flags: MessageFlags.Ephemeral });
    if (!it.isChatInputCommand()) return;
    const { options } = it;
    const content = [
      options.getString('topic'),
      options.getInteger('most'),
      options.getChannel('where')?.id,
    ].join();
    void it.reply({ content, components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)] });
  });

  const seen = await act(stage, '/ai-news subscribe topic:"open models: 7" most:3 where:#news');
  expect(seen?.text).toBe(`open models: 7,3,${id}\n[Full brief]`);
  expect((await act(stage, 'Full brief'))?.text).toBe('brief');
  expect(await act(stage, 'No such button')).toBeUndefined();
  await expect(act(stage, '/nothing')).rejects.toThrow('there is no /nothing');
});
