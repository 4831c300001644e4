import { describe, expect, test } from '@jest/globals';
import { openApi } from '../../../src/bots/discord/api.ts';
import { onSetup } from '../../helpers/setups.ts';
import type { Reply } from './answering-server.ts';
import {
  SenderDesk,
  bot,
  failing,
  forum,
  guild,
  known,
  news,
  outgoing,
  refused,
  text,
  usually,
} from './sender-desk.ts';

onSetup('PGlite', 'deliveries to Discord that fail or may have arrived', (setup) => {
  const desk = new SenderDesk(setup);

  describe('looking', () => {
    const looking = (messages: unknown[]): void =>
      desk.server.answers((request) =>
        request.path.endsWith('/messages') ? { json: messages } : usually(request),
      );
    const marked = (id: string): object[] => [
      { type: 17, components: [{ type: 1, components: [{ type: 2, custom_id: `b1~${id}` }] }] },
    ];

    test('finds the bot’s message by the id in its buttons, and by the nonce', async () => {
      looking([{ id: '5', author: { id: bot }, components: marked('abcdefgh-_123456') }]);
      expect(await desk.sender.look(outgoing(text))).toEqual({ messageId: '5' });
      looking([{ id: '6', author: { id: bot }, components: [], nonce: 'abcdefgh-_123456' }]);
      expect(await desk.sender.look(outgoing(text))).toEqual({ messageId: '6' });
    });

    test('takes neither another delivery’s message nor another person’s', async () => {
      looking([
        { id: '5', author: { id: bot }, components: marked('other-delivery-1') },
        { id: '6', author: { id: '7' }, components: marked('abcdefgh-_123456') },
      ]);
      expect(await desk.sender.look(outgoing(text))).toBeUndefined();
    });

    test('finds a message without buttons by its words', async () => {
      const message = {
        fallback: 'x',
        blocks: [{ type: 'text' as const, runs: [{ text: 'News comes here.' }] }],
      };
      looking([{ id: '5', author: { id: bot }, components: [{ type: 10, content: 'News comes here.' }] }]);
      expect(await desk.sender.look(outgoing(text, { message, kind: 'note' }))).toEqual({ messageId: '5' });
    });

    test('finds a forum’s post among those that sleep, too', async () => {
      const id = String((BigInt(setup.clock.now().getTime() - 60_000) - 1420070400000n) << 22n);
      const thread = { id, name: 'A model sails', parent_id: forum, owner_id: bot };
      desk.server.answers((request) => {
        if (request.path === `/guilds/${guild}/threads/active`)
          return { json: { threads: [{ ...thread, owner_id: '7' }] } };
        if (request.path.endsWith('/archived/public')) return { json: { threads: [thread] } };
        if (request.path === `/channels/${id}/messages/${id}`)
          return { json: { id, author: { id: bot }, components: marked('abcdefgh-_123456') } };
        return usually(request);
      });
      expect(await desk.sender.look(outgoing(forum))).toEqual({ messageId: id });
      expect(await desk.sender.look(outgoing(forum, { deliveryId: 'another-delivery' }))).toBeUndefined();
    });
  });

  describe('passing on', () => {
    const now = (): string => String((BigInt(setup.clock.now().getTime()) - 1420070400000n) << 22n);

    test('that may succeed soon leaves the post unfinished; when it is found it is passed on', async () => {
      const id = now();
      const message = {
        id,
        author: { id: bot },
        components: [{ type: 2, custom_id: 'b1~abcdefgh-_123456' }],
      };
      desk.server.answers((request) => {
        if (request.path.endsWith('/crosspost')) return { status: 503 };
        if (request.path.endsWith('/messages'))
          return request.method === 'POST' ? { json: { id } } : { json: [message] };
        return usually(request);
      });
      const post = outgoing(news, { passOn: true });
      const unfinished = { errorClass: 'transient', code: 'not_passed_on', unsure: true };
      expect(await failing(() => desk.sender.send(post))).toMatchObject(unfinished);
      expect(await failing(() => desk.sender.look(post))).toMatchObject(unfinished);
      setup.clock.advanceTo(new Date(setup.clock.now().getTime() + 15 * 60_000));
      expect(await desk.sender.look(post)).toEqual({ messageId: id });
      const crossposts = desk.server.lines.filter((line) => line.endsWith('/crosspost'));
      expect(crossposts).toHaveLength(3);
    });
  });

  describe('refusals', () => {
    test.each([
      [refused(404, 10003), 'permanent', 'channel_gone'],
      [refused(403, 50007), 'permanent', 'direct_messages_refused'],
      [refused(400, 50083), 'permanent', 'thread_locked'],
      [refused(401, 0), 'permanent', 'token_wrong'],
      [refused(429, 30046), 'transient', 'edit_postponed'],
      [refused(400, 50035, { errors: { content: 1 } }), 'permanent', 'message_refused'],
      [{ status: 403 }, 'transient', 'discord_unreachable'],
    ] as [Reply, string, string][])('%j is %s: %s, and certain', async (answer, errorClass, code) => {
      desk.answering(answer);
      const error = await failing(() => desk.sender.send(outgoing(text)));
      expect(error).toMatchObject({ errorClass, code, unsure: false });
      expect(desk.server.received).toHaveLength(2);
    });

    test('name the permission that is missing', async () => {
      desk.answering(refused(403, 50013));
      const error = await failing(() => desk.sender.send(outgoing(text)));
      expect(error).toMatchObject({ errorClass: 'permanent', code: 'permission_missing' });
      expect(error.message).toBe('Give the bot "Send Messages" in #news.');
    });

    test.each([[{ status: 502 }], [{ reset: true }], [{ stalls: true, json: {} }]] as [Reply][])(
      'after %j the message may have arrived; nothing is tried twice',
      async (answer) => {
        desk.answering(answer);
        const error = await failing(() => desk.sender.send(outgoing(text)));
        expect(error).toMatchObject({ errorClass: 'transient', unsure: true });
        expect(desk.server.received.filter(({ method }) => method === 'POST')).toHaveLength(1);
      },
    );

    test('of what only reads are met by another try at once', async () => {
      let left = 2;
      desk.server.answers((request) =>
        request.method === 'GET' && left-- > 0 ? { status: 502 } : usually(request),
      );
      await desk.sender.send(outgoing(text));
      expect(desk.server.received.filter(({ method }) => method === 'POST')).toHaveLength(1);
    });

    test('before a connection nothing has arrived', async () => {
      const { db, clock } = setup;
      const nowhere = openApi({ token: 'secret', apiUrl: 'http://127.0.0.1:1/api', db, clock });
      const error = await failing(() => nowhere.post({ route: '/channels/1/messages', body: {} }));
      expect(error).toMatchObject({ errorClass: 'transient', code: 'discord_unreachable', unsure: false });
    });

    test('go on after a wrong token: the next try is made, not failed for want of a token', async () => {
      desk.answering(refused(401, 0));
      await failing(() => desk.sender.send(outgoing(text)));
      desk.server.answers(usually);
      await desk.sender.send(outgoing(text));
    });
  });

  describe('limits', () => {
    test('that the library keeps by itself only make reading a moment slower', async () => {
      const { db, clock } = setup;
      const api = openApi({ token: 'secret', apiUrl: desk.server.apiUrl, db, clock });
      desk.server.answers(() => ({ status: 200, json: {} }));
      // Ten more than the library lets through in a second.
      const reads = Array.from({ length: 60 }, (_, index) =>
        api.get({ route: `/channels/${1_000 + index}` }),
      );
      await Promise.all(reads);
      expect(desk.server.received).toHaveLength(60);
    });

    test('of one channel stop that channel until they are over, without a request', async () => {
      desk.answering({
        status: 429,
        json: { message: 'slow', retry_after: 2.5, global: false },
        headers: { 'x-ratelimit-scope': 'shared' },
      });
      expect(await failing(() => desk.sender.send(outgoing(text)))).toMatchObject({
        errorClass: 'transient',
        code: 'rate_limited',
        retryAfterMs: 2_500,
        unsure: false,
      });
      desk.server.answers(usually);
      expect(await failing(() => desk.sender.send(outgoing(text)))).toMatchObject({ retryAfterMs: 2_500 });
      expect(desk.server.received).toHaveLength(0);
      await desk.sender.send(outgoing(news));
      setup.clock.advanceTo(new Date(setup.clock.now().getTime() + 2_500));
      await desk.sender.send(outgoing(text));
    });

    test('of everything stop everything', async () => {
      desk.answering({ status: 429, json: { message: 'slow', retry_after: 1, global: true } });
      await failing(() => desk.sender.send(outgoing(text)));
      desk.server.answers(usually);
      expect(await failing(() => desk.sender.send(outgoing(news)))).toMatchObject({ retryAfterMs: 1_000 });
      expect(desk.server.received).toHaveLength(0);
    });

    test('of old edits leave posts alone', async () => {
      desk.answering(refused(429, 30046, { retry_after: 30 }));
      expect(await failing(() => desk.sender.edit(known(text)))).toMatchObject({ retryAfterMs: 3_600_000 });
      desk.server.answers(usually);
      await desk.sender.send(outgoing(text));
    });
  });
});
