import { randomBytes } from 'node:crypto';
import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import type { Clock } from '../../shared/clock.ts';
import type { Form, OptionValue } from '../commands/command.ts';
import { limits } from './limits.ts';
import { shorten } from '../../shared/rendering/shorten.ts';
import { words } from './words.en.ts';

/** What goes on when a form comes back. */
export interface Pending {
  /** The name of the command that asked. */
  command: string;
  options: Readonly<Record<string, OptionValue | undefined>>;
  /** Nobody else can send it. */
  personId: string;
  /** Only these are taken from what comes back. */
  fields: readonly string[];
}

/** An interaction's own token lives as long. */
const livesMs = 15 * 60_000;
const mostPending = 1_000;
const mark = 'form:';

/**
 * Forms that somebody was shown and has not sent. They are kept here and not in the custom_id, where anybody could write
 * a command of their own; after a restart a form asks for the command anew.
 */
export class Forms {
  readonly #pending = new Map<string, Pending & { until: number }>();

  constructor(readonly clock: Clock) {}

  /** The form as Discord shows it. */
  open(form: Form, pending: Omit<Pending, 'fields'>): APIModalInteractionResponseCallbackData {
    const now = this.clock.now().getTime();
    for (const [id, { until }] of this.#pending) {
      if (until <= now || this.#pending.size >= mostPending) this.#pending.delete(id);
    }
    const id = mark + randomBytes(12).toString('base64url');
    const fields = form.fields.slice(0, limits.modalFields);
    this.#pending.set(id, { ...pending, fields: fields.map(({ name }) => name), until: now + livesMs });
    return {
      custom_id: id,
      title: shorten(form.title, limits.modalTitle) || words.untitled,
      components: fields.map(({ name, label, value, hint }) => ({
        type: ComponentType.Label,
        label: shorten(label, limits.modalLabel) || name,
        component: {
          type: ComponentType.TextInput,
          style: TextInputStyle.Short,
          custom_id: name,
          required: true,
          ...(value === undefined || value === '' ? {} : { value }),
          ...(hint === undefined ? {} : { placeholder: shorten(hint, limits.modalPlaceholder) }),
        },
      })),
    };
  }

  /** What is to be done with a form that came back, once; undefined for one that was never shown, or is too old. */
  take(customId: string, personId: string): Pending | undefined {
    const pending = this.#pending.get(customId);
    if (pending?.personId !== personId) return undefined;
    this.#pending.delete(customId);
    return pending.until > this.clock.now().getTime() ? pending : undefined;
  }
}
