import wrapAnsi from 'wrap-ansi';
import { manifest } from '../../bots/slack/manifest.ts';
import { scopes } from '../../bots/slack/scopes.ts';
import type { Config } from '../../shared/config.ts';

/** The manifest as JSON: for Socket Mode, or for requests where a signing secret is set or nothing but a public address. */
export function manifestText({ slack, publicUrl }: Pick<Config, 'slack' | 'publicUrl'>): string {
  const onSocket = slack?.connection.kind === 'socket' || publicUrl === undefined;
  return `${JSON.stringify(manifest({ publicUrl: onSocket ? undefined : publicUrl }), null, 2)}\n`;
}

/** Each scope in a line. */
export function reasons(): string {
  const lines = scopes.map(({ name, why }) => wrapAnsi(`${name}: ${why}`, 84).replaceAll('\n', '\n    '));
  return `\nThe app asks for:\n${lines.map((line) => `  ${line}\n`).join('')}
Paste the JSON above at https://api.slack.com/apps > Create New App > From a manifest.
It may read no channel's history. To have the bot look before it posts again after a fault, add the scopes
channels:history and groups:history there; without them such a story comes in the next digest.
`;
}
