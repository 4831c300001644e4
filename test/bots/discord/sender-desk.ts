import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import { openApi } from '../../../src/bots/discord/api.ts';
import { openChannels } from '../../../src/bots/discord/channels.ts';
import { discordSender } from '../../../src/bots/discord/sender.ts';
import type { Outgoing, Sender } from '../../../src/shared/domain/sender.ts';
import { AppError } from '../../../src/shared/errors.ts';
import { recordingLogger } from '../../helpers/recording-logger.ts';
import { emptyNewsroom } from '../../helpers/rows.ts';
import type { Setup } from '../../helpers/setups.ts';
import { AnsweringServer, type Received, type Reply } from './answering-server.ts';

export const guild = '100000000000000001';
export const bot = '900000000000000009';
export const role = '223456789012345678';
export const text = '100000000000000010';
export const news = '100000000000000015';
export const forum = '100000000000000020';
export const dm = '100000000000000030';
export const posted = '100000000000000099';

const channels: Record<string, object> = {
  [text]: { id: text, type: 0, guild_id: guild, name: 'news' },
  [news]: { id: news, type: 5, guild_id: guild, name: 'announcements' },
  [forum]: {
    id: forum,
    type: 15,
    guild_id: guild,
    name: 'stories',
    available_tags: [
      { id: '1', name: 'Models', moderated: false },
      { id: '2', name: 'open source', moderated: false },
      { id: '3', name: 'Research', moderated: true },
    ],
  },
  [dm]: { id: dm, type: 1 },
};

export const outgoing = (address: string, more: Partial<Outgoing> = {}): Outgoing => ({
  deliveryId: 'abcdefgh-_123456',
  kind: 'post',
  address,
  message: {
    fallback: 'A model sails',
    blocks: [
      { type: 'heading', text: 'A model sails', url: 'https://a.example/' },
      { type: 'buttons', buttons: [{ label: 'Full brief', to: { action: 'b1' } }] },
    ],
  },
  stories: [{ publicId: 'k3v', version: 1, headline: 'A model sails', links: [] }],
  ...more,
});
export const known = (address: string, more: Partial<Outgoing> = {}): Outgoing & { messageId: string } => ({
  ...outgoing(address, more),
  messageId: posted,
});

/** Channels and success, unless the test says otherwise. */
export const usually = ({ method, path }: Received): Reply | undefined => {
  if (path === '/users/@me') return { json: { id: bot } };
  const channel = /^\/channels\/(\d+)$/.exec(path)?.[1];
  if (method === 'GET' && channel !== undefined) return { json: channels[channel] ?? {}, status: 200 };
  if (method === 'DELETE') return { status: 204 };
  return { json: { id: posted } };
};

export const refused = (status: number, code: number, more: object = {}): Reply => ({
  status,
  json: { code, message: 'No', ...more },
});

export const failing = async (act: () => Promise<unknown>): Promise<AppError> => {
  const error = await act().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
};

/** Whose direct messages are which channel. */
export const directs = new Map<string, string>();

/** A sender against a server that answers as the test says. */
export class SenderDesk {
  readonly server = new AnsweringServer();
  #sender: Required<Sender> | undefined;

  constructor(setup: Setup) {
    const { server } = this;
    beforeAll(() => server.start());
    afterAll(() => server.stop());
    beforeEach(async () => {
      await emptyNewsroom(setup.db);
      server.answers(usually);
      const { db, clock } = setup;
      const api = openApi({ token: 'secret', apiUrl: server.apiUrl, db, clock, timeoutMs: 500 });
      this.#sender = discordSender({
        api,
        channels: openChannels(api, clock),
        clock,
        log: recordingLogger().log,
        me: async () => (await api.get<{ id: string }>({ route: '/users/@me' })).id,
        directAddress: (personId) => Promise.resolve(directs.get(personId) ?? 'nowhere'),
        obstaclesAt: () => Promise.resolve(['Give the bot "Send Messages" in #news.']),
      }) as Required<Sender>;
    });
  }

  get sender(): Required<Sender> {
    if (!this.#sender) throw new Error('The sender is there while a test runs.');
    return this.#sender;
  }

  /** Answers so, except for looking channels up. */
  answering(reply: Reply | ((request: Received) => Reply | undefined)): void {
    this.server.answers((request) =>
      request.method === 'GET' ? usually(request) : typeof reply === 'function' ? reply(request) : reply,
    );
  }
}
