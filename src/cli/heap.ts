import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the JavaScript heap small, so that the bot fits a server of 1 GB: on a big machine V8 would rather let
 * garbage pile up. Measured in docs/operating.md. Flags that an operator sets by NODE_OPTIONS stay.
 */
export function keepHeapSmall(): void {
  if (/max.old.space/.test(`${process.execArgv.join(' ')} ${process.env['NODE_OPTIONS'] ?? ''}`)) return;
  setFlagsFromString('--max-semi-space-size=4');
  setFlagsFromString('--optimize-for-size');
}
