import { beforeEach, expect, test } from '@jest/globals';
import { onSetup } from '../../helpers/setups.ts';
import { until } from '../../helpers/until.ts';
import type { ChannelControl, Person } from '../../simulators/slack/slack.ts';
import { SlackDesk } from './desk.ts';
import { ableTo, addressOf, failing, outgoing } from './outgoing.ts';

onSetup('PGlite', 'when channels change at Slack', (setup) => {
  const desk = new SlackDesk(setup);
  let ada: Person;
  const archived = 'The channel is archived. Unarchive it, or subscribe another one.';
  const gone =
    'The channel is gone, or the bot was removed from it. Subscribe another one, or invite the bot again.';

  beforeEach(async () => {
    ada = desk.team.addPerson('Ada', { tz: 'Europe/Berlin' });
    await desk.start();
  });

  const subscribed = async (isPrivate: boolean): Promise<ChannelControl> => {
    const channel = desk.team.addChannel('news', { private: isPrivate });
    if (isPrivate) channel.invite();
    const { text } = await ada.slash(channel, '/ai-news', 'subscribe everything instant');
    expect(text).toContain('Everything, as it happens');
    return channel;
  };

  const pausedFor = (reason: string | null) =>
    until(`the destination is paused for “${reason}”`, async () => {
      const [destination] = await desk.subscriptions();
      return destination?.paused === reason;
    });

  test.each([['a public', false] as const, ['a private', true] as const])(
    '%s channel that is archived is paused, and resumed when it is back',
    async (_, isPrivate) => {
      const channel = await subscribed(isPrivate);
      channel.archive();
      await pausedFor(archived);
      channel.unarchive();
      await pausedFor(null);
    },
  );

  test.each([['a public', false] as const, ['a private', true] as const])(
    '%s channel that the bot is removed from is paused, and resumed when it is invited again',
    async (_, isPrivate) => {
      const channel = await subscribed(isPrivate);
      channel.kick();
      await pausedFor(gone);
      channel.invite(desk.team.addPerson('Bo'));
      channel.invite();
      await pausedFor(null);
      expect(desk.trouble).toEqual([]);
    },
  );

  test('a channel that is deleted is paused', async () => {
    (await subscribed(false)).delete();
    await pausedFor(gone);
  });

  test('a channel that comes back archived stays paused, for that reason', async () => {
    const channel = await subscribed(false);
    channel.kick();
    await pausedFor(gone);
    channel.invite().archive();
    await pausedFor(archived);
  });

  test('a channel that is renamed goes on, and is called by its new name', async () => {
    const channel = await subscribed(false);
    const sender = ableTo(desk.open().sender);
    await sender.send(outgoing(addressOf(channel)));
    channel.rename('ai-news');
    desk.pass(1);
    await sender.send(outgoing(addressOf(channel)));
    channel.kick();
    desk.pass(1);
    const error = await failing(() => sender.send(outgoing(addressOf(channel))));
    expect(error.message).toContain('The bot is not in #ai-news.');
  });

  test('what changed while the bot was away is seen when it starts', async () => {
    const channel = await subscribed(false);
    channel.archive();
    await pausedFor(archived);
    await desk.stop();
    channel.unarchive();
    await desk.start();
    await pausedFor(null);
  });
});
