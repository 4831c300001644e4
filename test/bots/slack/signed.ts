import { createHmac } from 'node:crypto';

/** By the real time, which Bolt looks at. */
const realSeconds = (): number => Math.floor((performance.timeOrigin + performance.now()) / 1_000);

/** Slack: "Verifying requests from Slack", version 0. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

export interface Signed {
  headers: Record<string, string>;
  body: string;
}

/** A request of Slack's as it comes over the wire. */
export function signed(
  secret: string,
  body: string,
  { type, agoSeconds = 0 }: { type: 'json' | 'form'; agoSeconds?: number },
): Signed {
  const timestamp = String(realSeconds() - agoSeconds);
  return {
    headers: {
      'content-type': type === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signatureOf(secret, timestamp, body),
    },
    body,
  };
}
