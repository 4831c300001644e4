import { expect } from '@jest/globals';
import type { Outgoing, Sender } from '../../../src/shared/domain/sender.ts';
import { AppError } from '../../../src/shared/errors.ts';
import type { ChannelControl } from '../../simulators/slack/slack.ts';

/** A post with a headline, a picture and a button. */
export const outgoing = (address: string, more: Partial<Outgoing> = {}): Outgoing => ({
  deliveryId: 'abcdefgh-_123456',
  kind: 'post',
  address,
  message: {
    fallback: 'A model sails',
    blocks: [
      { type: 'heading', text: 'A model sails', url: 'https://a.example/' },
      { type: 'image', url: 'https://a.example/sail.png', alt: 'A sail' },
      { type: 'buttons', buttons: [{ label: 'Full brief', to: { action: 'brief' } }] },
    ],
  },
  stories: [{ publicId: 'k3v', version: 1, headline: 'A model sails', links: [] }],
  ...more,
});

export type Posted = Outgoing & { messageId: string };

/** What follows a post. */
export const after = (messageId: string, address: string, more: Partial<Outgoing> = {}): Posted => ({
  ...outgoing(address, { deliveryId: 'ijklmnop-_123456', ...more }),
  messageId,
});

export const addressOf = ({ channel }: ChannelControl, teamId = channel.teamId): string =>
  `${teamId}/${channel.id}`;

/** A sender of Slack's, which can do all there is. */
export const ableTo = (sender: Sender): Required<Sender> => sender as Required<Sender>;

export async function failing(act: () => Promise<unknown>): Promise<AppError> {
  const error = await act().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}
