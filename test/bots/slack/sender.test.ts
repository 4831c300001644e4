import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Sender } from '../../../src/shared/domain/sender.ts';
import { onSetup } from '../../helpers/setups.ts';
import type { ChannelControl, Person } from '../../simulators/slack/slack.ts';
import { SlackDesk } from './desk.ts';
import { ableTo, addressOf, after, failing, outgoing } from './outgoing.ts';

const types = (blocks: readonly { type: string }[]): string[] => blocks.map(({ type }) => type);

onSetup('PGlite', 'deliveries to Slack', (setup) => {
  const desk = new SlackDesk(setup);
  let sender: Required<Sender>;
  let ada: Person;
  let news: ChannelControl;
  let at: string;

  beforeEach(() => {
    ada = desk.team.addPerson('Ada', { admin: true });
    news = desk.team.addChannel('news').invite();
    at = addressOf(news);
    sender = ableTo(desk.open().sender);
  });

  const post = async (): Promise<string> => {
    const { messageId } = await sender.send(outgoing(at));
    desk.pass(1);
    return messageId;
  };

  describe('sending', () => {
    test('posts what was asked for, with the delivery’s id in the metadata and in the buttons', async () => {
      const messageId = await post();
      const [message] = news.messages;
      expect(message).toMatchObject({
        ts: messageId,
        metadata: { event_type: 'ai_news_delivery', event_payload: { delivery_id: 'abcdefgh-_123456' } },
        unfurlLinks: false,
        unfurlMedia: false,
      });
      expect(types(message!.blocks)).toContain('image');
      expect(JSON.stringify(message!.blocks)).toContain('"brief~abcdefgh-_123456"');
      expect(desk.slack.violations).toEqual([]);
    });

    test('opens the direct messages of a person who is to be told', async () => {
      await sender.send(outgoing(`person:${desk.team.id}/${ada.id}`, { kind: 'note', stories: [] }));
      expect(desk.slack.channel(ada.dm).texts).toEqual([expect.stringContaining('A model sails')]);
    });

    test('calls the user group that a manager named, and nobody else', async () => {
      const { id } = desk.team.addGroup('editors', ada);
      await sender.send(outgoing(at, { mention: id }));
      expect(news.messages[0]!.pings).toMatchObject({ groups: [id], channel: false, users: [] });
      for (const mention of ['admins', '!channel', ada.id, `${id}> <!here`]) {
        desk.pass(1);
        await sender.send(outgoing(at, { mention }));
        const { pings } = news.messages.at(-1)!;
        expect(pings).toEqual({ channel: false, here: false, everyone: false, users: [], groups: [] });
      }
    });

    test('goes on without a picture that Slack cannot fetch, and loses nothing else', async () => {
      desk.slack.faults.next({ kind: 'refusal', error: 'invalid_blocks', method: 'chat.postMessage' });
      await post();
      expect(types(news.messages[0]!.blocks)).toEqual(['rich_text', 'actions']);
      desk.slack.faults.next({ kind: 'refusal', error: 'invalid_blocks', method: 'chat.update' });
      await sender.edit(after(news.messages[0]!.ts, at));
      expect(types(news.messages[0]!.blocks)).toEqual(['rich_text', 'actions']);
    });

    test('gives up a message that Slack refuses without its picture, too', async () => {
      desk.slack.faults.next({ kind: 'refusal', error: 'invalid_blocks', times: 2 });
      expect(await failing(() => sender.send(outgoing(at)))).toMatchObject({ code: 'message_refused' });
      expect(news.ledger).toEqual([]);
    });

    test('goes on in a channel that was renamed', async () => {
      news.rename('ai-news');
      await post();
      expect(news.messages).toHaveLength(1);
    });
  });

  describe('a message that stands there', () => {
    test('is changed in place, and keeps its buttons', async () => {
      const messageId = await post();
      const message = { ...outgoing(at).message };
      const blocks = message.blocks.map((block) =>
        block.type === 'heading' ? { ...block, text: 'Seven sources' } : block,
      );
      await sender.edit({ ...after(messageId, at, { kind: 'edit' }), message: { ...message, blocks } });
      expect(news.texts).toEqual([expect.stringContaining('Seven sources')]);
      expect(types(news.messages[0]!.blocks)).toContain('actions');
      expect(news.ledger).toHaveLength(1);
    });

    test('is answered in its thread; where threads are not wanted, in the channel as well', async () => {
      const messageId = await post();
      await sender.reply(after(messageId, at, { kind: 'reply' }));
      expect(news.replies(news.messages[0]!)).toHaveLength(1);
      expect(news.messages).toHaveLength(1);
      desk.pass(1);
      await sender.reply(after(messageId, at, { kind: 'reply', inThread: false }));
      expect(news.messages).toHaveLength(2);
      expect(news.messages[1]).toMatchObject({ threadTs: messageId, broadcast: true });
    });

    test('is taken away, and it does not matter who was first', async () => {
      const messageId = await post();
      await sender.remove(after(messageId, at, { kind: 'remove' }));
      await sender.remove(after(messageId, at, { kind: 'remove' }));
      expect(news.messages).toEqual([]);
    });

    test.each(['edit', 'reply'] as const)('stays deleted when a person deleted it: no %s', async (kind) => {
      const messageId = await post();
      ada.deleteMessage(news.messages[0]!);
      const error = await failing(() => sender[kind](after(messageId, at, { kind })));
      expect(error).toMatchObject({ errorClass: 'permanent', code: 'message_gone', unsure: false });
      expect(news.ledger).toHaveLength(1);
    });
  });

  describe('one message a second and channel', () => {
    test('is kept by rows, which two workers share, without asking Slack', async () => {
      const other = desk.open().sender;
      await sender.send(outgoing(at));
      const asked = desk.asked('chat.postMessage').length;
      const error = await failing(() => other.send(outgoing(at)));
      expect(error).toMatchObject({ code: 'rate_limited', retryAfterMs: 1_000, unsure: false });
      expect(desk.asked('chat.postMessage')).toHaveLength(asked);
      await other.send(outgoing(addressOf(desk.team.addChannel('other').invite())));
      desk.pass(1);
      await other.send(outgoing(at));
      expect(news.messages).toHaveLength(2);
    });

    test('does not hold up a change or a removal', async () => {
      const { messageId } = await sender.send(outgoing(at));
      await sender.edit(after(messageId, at));
      await sender.remove(after(messageId, at));
      expect(news.ledger[0]).toMatchObject({ history: [expect.anything()], deleted: expect.anything() });
    });
  });

  test('a workspace that asks to wait stops no other one', async () => {
    const globex = desk.slack.addTeam('Globex');
    const theirs = globex.addChannel('news').invite();
    const membership = { kind: 'one' as const, token: globex.token };
    const other = desk.open({ membership }).sender;
    desk.slack.faults.next({ kind: 'rate-limit', method: 'chat.postMessage', retryAfterSeconds: 30 });
    expect(await failing(() => sender.send(outgoing(at)))).toMatchObject({
      errorClass: 'transient',
      code: 'rate_limited',
      retryAfterMs: 30_000,
    });
    await other.send(outgoing(addressOf(theirs)));
    expect(await failing(() => sender.send(outgoing(at)))).toMatchObject({ retryAfterMs: 30_000 });
    desk.pass(30);
    await sender.send(outgoing(at));
    expect([news.messages.length, theirs.messages.length]).toEqual([1, 1]);
  });
});
