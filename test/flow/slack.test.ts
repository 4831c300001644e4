import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { onSetup } from '../helpers/setups.ts';
import { type ChannelControl, type Message, type Person, textOf } from '../simulators/slack/slack.ts';
import type { PlayedDay } from './played-day.ts';
import { type AtSlack, type Transport, slackDay } from './slack-team.ts';

const merrowin = 'Introducing Merrowin 3';
const leaked = 'One in eight test questions had leaked into AI training data, study finds';

/** A day of the bot as the people of a workspace live through it: each test goes on where the one before ended. */
const aDay = (transport: Transport) => {
  onSetup('PGlite', `a day at Slack, by ${transport}`, (setup) => {
    let played: PlayedDay;
    let at: AtSlack;
    let news: ChannelControl;
    let models: ChannelControl;
    /** An admin, a member and a guest. */
    let ada: Person;
    let bo: Person;
    let guest: Person;

    beforeAll(async () => {
      ({ played, at } = await slackDay(setup, { transport }));
      const { team } = at;
      ada = team.addPerson('Ada', { admin: true, tz: 'Europe/Berlin' });
      bo = team.addPerson('Bo', { tz: 'Europe/Berlin' });
      guest = team.addPerson('Gil', { guest: 'multi' });
      news = team.addChannel('news', { members: [ada, bo, guest] });
      models = team.addChannel('models', { private: true, members: [ada, bo] });
      await at.bot.start();
    });
    beforeEach(() => played.nextMinute());
    afterAll(async () => {
      console.log(JSON.stringify(played.logged.lines.filter(({level}) => level !== 'debug' && level !== 'info').slice(-5), (k, v) => v instanceof Error ? v.stack : v, 1));
      await played.close();
    });

    const ask = (who: Person, words: string, where: ChannelControl = news) =>
      who.slash(where, '/ai-news', words);
    const firstLine = (message: Message): string => textOf(message).split('\n')[0] ?? '';
    const cardOf = (headline: string): Message =>
      news.messages.find((message) => textOf(message).includes(headline))!;

    test('alone, the command shows help with buttons', async () => {
      const help = await ask(bo, '');
      expect(help.ephemeral).toBe(true);
      expect(help.text).toContain('/ai-news subscribe');
    });

    test('a member subscribes the channel, which the bot joins; a private one says how to invite it', async () => {
      const subscribed = await ask(bo, 'subscribe Models as it happens minor');
      expect(subscribed.text).toContain('Models, as it happens.');
      await played.settle();
      expect(news.texts).toEqual([
        expect.stringMatching(
          /subscribed this channel to Models, as it happens\. To stop: \/ai-news unsubscribe\./,
        ),
      ]);
      const refused = await ask(bo, 'subscribe everything instant minor', models);
      expect(refused.text).toContain("The bot is not in that channel. Type /invite and the bot's name there.");
      models.invite();
      expect((await ask(bo, 'subscribe everything instant minor', models)).text).toContain(
        'Everything, as it happens.',
      );
    });
  });
};

aDay('socket');
