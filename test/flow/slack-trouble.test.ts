import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { onSetup } from '../helpers/setups.ts';
import { until } from '../helpers/until.ts';
import type { ChannelControl, Person } from '../simulators/slack/slack.ts';
import type { PlayedDay } from './played-day.ts';
import { type AtSlack, slackDay } from './slack-team.ts';

onSetup('PGlite', 'the channel for trouble at Slack', (setup) => {
  let played: PlayedDay;
  let at: AtSlack;
  let news: ChannelControl;
  let desk: ChannelControl;
  let ada: Person;

  beforeAll(async () => {
    ({ played, at } = await slackDay(setup));
    ada = at.team.addPerson('Ada', { admin: true, tz: 'Europe/Berlin' });
    news = at.team.addChannel('news');
    desk = at.team.addChannel('desk');
    await at.bot.start();
  });
  afterAll(() => played.close());

  test('is named by an admin, and hears of a channel that is archived', async () => {
    const named = await ada.slash(news, '/ai-news', `settings log:<#${desk.id}|desk>`);
    expect(named.text).toContain('Settings, as they are now');
    expect((await ada.slash(news, '/ai-news', 'subscribe models')).text).toContain('Subscribed');
    news.archive();
    await until('the bot tells of it', async () => {
      await played.settle();
      return desk.texts.length > 0;
    });
    expect(desk.texts).toEqual([expect.stringContaining(`#${news.id}`)]);
    expect(desk.texts[0]).toContain('The channel is archived.');
  });
});
