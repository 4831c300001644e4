import { is } from './api.ts';

/** A message, a form or a Home tab. */
interface Shown {
  blocks: readonly { type: string }[];
}

/** Slack fetches pictures while it takes a message, and refuses all of it for one that it does not get. */
export async function withoutPicturesIfRefused<S extends Shown, T>(
  shown: S,
  act: (shown: S) => Promise<T>,
): Promise<T> {
  try {
    return await act(shown);
  } catch (error) {
    const blocks = shown.blocks.filter(({ type }) => type !== 'image');
    if (!is(error, 'message_refused') || blocks.length === shown.blocks.length) throw error;
    return act({ ...shown, blocks });
  }
}
