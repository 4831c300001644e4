import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { onSetup } from '../helpers/setups.ts';
import * as discordText from '../simulators/discord/discord.ts';
import * as slackText from '../simulators/slack/slack.ts';
import { atDiscord } from './discord-server.ts';
import { PlayedDay } from './played-day.ts';
import { type AtSlack, atSlack } from './slack-team.ts';

const merrowin = 'Orrenby introduces Merrowin 3';

onSetup('PGlite', 'a Discord server and a Slack team', (setup) => {
  let played: PlayedDay;
  let discord: Parameters<Parameters<typeof atDiscord>[0]>[0];
  let slack: AtSlack;
  let guild: discordText.ChannelControl;
  let team: slackText.ChannelControl;

  beforeAll(async () => {
    played = await PlayedDay.begin(
      setup,
      atDiscord((found) => (discord = found)),
      atSlack((found) => (slack = found)),
    );
    const server = discord.discord.addGuild('Readers');
    const ada = discord.discord.addPerson('Ada', { locale: 'de' });
    server.addMember(ada, server.addRole('Managers', { permissions: ['MANAGE_GUILD'] }));
    guild = server.addChannel('models');
    const bo = slack.team.addPerson('Bo', { admin: true, tz: 'Europe/Berlin' });
    team = slack.team.addChannel('models', { members: [bo] });
    await discord.bot.start();
    await slack.bot.start();
    await ada.slash(guild, 'ai-news', 'settings', { quiet: 'off' });
    await ada.slash(guild, 'ai-news', 'subscribe', { topic: 'models', mode: 'instant', level: 'minor' });
    await bo.slash(team, '/ai-news', 'settings quiet:off');
    await bo.slash(team, '/ai-news', 'subscribe models instant minor');
    await played.settle();
    await played.live();
    await played.until('2026-03-18T12:00:00Z');
  });
  afterAll(() => played.close());

  const atDiscordNow = () => guild.messages.find((each) => discordText.textOf(each).includes(merrowin))!;
  const atSlackNow = () => team.messages.find((each) => slackText.textOf(each).startsWith(merrowin))!;

  test('follow the same story, each card edited as it grows', () => {
    for (const history of [atDiscordNow().history, atSlackNow().history]) expect(history).toHaveLength(3);
    const now = [discordText.textOf(atDiscordNow()), slackText.textOf(atSlackNow())];
    for (const text of now) expect(text).toContain('Orrenby Blog, Loom & Vector and 2 more');
    const first = [
      discordText.textOf(atDiscordNow().history[0]!),
      slackText.textOf(atSlackNow().history[0]!),
    ];
    for (const text of first) expect(text).not.toContain('and 2 more');
  });

  test('and its one answer, in a thread of each', () => {
    const answer = /Now a major story: 5 independent outlets/;
    expect(guild.threads.flatMap(({ texts }) => texts)).toEqual([expect.stringMatching(answer)]);
    expect(team.replies(atSlackNow()).map((each) => slackText.textOf(each))).toEqual([
      expect.stringMatching(answer),
    ]);
  });

  test('read the same points in the same words', () => {
    const bare = (text: string): string[] =>
      text
        .replaceAll(/\\(?=[^\w\s])|\(\[[^\n]*?\)\)|\(https?:[^)]*\)|^-# |^## |[*[\]]/gm, '')
        .split('\n')
        .filter((line) => line.startsWith('- '))
        .map((line) => line.replace(/ \([^()]*\)$/, '').trim());
    const [points, others] = [bare(discordText.textOf(atDiscordNow())), bare(slackText.textOf(atSlackNow()))];
    expect(points).toHaveLength(3);
    expect(others.map((line) => line.slice(0, 40))).toEqual(points.map((line) => line.slice(0, 40)));
  });

  test('and neither platform had anything to object to', () => {
    for (const { violations, unsupported } of [discord.discord, slack.slack])
      expect([...violations, ...unsupported]).toEqual([]);
  });
});
