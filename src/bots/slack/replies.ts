import type { types } from '@slack/bolt';
import type { Message } from '../../shared/domain/message.ts';
import { permanent, transient } from '../../shared/errors.ts';
import { persist } from '../../shared/persist.ts';
import type { SlackApi } from './api.ts';
import type { Asked } from './calls.ts';
import { errorOf } from './errors.ts';
import { notices } from './notices.en.ts';
import { renderMessage } from './render.ts';
import { renderMessageModal } from './views.ts';
import { words } from './words.en.ts';

export interface How {
  everybody: boolean;
  /** In the place of the message whose button was pressed. */
  instead: boolean;
}

/** A way back to whoever asked. What fails is tried again while somebody is waiting. */
export interface Reply {
  say(message: Message, how: How): Promise<void>;
  /** Asks for more; absent where Slack opens no form. */
  form?(view: types.ModalView): Promise<void>;
}

/** How long somebody waits before they give up. */
export const waitsForMs = 20_000;
/** A trigger id lives for three seconds. */
const triggerForMs = 2_500;

/** By the address that came with a command, a button or a shortcut: Slack takes five answers in half an hour. */
export function urlReply(
  api: SlackApi,
  { teamId }: Asked,
  { responseUrl, triggerId }: { responseUrl: string; triggerId: string },
): Reply {
  return {
    async say(message, { everybody, instead }) {
      const { text, blocks } = renderMessage(message, { privately: !everybody });
      const body = {
        text,
        blocks,
        response_type: everybody ? 'in_channel' : 'ephemeral',
        replace_original: instead,
        unfurl_links: false,
        unfurl_media: false,
      };
      // What others may have seen already is not posted again.
      await persist(() => postTo(responseUrl, body), {
        forMs: waitsForMs,
        again: ({ unsure }) => !everybody || !unsure,
      });
    },
    form: (view) => openView(api, { teamId, method: 'views.open', triggerId, view }),
  };
}

/** In the Home tab and in forms, which have no such address: in a form of its own. */
export const viewReply = (
  api: SlackApi,
  { teamId }: Asked,
  { triggerId, above }: { triggerId: string; above: 'home' | 'modal' },
): Reply => {
  const method = above === 'home' ? 'views.open' : 'views.push';
  const show = (view: types.ModalView): Promise<void> => openView(api, { teamId, method, triggerId, view });
  return { say: (message) => show(renderMessageModal(words.untitled, message)), form: show };
};

/** After a mention or a message to the bot itself, where there is neither an address nor a form. */
export const channelReply = (
  api: SlackApi,
  { teamId, userId, channelId = '' }: Asked,
  threadTs: string | undefined,
): Reply => ({
  async say(message, { everybody }) {
    const open = everybody || channelId.startsWith('D');
    const { text, blocks } = renderMessage(message, { privately: !everybody });
    const args = {
      channel: channelId,
      text,
      blocks,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    };
    await persist(
      () =>
        open
          ? api.call({ teamId, method: 'chat.postMessage', args })
          : api.call({ teamId, method: 'chat.postEphemeral', args: { ...args, user: userId } }),
      // What others may have seen already is not posted again.
      { forMs: waitsForMs, again: ({ unsure }) => !everybody || !unsure },
    );
  },
});

interface Opening {
  teamId: string;
  method: string;
  triggerId: string;
  view: types.ModalView;
}

const openView = async (api: SlackApi, { teamId, method, triggerId, view }: Opening): Promise<void> => {
  const args = { trigger_id: triggerId, view };
  await persist(() => api.call({ teamId, method, args }), { forMs: triggerForMs });
};

async function postTo(url: string, body: object): Promise<void> {
  let answer: Response;
  try {
    answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(5_000),
    });
    await answer.arrayBuffer();
  } catch (error) {
    throw errorOf(error, { reads: false });
  }
  if (answer.ok) return;
  // The address is used up, or half an hour old.
  if (answer.status < 500 && answer.status !== 429)
    throw permanent('answer_too_late', notices.failing(answer.status));
  const wait = Number(answer.headers.get('retry-after') ?? Number.NaN);
  throw transient('slack_failing', notices.failing(answer.status), {
    unsure: answer.status >= 500,
    ...(Number.isFinite(wait) ? { retryAfterMs: wait * 1_000 } : {}),
  });
}
