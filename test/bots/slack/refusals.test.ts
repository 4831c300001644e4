import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Sender } from '../../../src/shared/domain/sender.ts';
import { onSetup } from '../../helpers/setups.ts';
import type { ChannelControl, Person } from '../../simulators/slack/slack.ts';
import { SlackDesk } from './desk.ts';
import { ableTo, addressOf, after, failing, outgoing } from './outgoing.ts';

onSetup('PGlite', 'deliveries to Slack that fail', (setup) => {
  const desk = new SlackDesk(setup);
  let sender: Required<Sender>;
  let ada: Person;
  let news: ChannelControl;
  let at: string;

  beforeEach(async () => {
    ada = desk.team.addPerson('Ada');
    news = desk.team.addChannel('news').invite();
    at = addressOf(news);
    sender = ableTo(desk.open().sender);
    // It has posted before, so it knows by which token.
    await sender.send(outgoing(addressOf(desk.team.addChannel('before').invite())));
  });

  const sending = () => failing(() => sender.send(outgoing(at)));

  describe('for good: each says in its own words what to do', () => {
    test('the bot is not in the channel, which is named', async () => {
      news.kick();
      expect(await sending()).toMatchObject({
        errorClass: 'permanent',
        code: 'not_in_channel',
        message: "The bot is not in #news. Type /invite and the bot's name there.",
      });
    });

    test('the channel is gone, or private and not shown any more', async () => {
      news.delete();
      expect(await sending()).toMatchObject({ errorClass: 'permanent', code: 'channel_gone' });
      const desks = desk.team.addChannel('desk', { private: true });
      const error = await failing(() => sender.send(outgoing(addressOf(desks))));
      expect(error).toMatchObject({ errorClass: 'permanent', code: 'channel_gone' });
      expect(error.message).toContain('/invite');
    });

    test('the channel is archived, for a post as for a change', async () => {
      const { messageId } = await sender.send(outgoing(at));
      news.archive();
      desk.pass(1);
      const archived = {
        errorClass: 'permanent',
        code: 'channel_archived',
        message: 'The channel is archived. Unarchive it, or subscribe another one.',
      };
      expect(await sending()).toMatchObject(archived);
      expect(await failing(() => sender.edit(after(messageId, at)))).toMatchObject(archived);
    });

    test('a scope is missing, which is named', async () => {
      desk.team.withdraw('chat:write');
      const error = await sending();
      expect(error).toMatchObject({ errorClass: 'permanent', code: 'missing_scope' });
      expect(error.message).toMatch(/^The bot lacks the scope chat:write\. .*install the app anew\.$/);
    });

    test.each([
      ['revoked', () => desk.team.revokeToken()],
      ['uninstalled', () => desk.team.uninstall()],
    ])('the app was %s', async (_, away) => {
      away();
      expect(await sending()).toMatchObject({
        errorClass: 'permanent',
        code: 'workspace_left',
        message: 'The bot was removed from this workspace. Install it again, and it goes on.',
      });
    });

    test('only some may post', async () => {
      news.restrict();
      expect(await sending()).toMatchObject({
        errorClass: 'permanent',
        code: 'restricted',
        message: 'Only some people may write in that channel. Ask an admin to let the app post there.',
      });
    });

    test('the person has left', async () => {
      desk.team.deactivate(ada);
      const error = await failing(() => sender.send(outgoing(`person:${desk.team.id}/${ada.id}`)));
      expect(error).toMatchObject({ errorClass: 'permanent', code: 'person_gone' });
    });

    test.each([
      ['invalid_auth', 'token_wrong', /SLACK_BOT_TOKEN/],
      ['msg_blocks_too_long', 'message_refused', /too long.*Please report it/],
      ['invalid_blocks', 'message_refused', /Please report it: invalid_blocks/],
      ['cannot_dm_bot', 'direct_messages_refused', /Messages tab/],
      ['some_new_error', 'slack_refused', /^Slack refused: some_new_error\.$/],
    ])('Slack says %s', async (said, code, words) => {
      desk.slack.faults.next({ kind: 'refusal', error: said, method: 'chat.postMessage', times: 2 });
      const error = await sending();
      expect(error).toMatchObject({ errorClass: 'permanent', code, unsure: false });
      expect(error.message).toMatch(words);
    });
  });

  describe('for now', () => {
    test.each([
      [{ kind: 'refusal', error: 'ratelimited' }, 'rate_limited', false],
      [{ kind: 'rate-limit', retryAfterSeconds: 7 }, 'rate_limited', false],
      [{ kind: 'server-error' }, 'slack_failing', true],
      [{ kind: 'internal-error' }, 'slack_failing', true],
      [{ kind: 'fatal-error' }, 'slack_failing', true],
      [{ kind: 'lost-answer' }, 'slack_failing', true],
      [{ kind: 'reset-before' }, 'slack_unreachable', true],
      [{ kind: 'reset-after' }, 'slack_unreachable', true],
      [{ kind: 'slow', pauseMs: 900 }, 'slack_unreachable', true],
    ] as const)('%j is %s; unsure: %s; nothing is tried twice', async (fault, code, unsure) => {
      const before = desk.asked('chat.postMessage').length;
      desk.slack.faults.next({ ...fault, method: 'chat.postMessage' });
      expect(await sending()).toMatchObject({ errorClass: 'transient', code, unsure });
      expect(desk.asked('chat.postMessage')).toHaveLength(before + 1);
    });

    test('no connection came about, so nothing has arrived', async () => {
      const { sender: nowhere } = desk.open({ apiUrl: 'http://127.0.0.1:1/api/' });
      expect(await failing(() => nowhere.send(outgoing(at)))).toMatchObject({
        errorClass: 'transient',
        code: 'slack_unreachable',
        unsure: false,
      });
    });

    test('what only reads is never in doubt', async () => {
      const { messageId } = await sender.send(outgoing(at));
      desk.pass(1);
      desk.slack.faults.next({ kind: 'reset-after', method: 'chat.getPermalink' });
      expect(await failing(() => sender.reply(after(messageId, at)))).toMatchObject({
        errorClass: 'transient',
        unsure: false,
      });
    });
  });
});
