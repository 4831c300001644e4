import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DiscordDay } from './discord-server.ts';
import { onSetup } from '../helpers/setups.ts';
import { textOf } from '../simulators/discord/discord.ts';

onSetup('PGlite', 'a day at Discord', (setup) => {
  let day: DiscordDay;

  beforeAll(async () => {
    day = await DiscordDay.begin(setup);
  });
  afterAll(() => day.close());

  test('probe', async () => {
    const { discord } = day;
    const server = discord.addGuild('Readers');
    const ada = discord.addPerson('Ada', { locale: 'de' });
    const managers = server.addRole('Managers');
    server.setPermissions(managers, 'MANAGE_GUILD');
    server.addMember(ada, managers);
    const news = server.addChannel('news');
    const forum = server.addChannel('stories', { type: 'forum', tags: ['Models', 'Robotics'] });
    await day.bot.start();
    const a = await ada.slash(news, 'ai-news', 'subscribe', {
      topic: 'models',
      mode: 'instant',
      level: 'minor',
    });
    console.log(a.kind, a.text);
    const b = await ada.slash(news, 'ai-news', 'subscribe', { topic: 'chips-infrastructure' });
    console.log(b.kind, b.text, JSON.stringify(b.modal)?.slice(0, 400));
    const b2 = await ada.submit(b, { timezone: 'Europe/Berlin' });
    console.log(b2.kind, b2.text);
    const c = await ada.slash(news, 'ai-news', 'subscribe', {
      topic: 'everything',
      mode: 'instant',
      level: 'minor',
      channel: forum,
    });
    console.log(c.kind, c.text);
    const s = await ada.slash(news, 'ai-news', 'settings', { quiet: 'off', posts: 50 });
    console.log(s.text);
    await day.live();
    await day.until('2026-03-18T09:05:00Z');
    console.log(
      news.ledger
        .filter((m) => !m.onlyFor)
        .map((m) => `${m.deleted ?? ''}[${m.history.length} edits] ${textOf(m)}`)
        .join('\n-----\n'),
    );
    for (const t of forum.threads)
      console.log(
        t.channel.name,
        t.tags,
        t.messages.map((m) => `(${m.history.length}) ${textOf(m).slice(0, 100)}`),
      );
    for (const t of news.threads)
      console.log(
        'THREAD',
        t.channel.name,
        t.messages.map((m) => textOf(m)),
      );
    console.log(discord.violations, discord.unsupported, discord.invalidRequests(), discord.unanswered());
    expect(1).toBe(1);
  }, 120_000);
});
