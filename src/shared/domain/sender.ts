import type { Message } from './message.ts';

export type DeliveryKind = 'post' | 'edit' | 'reply';

/** One delivery on its way out: what to say, where, and what it is about. */
export interface Outgoing {
  /** At most 25 characters; the same on every try, so it serves as the idempotency key. */
  deliveryId: string;
  kind: DeliveryKind;
  /** The destination's address in its platform's own form: a channel id, a file path, `console`. */
  address: string;
  message: Message;
  story: { publicId: string; version: number; headline: string; links: string[] };
  /** For `edit` and `reply`: the platform's id of the message posted before. */
  messageId?: string;
}

export interface SendReceipt {
  /** The platform's id of the message, to edit or answer it later. */
  messageId: string;
}

/**
 * Puts messages into one platform's destinations. Every method raises an AppError that says whether
 * trying again can help, marked `unsure` where the message may have arrived all the same. A sender never retries by itself: only the delivery row does.
 */
export interface Sender {
  readonly platform: string;
  send(outgoing: Outgoing): Promise<SendReceipt>;
  /** Replaces the message in place. Absent where the platform has no editing. */
  edit?(outgoing: Outgoing & { messageId: string }): Promise<SendReceipt>;
  /** Answers the message, such as in its thread. Absent where the platform has no answers. */
  reply?(outgoing: Outgoing & { messageId: string }): Promise<SendReceipt>;
  /** Whether an earlier try arrived after all; absent where looking is not possible. */
  look?(outgoing: Outgoing): Promise<SendReceipt | undefined>;
}
