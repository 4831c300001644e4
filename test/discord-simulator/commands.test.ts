import { afterEach, describe, expect, it } from '@jest/globals';
import {
  ActionRowBuilder,
  ApplicationIntegrationType,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  type Client,
  ContainerBuilder,
  Events,
  type Interaction,
  InteractionContextType,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  PermissionFlagsBits,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { type Discord, NotPossible, textOf } from '../simulators/discord/discord.ts';
import { logIn, simulate, stopAll } from './bot.ts';

afterEach(stopAll);

const command = new SlashCommandBuilder()
  .setName('ai-news')
  .setDescription('News')
  .setContexts(
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  )
  .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
  .addSubcommand((sub) =>
    sub
      .setName('subscribe')
      .setDescription('Subscribe')
      .addStringOption((option) =>
        option.setName('topic').setDescription('Which').setRequired(true).setAutocomplete(true),
      )
      .addChannelOption((option) => option.setName('where').setDescription('Where'))
      .addIntegerOption((option) => option.setName('most').setDescription('Most').setMinValue(1)),
  );

async function setUp(options: Parameters<typeof simulate>[0] = {}) {
  const discord = await simulate(options);
  const guild = discord.addGuild('Readers');
  const ada = discord.addPerson('Ada', { locale: 'de' });
  guild.addMember(ada);
  const channel = guild.addChannel('news');
  const client = await logIn(discord);
  await client.application.commands.set([command]);
  return { discord, guild, ada, channel, client };
}

/** The bot does this with each interaction. */
function onEach(client: Client, act: (interaction: Interaction) => Promise<unknown>): void {
  client.on(Events.InteractionCreate, (interaction) => void act(interaction));
}

const onSlash = (client: Client, act: (interaction: ChatInputCommandInteraction) => Promise<unknown>): void =>
  onEach(client, async (interaction) => interaction.isChatInputCommand() && act(interaction));

function expectClean(discord: Discord): void {
  expect(discord.violations).toEqual([]);
  expect(discord.unsupported).toEqual([]);
}

describe('a slash command', () => {
  it('arrives with options, channels, member and permissions, and is answered in the channel', async () => {
    const { discord, ada, channel, client } = await setUp();
    onSlash(client, (it) =>
      it.reply(
        [
          it.options.getSubcommand(),
          it.options.getString('topic'),
          it.options.getChannel('where', true).id === channel.id,
          it.locale,
          it.memberPermissions?.has('SendMessages'),
          it.appPermissions.has('ManageThreads'),
          it.inCachedGuild() && it.member.displayName,
        ].join(' '),
      ),
    );
    const seen = await ada.slash(channel, 'ai-news', 'subscribe', { topic: 'models', where: channel });
    expect(seen).toMatchObject({
      kind: 'message',
      ephemeral: false,
      text: 'subscribe models true de true true Ada',
    });
    expect(channel.texts).toEqual([seen.text]);
    expectClean(discord);
  });

  it('is seen by one person alone when the answer is ephemeral', async () => {
    const { discord, guild, ada, channel, client } = await setUp();
    const bob = discord.addPerson('Bob');
    guild.addMember(bob);
    onSlash(client, (it) => it.reply({ content: 'psst', flags: MessageFlags.Ephemeral }));
    const seen = await ada.slash(channel, 'ai-news', 'subscribe', { topic: 'models' });
    expect(seen.ephemeral).toBe(true);
    expect(ada.sees(channel).map(textOf)).toEqual(['psst']);
    expect(bob.sees(channel)).toEqual([]);
    expect(channel.messages).toEqual([]);
    expectClean(discord);
  });

  it('can be answered later, and followed up', async () => {
    const { discord, ada, channel, client } = await setUp();
    onSlash(client, async (it) => {
      await it.deferReply({ flags: MessageFlags.Ephemeral });
      await it.editReply('here it is');
      await it.followUp('and more');
    });
    const seen = await ada.slash(channel, 'ai-news', 'subscribe', { topic: 'models' });
    expect(seen).toMatchObject({ kind: 'message', deferred: true, ephemeral: true, text: 'here it is' });
    if (seen.followups.length === 0) await seen.next();
    expect(channel.texts).toEqual(['and more']);
    expectClean(discord);
  });

  it('works in direct messages', async () => {
    const { discord, ada, client } = await setUp();
    onSlash(client, (it) => it.reply(`${it.context} ${String(it.inGuild())}`));
    const seen = await ada.slash(ada.dm, 'ai-news', 'subscribe', { topic: 'models' });
    expect(seen.text).toBe('1 false');
    expectClean(discord);
  });

  it('works for whom installed the app, where the bot is not', async () => {
    const { discord, ada, client } = await setUp();
    const elsewhere = discord.addGuild('Elsewhere', { bot: false });
    elsewhere.addMember(ada);
    const channel = elsewhere.addChannel('talk');
    onSlash(client, (it) => it.reply(Object.keys(it.authorizingIntegrationOwners).join()));
    await expect(ada.slash(channel, 'ai-news', 'subscribe', { topic: 'x' })).rejects.toThrow(/not installed/);
    ada.installApp();
    elsewhere.setPermissions(elsewhere.everyone, 'VIEW_CHANNEL', 'SEND_MESSAGES', 'USE_APPLICATION_COMMANDS');
    const seen = await ada.slash(channel, 'ai-news', 'subscribe', { topic: 'x' });
    expect(seen).toMatchObject({ kind: 'message', ephemeral: true });
    expectClean(discord);
  });

  it('takes only what Discord would let a person enter', async () => {
    const { ada, channel } = await setUp();
    const attempts = [
      ada.slash(channel, 'ai-news', 'subscribe', {}),
      ada.slash(channel, 'ai-news', 'subscribe', { topic: 5 }),
      ada.slash(channel, 'ai-news', 'subscribe', { topic: 'x', most: 0 }),
      ada.slash(channel, 'ai-news', 'subscribe', { topic: 'x', other: 1 }),
      ada.slash(channel, 'ai-news', 'leave', {}),
      ada.slash(channel, 'nothing'),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toThrow(NotPossible);
  });

  it('suggests while a person types', async () => {
    const { discord, ada, channel, client } = await setUp();
    onEach(client, async (it) => {
      if (!it.isAutocomplete()) return;
      const { name, value } = it.options.getFocused(true);
      await it.respond([{ name: `${name} ${value}dels`, value: 'models' }]);
    });
    const seen = await ada.autocomplete(channel, 'topic', 'ai-news', 'subscribe', { topic: 'mo' });
    expect(seen.choices).toEqual([{ name: 'topic models', value: 'models' }]);
    expectClean(discord);
  });

  it('is noted when nobody answers, and an answer that comes later is refused', async () => {
    const { discord, ada, channel, client } = await setUp();
    let late: ChatInputCommandInteraction | undefined;
    onSlash(client, (it) => {
      late = it;
      discord.expireInteractions();
      return Promise.resolve();
    });
    const seen = await ada.slash(channel, 'ai-news', 'subscribe', { topic: 'x' });
    expect(seen.kind).toBe('unanswered');
    expect(discord.unanswered()).toHaveLength(1);
    await expect(late!.reply('too late')).rejects.toMatchObject({ code: 10062, status: 404 });
  });

  it('is noted by itself when three seconds have passed', async () => {
    const { discord, ada, channel } = await setUp({ answerWithinMs: 20 });
    expect((await ada.slash(channel, 'ai-news', 'subscribe', { topic: 'x' })).kind).toBe('unanswered');
    expect(discord.unanswered()).toHaveLength(1);
  });

  it('is thinking for ever when nothing follows', async () => {
    const { ada, channel, client } = await setUp({ thinkingMs: 20 });
    onSlash(client, (it) => it.deferReply());
    expect(await ada.slash(channel, 'ai-news', 'subscribe', { topic: 'x' })).toMatchObject({
      kind: 'thinking',
      text: '',
    });
  });

  it('is offered to those with the permissions it asks for', async () => {
    const { guild, ada, channel, client } = await setUp();
    const managers = guild.addRole('Managers', { permissions: ['MANAGE_GUILD'] });
    await client.application.commands.set([
      new SlashCommandBuilder()
        .setName('retract')
        .setDescription('Remove')
        .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild),
    ]);
    onSlash(client, (it) => it.reply('gone'));
    await expect(ada.slash(channel, 'retract')).rejects.toThrow(/for others/);
    guild.giveRole(ada, managers);
    expect((await ada.slash(channel, 'retract')).text).toBe('gone');
  });

  it('can be answered once, and for fifteen minutes', async () => {
    let time = Date.parse('2026-03-01T12:00:00Z');
    const { ada, channel, client } = await setUp({ now: () => new Date(time) });
    let kept: ChatInputCommandInteraction | undefined;
    onSlash(client, async (it) => {
      kept = it;
      await it.reply('once');
    });
    await ada.slash(channel, 'ai-news', 'subscribe', { topic: 'x' });
    // discord.js refuses by itself; another process does not know that an answer was given.
    kept!.replied = false;
    await expect(kept!.reply('twice')).rejects.toMatchObject({ code: 40060 });
    await kept!.editReply('edited');
    time += 15 * 60_000 + 1;
    await expect(kept!.editReply('too late')).rejects.toMatchObject({ code: 50027, status: 401 });
    expect(channel.texts).toEqual(['edited']);
  });
});

describe('buttons, menus and forms', () => {
  const buttons = () => [
    new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder().setCustomId('brief:1').setLabel('Full brief').setStyle(ButtonStyle.Primary),
      new ButtonBuilder().setURL('https://example.com').setLabel('Open').setStyle(ButtonStyle.Link),
    ),
    new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
      new StringSelectMenuBuilder()
        .setCustomId('mode')
        .setPlaceholder('How often?')
        .addOptions({ label: 'Daily', value: 'd' }, { label: 'Weekly', value: 'w' }),
    ),
  ];
  const form = () =>
    new ModalBuilder()
      .setCustomId('form')
      .setTitle('Report')
      .addLabelComponents(
        new LabelBuilder()
          .setLabel('What is wrong?')
          .setTextInputComponent(
            new TextInputBuilder().setCustomId('why').setStyle(TextInputStyle.Short).setMaxLength(20),
          ),
      );

  it('answer, update, open a form and take it', async () => {
    const { discord, guild, channel, client, ada } = await setUp();
    const news = await client.channels.fetch(channel.id);
    if (!news?.isSendable()) throw new Error('No channel.');
    await news.send({ content: 'story', components: buttons() });
    onEach(client, async (it) => {
      if (it.isButton()) await it.showModal(form());
      if (it.isStringSelectMenu()) await it.update({ content: `mode ${it.values.join()}`, components: [] });
      if (it.isModalSubmit()) {
        await it.reply({ content: it.fields.getTextInputValue('why'), flags: MessageFlags.Ephemeral });
      }
    });
    const [message] = channel.messages;
    const opened = await ada.click(message!, 'Full brief');
    expect(opened).toMatchObject({ kind: 'modal', text: 'Report\nWhat is wrong?' });
    await expect(ada.submit(opened, { why: 'x'.repeat(21) })).rejects.toThrow(NotPossible);
    const sent = await ada.submit(opened, { 'What is wrong?': 'all of it' });
    expect(sent).toMatchObject({ kind: 'message', ephemeral: true, text: 'all of it' });

    await expect(ada.click(message!, 'Open')).rejects.toThrow(/opens https/);
    await expect(ada.choose(message!, 'How often?', 'Never')).rejects.toThrow(NotPossible);
    const chosen = await ada.choose(message!, 'How often?', 'Weekly');
    expect(chosen).toMatchObject({ kind: 'update', text: 'mode w' });
    expect(message!.history[0]?.content).toBe('story');
    await expect(ada.click(message!, 'Full brief')).rejects.toThrow(/no button/);
    expect(guild.id).toBe(message!.guildId);
    expectClean(discord);
  });

  it('can be forged', async () => {
    const { discord, channel, client, ada } = await setUp();
    const said = ada.say(channel, 'hello');
    onEach(client, async (it) => {
      if (it.isButton()) await it.reply({ content: it.customId, flags: MessageFlags.Ephemeral });
    });
    expect((await ada.forge(said, 'admin:delete-all')).text).toBe('admin:delete-all');
    expectClean(discord);
  });

  it('take messages of components V2', async () => {
    const { discord, channel, client, ada } = await setUp();
    onSlash(client, (it) =>
      it.reply({
        flags: MessageFlags.IsComponentsV2,
        components: [
          new ContainerBuilder().addTextDisplayComponents(new TextDisplayBuilder().setContent('## Story')),
        ],
      }),
    );
    const seen = await ada.slash(channel, 'ai-news', 'subscribe', { topic: 'x' });
    expect(seen.text).toBe('## Story');
    expectClean(discord);
  });
});
