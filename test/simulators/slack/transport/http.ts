import { createHmac } from 'node:crypto';
import type { App } from '../state/types.ts';
import type { Ack, Kind, Retry } from './ack.ts';

/** Slack: "Verifying requests": by the real clock, which the app looks at, too. */
const realSeconds = (): string => String(Math.floor((performance.timeOrigin + performance.now()) / 1000));

/** The two headers that prove that a body came from Slack. */
function signatureOf(app: App, body: string): Record<string, string> {
  const timestamp = realSeconds();
  const digest = createHmac('sha256', app.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}

/** Commands come as form fields, interactions as one field of JSON, events as JSON. */
function encoded(kind: Kind, payload: Record<string, unknown>): { type: string; body: string } {
  if (kind === 'events_api') return { type: 'application/json', body: JSON.stringify(payload) };
  const fields =
    kind === 'slash_commands'
      ? Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]))
      : { payload: JSON.stringify(payload) };
  return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() };
}

/** An answer may be empty, plain words, or JSON. */
function parsed(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Posts a signed request to the app. Slack follows no redirects, and takes only 2xx for an answer. */
export async function sendHttp(
  app: App,
  kind: Kind,
  payload: Record<string, unknown>,
  { retry, signal }: { retry: Retry | undefined; signal: AbortSignal },
): Promise<Ack> {
  if (app.requestUrl === null) return { ok: false, reason: 'dispatch_failed' };
  const { type, body } = encoded(kind, payload);
  const headers = {
    'content-type': type,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    ...signatureOf(app, body),
    ...(retry === undefined
      ? {}
      : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
  };
  try {
    const response = await fetch(app.requestUrl, {
      method: 'POST',
      headers,
      body,
      signal,
      redirect: 'manual',
    });
    const text = await response.text();
    if (response.ok) return { ok: true, body: parsed(text) };
    return { ok: false, reason: 'http_error', noRetry: response.headers.get('x-slack-no-retry') === '1' };
  } catch {
    return { ok: false, reason: signal.aborted ? 'http_timeout' : 'connection_failed' };
  }
}
