import type { Message } from './message.ts';

/** `note`: a plain line of the bot's own, such as who subscribed a channel; `remove`: a moderator took the story away. */
export type DeliveryKind = 'post' | 'edit' | 'reply' | 'digest' | 'note' | 'remove';

/** One delivery on its way out: what to say, where, and what it is about. */
export interface Outgoing {
  /** At most 25 characters; the same on every try, so it serves as the idempotency key. */
  deliveryId: string;
  kind: DeliveryKind;
  /** The destination's address in its platform's own form: a channel id, a file path, `console`. */
  address: string;
  message: Message;
  /** The one story that a post, an edit or an answer is about; those of a digest; none of a note. */
  stories: readonly ToldStory[];
  /** Names of the story's topics, for places that sort posts by tags. */
  tags?: readonly string[];
  /** The one role that a manager wants called, in the platform's own form. */
  mention?: string;
  /** Whether an answer goes into a thread of the post, where there are threads. */
  inThread?: boolean;
  /** A story that a place may pass on to those who follow it. */
  passOn?: boolean;
  /** For `look`: when the try began that may have arrived. */
  triedAt?: Date;
  /** For `edit`, `reply` and `remove`: the platform's id of the message posted before. */
  messageId?: string;
}

export interface ToldStory {
  publicId: string;
  version: number;
  headline: string;
  /** Of its sources, as they stand in the message. */
  links: readonly string[];
}

export interface SendReceipt {
  /** The platform's id of the message, to edit or answer it later. */
  messageId: string;
}

/**
 * Puts messages into one platform's destinations. Every method raises an AppError that says whether trying again can help,
 * marked `unsure` where the message may have arrived all the same. A sender never retries by itself: only the delivery row
 * does. A permanent error means that the destination is closed to the bot, but for three codes:
 * - `message_gone`: a person deleted the message that is to be changed or answered, so it stays gone;
 * - `message_refused`: the platform does not take this one message;
 * - `token_wrong`: nothing arrives anywhere until the operator has mended the token.
 */
export interface Sender {
  readonly platform: string;
  /** Buttons can be pressed there. Absent: they cannot. */
  readonly pressable?: true;
  /** How stories look at an address whatever its settings say; undefined or absent: as set. */
  prefers?(address: string): 'compact' | 'full' | undefined | Promise<'compact' | 'full' | undefined>;
  send(outgoing: Outgoing): Promise<SendReceipt>;
  /** Replaces the message in place. Absent where the platform has no editing. */
  edit?(outgoing: Outgoing & { messageId: string }): Promise<SendReceipt>;
  /** Answers the message, such as in its thread. Absent where the platform has no answers. */
  reply?(outgoing: Outgoing & { messageId: string }): Promise<SendReceipt>;
  /** Takes the message away. Absent where the platform cannot. */
  remove?(outgoing: Outgoing & { messageId: string }): Promise<void>;
  /** Whether an earlier try arrived after all; absent where looking is not possible. */
  look?(outgoing: Outgoing): Promise<SendReceipt | undefined>;
  /** Whether the bot was allowed to look there. Absent: everywhere. */
  mayLook?(outgoing: Outgoing): Promise<boolean>;
}
