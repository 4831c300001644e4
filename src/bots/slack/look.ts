import type { DeliveryKind, Outgoing, SendReceipt } from '../../shared/domain/sender.ts';
import { transient } from '../../shared/errors.ts';
import { partsOf } from './address.ts';
import { type SlackApi, is } from './api.ts';
import { type Channel, type Channels, isDirect } from './channels.ts';
import type { Installations } from './installations.ts';
import { notices } from './notices.en.ts';
import { deliveryEvent } from './render.ts';

export interface LookDeps {
  api: SlackApi;
  channels: Channels;
  installations: Installations;
}

interface Posted {
  ts: string;
  metadata?: { event_type?: string; event_payload?: { delivery_id?: unknown } };
}

interface Page {
  messages: Posted[];
  response_metadata?: { next_cursor?: string };
}

/** Apps outside Slack's marketplace get no more of a page, once a minute; others may page on at once. */
const pageSize = 15;
/** More than a channel says between a try and the next one. */
const mostPages = 20;
/** Slack's clock is not ours. */
const slackMs = 60_000;
/** A try is long over by then. */
const tryMs = 60_000;

/** To change or remove a message twice does no harm; else the app needs a scope that most people do not give it. */
export async function mayLook(deps: LookDeps, { kind, address }: Outgoing): Promise<boolean> {
  if (isHarmless(kind)) return true;
  const { scopes } = await deps.installations.find(partsOf(address).teamId);
  return scopes.includes(scopeFor(await deps.channels.find(address)));
}

const isHarmless = (kind: DeliveryKind): boolean => kind === 'edit' || kind === 'remove';

/** Looks for the message of a try that may have arrived, by the delivery's id in its metadata. */
export async function look(deps: LookDeps, outgoing: Outgoing): Promise<SendReceipt | undefined> {
  const { kind, address, messageId, triedAt } = outgoing;
  if (isHarmless(kind)) return undefined;
  const { teamId, id } = partsOf(address);
  const [method, where] =
    messageId === undefined
      ? ['conversations.history', { channel: id }]
      : ['conversations.replies', { channel: id, ts: messageId }];
  const args = { ...where, ...around(triedAt), limit: pageSize, include_all_metadata: true };
  let cursor = '';
  for (let page = 1; page <= mostPages; page += 1) {
    const found = await pageOf(deps.api, {
      teamId,
      method,
      args: cursor === '' ? args : { ...args, cursor },
    });
    const ours = found.messages.find((message) => tells(message, outgoing.deliveryId));
    if (ours) return { messageId: ours.ts };
    cursor = found.response_metadata?.next_cursor ?? '';
    if (cursor === '') return undefined;
  }
  throw transient('history_long', notices.historyLong);
}

/** What was posted by that try stands near its time, however much was said since: one page is often all there is to be had. */
function around(triedAt: Date | undefined): { oldest?: string; latest?: string } {
  if (!triedAt) return {};
  const at = (ms: number): string => String((triedAt.getTime() + ms) / 1_000);
  return { oldest: at(-slackMs), latest: at(tryMs + slackMs) };
}

async function pageOf(
  api: SlackApi,
  request: { teamId: string; method: string; args: Record<string, unknown> },
): Promise<Page> {
  try {
    return await api.call<Page>({ ...request, reads: true });
  } catch (error) {
    // The post that was answered is gone, and its thread with it.
    if (is(error, 'message_gone')) return { messages: [] };
    throw error;
  }
}

const tells = ({ metadata }: Posted, deliveryId: string): boolean =>
  metadata?.event_type === deliveryEvent && metadata.event_payload?.delivery_id === deliveryId;

function scopeFor(channel: Channel): string {
  if (isDirect(channel)) return 'im:history';
  if (channel.is_mpim) return 'mpim:history';
  return channel.is_private ? 'groups:history' : 'channels:history';
}
