import { describe, expect, test } from '@jest/globals';
import { onSetup } from '../../helpers/setups.ts';
import {
  SenderDesk,
  dm,
  failing,
  forum,
  guild,
  known,
  news,
  outgoing,
  posted,
  refused,
  role,
  text,
  usually,
  directs,
} from './sender-desk.ts';

onSetup('PGlite', 'deliveries to Discord', (setup) => {
  const desk = new SenderDesk(setup);

  describe('sending', () => {
    test('posts once, with the delivery’s id as nonce and in the buttons', async () => {
      expect(await desk.sender.send(outgoing(text))).toEqual({ messageId: posted });
      expect(desk.server.lines).toEqual([`GET /channels/${text}`, `POST /channels/${text}/messages`]);
      const { body } = desk.server.received[1]!;
      expect(body).toMatchObject({ nonce: 'abcdefgh-_123456', enforce_nonce: true, flags: 1 << 15 });
      expect(JSON.stringify(body)).toContain('"custom_id":"b1~abcdefgh-_123456"');
    });

    test('opens the direct messages of a person who is to be told', async () => {
      directs.set('4711', text);
      await desk.sender.send(outgoing('person:4711', { kind: 'note', stories: [] }));
      expect(desk.server.lines.at(-1)).toBe(`POST /channels/${text}/messages`);
    });

    test('looks a channel up once in some minutes', async () => {
      await desk.sender.send(outgoing(text));
      await desk.sender.send(outgoing(text));
      expect(desk.server.lines.filter((line) => line.startsWith('GET'))).toHaveLength(1);
    });

    test('posts into a forum under the headline, with the forum’s tags of the same names', async () => {
      await desk.sender.send(outgoing(forum, { tags: ['models', 'Open Source', 'Research', 'Chips'] }));
      const { path, body } = desk.server.received[1]!;
      expect(path).toBe(`/channels/${forum}/threads`);
      expect(body).toMatchObject({ name: 'A model sails', applied_tags: ['1', '2'] });
      expect(body['message']).toMatchObject({ flags: 1 << 15 });
    });

    test('calls the role that a manager named, and nobody else', async () => {
      await desk.sender.send(outgoing(text, { mention: role }));
      expect(desk.server.received[1]!.body).toMatchObject({
        content: `<@&${role}> A model sails`,
        allowed_mentions: { parse: [], roles: [role] },
      });
      for (const mention of [guild, '@everyone', '1> @everyone']) {
        await desk.sender.send(outgoing(text, { mention }));
        expect(desk.server.received.at(-1)!.body).toMatchObject({ allowed_mentions: { parse: [] } });
        expect(desk.server.received.at(-1)!.body).not.toHaveProperty('content');
      }
    });

    test('passes on what may be passed on, and is not stopped by a refusal', async () => {
      await desk.sender.send(outgoing(news, { passOn: true }));
      expect(desk.server.lines.at(-1)).toBe(`POST /channels/${news}/messages/${posted}/crosspost`);
      desk.answering(({ path }) =>
        path.endsWith('/crosspost') ? refused(429, 0, { retry_after: 900 }) : { json: { id: posted } },
      );
      expect(await desk.sender.send(outgoing(news, { passOn: true }))).toEqual({ messageId: posted });
      expect(await desk.sender.send(outgoing(news))).toEqual({ messageId: posted });
    });
  });

  describe('a message that stands there', () => {
    test('is changed in place, in a forum within its post', async () => {
      await desk.sender.edit(known(text));
      expect(desk.server.lines.at(-1)).toBe(`PATCH /channels/${text}/messages/${posted}`);
      await desk.sender.edit(known(forum));
      expect(desk.server.lines.at(-1)).toBe(`PATCH /channels/${posted}/messages/${posted}`);
    });

    test('keeps the form in which it was posted', async () => {
      desk.server.answers((request) => {
        if (request.method === 'GET' && request.path.includes('/messages/'))
          return { json: { id: posted, flags: 0, mention_roles: [role] } };
        if (request.method === 'PATCH' && request.body['content'] === undefined) return refused(400, 50035);
        return usually(request);
      });
      expect(await desk.sender.edit(known(text))).toEqual({ messageId: posted });
      expect(desk.server.received.at(-1)!.body['content']).toBe(`<@&${role}> A model sails`);
    });

    test('is woken when its thread went to sleep', async () => {
      let asleep = true;
      desk.answering(({ method, body }) => {
        if (body['archived'] === false) asleep = false;
        return method === 'PATCH' && asleep ? refused(400, 50083) : { json: { id: posted } };
      });
      expect(await desk.sender.edit(known(forum))).toEqual({ messageId: posted });
    });

    test('is answered in a thread of its own, or below where none may be opened', async () => {
      await desk.sender.reply(known(text, { kind: 'reply' }));
      expect(desk.server.lines.slice(-2)).toEqual([
        `POST /channels/${text}/messages/${posted}/threads`,
        `POST /channels/${posted}/messages`,
      ]);
      desk.answering(({ path }) =>
        path.endsWith('/threads') ? refused(403, 50013) : { json: { id: posted } },
      );
      await desk.sender.reply(known(text, { kind: 'reply' }));
      expect(desk.server.received.at(-1)).toMatchObject({
        path: `/channels/${text}/messages`,
        body: { message_reference: { message_id: posted } },
      });
      desk.answering(({ path }) =>
        path.endsWith('/threads') ? refused(400, 160004) : { json: { id: posted } },
      );
      await desk.sender.reply(known(text, { kind: 'reply' }));
      expect(desk.server.lines.at(-1)).toBe(`POST /channels/${posted}/messages`);
    });

    test('is answered within a forum’s post, and by a plain answer in direct messages', async () => {
      await desk.sender.reply(known(forum, { kind: 'reply' }));
      expect(desk.server.lines.at(-1)).toBe(`POST /channels/${posted}/messages`);
      await desk.sender.reply(known(dm, { kind: 'reply' }));
      expect(desk.server.received.at(-1)).toMatchObject({
        path: `/channels/${dm}/messages`,
        body: { message_reference: { message_id: posted } },
      });
    });

    test('is taken away, and it does not matter who was first', async () => {
      await desk.sender.remove(known(text, { kind: 'remove' }));
      expect(desk.server.lines.at(-1)).toBe(`DELETE /channels/${text}/messages/${posted}`);
      desk.answering(refused(404, 10008));
      await desk.sender.remove(known(text, { kind: 'remove' }));
    });

    test.each([
      ['changed', 'edit', text, refused(404, 10008)],
      ['changed in a forum whose post is gone', 'edit', forum, refused(404, 10003)],
      ['answered', 'reply', text, refused(404, 10008)],
      ['answered in a forum whose post is gone', 'reply', forum, refused(404, 10003)],
      [
        'answered in direct messages',
        'reply',
        dm,
        refused(400, 50035, {
          errors: {
            message_reference: { _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown' }] },
          },
        }),
      ],
    ] as const)(
      'is not %s after a person deleted it, and the place goes on',
      async (_, kind, address, answer) => {
        desk.answering(answer);
        const error = await failing(() => desk.sender[kind](known(address, { kind })));
        expect(error).toMatchObject({ errorClass: 'permanent', code: 'message_gone', unsure: false });
      },
    );
  });
});
