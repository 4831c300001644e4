import type { Component, Embed } from '../state/types.ts';

/** Discord: "Message", allowed mentions object. */
export interface AllowedMentions {
  parse?: string[] | null;
  users?: string[] | null;
  roles?: string[] | null;
  replied_user?: boolean | null;
}

/** What a bot sends to create or to edit a message. */
export interface MessageBody {
  content?: string | null;
  embeds?: Embed[] | null;
  components?: Component[] | null;
  flags?: number | null;
  allowed_mentions?: AllowedMentions | null;
  nonce?: string | number | null;
  enforce_nonce?: boolean | null;
  message_reference?: { message_id?: string; type?: number; fail_if_not_exists?: boolean } | null;
  attachments?: { id: string | number; filename?: string | null; description?: string | null }[] | null;
  poll?: object | null;
  sticker_ids?: string[] | null;
}
