import { isatty } from 'node:tty';
import type { ConsoleLook } from '../bots/console/render.ts';

export const toStandardOutput = (text: string): void => {
  process.stdout.write(text);
};

/** As the terminal is now; a person may resize it. NO_COLOR is obeyed (no-color.org). */
export const terminalLook = (): ConsoleLook => ({
  // Some pseudo-terminals say that they have no columns at all.
  columns: (process.stdout.isTTY && process.stdout.columns) || 88,
  color: isatty(process.stdout.fd) && !process.env['NO_COLOR'],
});

/** Where nothing is known of the terminal. */
export const plainLook: ConsoleLook = { columns: 88, color: false };
