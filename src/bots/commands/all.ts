import { brief } from './brief.ts';
import type { Command } from './command.ts';
import { helpOn } from './help.ts';
import { pause, resume } from './pause.ts';
import { privacy } from './privacy.ts';
import { useCommandQuota } from './quotas.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { story } from './story.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { top } from './top.ts';
import { unsubscribe } from './unsubscribe.ts';

const others: readonly Command[] = [
  top,
  story,
  search,
  brief,
  subscribe,
  unsubscribe,
  subscriptions,
  pause,
  resume,
  sources,
  settings,
  privacy,
];

/** Counted, whatever becomes of it; what is typed while somebody chooses is not. */
const counted = (command: Command): Command => ({
  ...command,
  async execute(call) {
    useCommandQuota(call);
    return command.execute(call);
  },
});

/** Every command below `/ai-news`, in the order in which help shows them. */
export const commands: readonly Command[] = [...others, helpOn(others)].map(counted);
