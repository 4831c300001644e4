import type { Block } from '../../shared/domain/message.ts';
import { persist } from '../../shared/persist.ts';
import { overview } from '../commands/overview.ts';
import type { SlackApi } from './api.ts';
import { type Asked, type CallDeps, callOf } from './calls.ts';
import { withoutPicturesIfRefused } from './pictures.ts';
import { waitsForMs } from './replies.ts';
import { renderHome } from './views.ts';
import { words } from './words.en.ts';

const mark = 'form:';

/** The command whose form a button of the Home tab opens; undefined for any other button. */
export const formNamedBy = (actionId: string): string | undefined =>
  actionId.startsWith(mark) ? actionId.slice(mark.length) : undefined;

/** Open the forms of what is best said in one. */
export const formButtons: Block = {
  type: 'buttons',
  buttons: [
    { label: words.subscribeButton, to: { action: `${mark}subscribe` } },
    { label: words.settingsButton, to: { action: `${mark}settings` } },
  ],
};

/** Shows the Home tab as it is now; what fails is tried again while somebody is looking at it. */
export const showHome = (deps: CallDeps & { api: SlackApi }, asked: Asked): Promise<void> =>
  persist(
    async () => {
      const { blocks, fallback } = await overview(await callOf(deps, asked));
      const { teamId, userId } = asked;
      await withoutPicturesIfRefused(renderHome({ blocks: [...blocks, formButtons], fallback }), (view) =>
        deps.api.call({ teamId, method: 'views.publish', args: { user_id: userId, view } }),
      );
    },
    { forMs: waitsForMs },
  );
