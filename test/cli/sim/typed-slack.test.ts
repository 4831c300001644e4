import { afterEach, expect, it } from '@jest/globals';
import { act, type SlackStage } from '../../../src/cli/sim/typed-slack.ts';
import { boltOnSocket, simulate, stopAll } from '../../slack-simulator/bot.ts';

afterEach(stopAll);

it('does what is typed: commands, home, and buttons of messages and of what is open', async () => {
  const slack = await simulate({ watchMs: 5000 });
  const team = slack.addTeam('Readers');
  const person = team.addPerson('You');
  const stage: SlackStage = { person, channels: [team.addChannel('news').invite()], view: undefined };
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  const button = (text: string) => ({ type: 'button' as const, action_id: text, text: plain(text) });
  const blocks = [{ type: 'actions' as const, elements: [button('Full brief'), button('More')] }];
  await boltOnSocket(slack, [team], (app) => {
    app.command('/ai-news', ({ ack, command }) => ack({ text: command.text, blocks }));
    app.action('Full brief', async ({ ack, respond }) => {
      await ack();
      await respond('brief');
    });
    app.action('Mute', async ({ ack, body, client }) => {
      await ack();
      await client.chat.postMessage({ channel: body.user.id, text: 'muted' });
    });
    app.event('app_home_opened', async ({ event, client }) => {
      const elements = [button('Mute')];
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [{ type: 'actions', elements }] },
      });
    });
  });

  expect((await act(stage, '/ai-news subscribe models  daily'))?.text).toBe('[Full brief] [More]');
  expect((await act(stage, 'Full brief'))?.text).toBe('brief');
  expect((await act(stage, 'home'))?.text).toBe('[Mute]');
  expect((await act(stage, 'Mute'))?.text).toBe('muted');
  expect(await act(stage, 'No such button')).toBeUndefined();
  expect(slack.requests.length).toBeGreaterThan(0);
});
