import type { z } from 'zod';
import { readKey } from '../seal.ts';

/** What is said of Slack, by the names of the variables. */
export interface SlackValues {
  SLACK_BOT_TOKEN?: string | undefined;
  SLACK_APP_TOKEN?: string | undefined;
  SLACK_SIGNING_SECRET?: string | undefined;
  SLACK_CLIENT_ID?: string | undefined;
  SLACK_CLIENT_SECRET?: string | undefined;
  SECRET_KEY?: string | undefined;
  PUBLIC_URL?: string | undefined;
  SLACK_API_URL: string;
  SLACK_PORT: number;
}

export interface SlackSettings {
  /** One workspace by the operator's own token, or whichever installs the bot. */
  membership:
    | { kind: 'one'; token: string }
    | { kind: 'many'; clientId: string; clientSecret: string; publicUrl: string; key: Buffer };
  /** A socket, which needs no public address, or signed requests to a port. */
  connection: { kind: 'socket'; appToken: string } | { kind: 'http'; signingSecret: string };
  apiUrl: string;
  port: number;
}

/** The variables that belong together; undefined where there is no Slack. Each thing missing is a mistake of its own. */
export function slackSettings(values: SlackValues, context: z.RefinementCtx): SlackSettings | undefined {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = values;
  const membership = membershipOf(values, context);
  if (appToken === undefined && signingSecret === undefined) {
    if (membership) {
      mistake(
        context,
        'SLACK_APP_TOKEN',
        'It is needed for Slack, unless SLACK_SIGNING_SECRET is there for requests to a public address. Find it in the settings of the app: Basic Information > App-Level Tokens, with the scope connections:write.',
      );
    }
    return undefined;
  }
  if (!membership) {
    if (values.SLACK_CLIENT_ID === undefined && values.SLACK_BOT_TOKEN === undefined)
      mistake(
        context,
        'SLACK_BOT_TOKEN',
        'It is needed for Slack. Find it in the settings of the app: OAuth & Permissions > Bot User OAuth Token.',
      );
    return undefined;
  }
  return {
    membership,
    connection:
      appToken === undefined
        ? { kind: 'http', signingSecret: signingSecret ?? '' }
        : { kind: 'socket', appToken },
    apiUrl: values.SLACK_API_URL,
    port: values.SLACK_PORT,
  };
}

function membershipOf(
  values: SlackValues,
  context: z.RefinementCtx,
): SlackSettings['membership'] | undefined {
  const { SLACK_BOT_TOKEN: token, SLACK_CLIENT_ID: clientId } = values;
  if (token !== undefined) {
    if (clientId === undefined) return { kind: 'one', token };
    mistake(
      context,
      'SLACK_BOT_TOKEN',
      'It belongs to one workspace, and SLACK_CLIENT_ID lets many install the bot. Set one of them alone.',
    );
    return undefined;
  }
  if (clientId === undefined) return undefined;
  const { SLACK_CLIENT_SECRET: clientSecret, SECRET_KEY: secretKey, PUBLIC_URL: publicUrl } = values;
  const key = secretKey === undefined ? undefined : readKey(secretKey);
  const needs = (name: keyof SlackValues, what: string): void =>
    mistake(context, name, `It is needed with SLACK_CLIENT_ID: ${what}`);
  if (clientSecret === undefined)
    needs('SLACK_CLIENT_SECRET', 'in the settings of the app, Basic Information > Client Secret.');
  if (key === undefined) needs('SECRET_KEY', 'the tokens of workspaces are stored sealed with it.');
  if (publicUrl === undefined) needs('PUBLIC_URL', 'people install the bot there.');
  if (clientSecret === undefined || key === undefined || publicUrl === undefined) return undefined;
  return { kind: 'many', clientId, clientSecret, publicUrl, key };
}

const mistake = (context: z.RefinementCtx, name: keyof SlackValues, message: string): void =>
  context.addIssue({ code: 'custom', path: [name], message });
