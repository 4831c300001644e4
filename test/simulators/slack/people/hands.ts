import type { Message, View } from '../state/types.ts';
import * as payloads from '../wire/payloads.ts';
import type { Found, Surface } from './finding.ts';
import type { NewInteraction } from './interactions.ts';
import type { PersonParts, Presence } from './presence.ts';
import { Seen } from './seen.ts';

type Held = Record<string, unknown>;

const isButton = ({ element: { type } }: Found): boolean => type === 'button' || type === 'overflow';

/** What is held by elements other than buttons, of which views keep a record. */
function stateOf(found: Found, held: Held): View['state'] {
  const { block, element } = found;
  return isButton(found) ? {} : { [block.block_id ?? '']: { [element.action_id ?? '']: held } };
}

function keep(view: View, state: View['state']): void {
  for (const [blockId, actions] of Object.entries(state))
    view.state[blockId] = { ...view.state[blockId], ...actions };
}

/** The hands of a person, on whatever can be used in messages and views. */
export class Hands {
  readonly #parts: PersonParts;
  readonly #presence: Presence;

  constructor(parts: PersonParts, presence: Presence) {
    this.#parts = parts;
    this.#presence = presence;
  }

  #place({ message, view }: { message: Message | null; view: View | null }): Partial<NewInteraction> {
    const channel = message === null ? undefined : this.#parts.world.channels.get(message.channelId);
    return { channel: channel ?? null, source: message, view };
  }

  /** Uses an element. An input tells the app of itself only if it was asked to; anything else does at once. */
  async use(surface: Surface, found: Found, held: Held): Promise<Seen> {
    const { world, interactions } = this.#parts;
    const { block, element } = found;
    const interaction = this.#presence.open({ kind: 'action', ...this.#place(surface) });
    const state = stateOf(found, held);
    if (surface.view !== null) keep(surface.view, state);
    if (block.type === 'input' && block.dispatch_action !== true) return new Seen(interaction, interactions);
    const action = { block_id: block.block_id ?? '', action_id: element.action_id ?? '', ...held };
    const responseUrl = this.#presence.responseUrl(interaction);
    const payload = payloads.blockActions(world, interaction, action, { state, responseUrl });
    return this.#presence.send('interactive', interaction, payload);
  }

  /** Types into a menu that asks the app for its options. */
  async suggest(surface: Surface, { block, element }: Found, typed: string): Promise<Seen> {
    const interaction = this.#presence.open({ kind: 'suggestion', ...this.#place(surface) });
    const details = { blockId: block.block_id ?? '', typed };
    const payload = payloads.blockSuggestion(this.#parts.world, interaction, element, details);
    return this.#presence.send('interactive', interaction, payload);
  }
}
