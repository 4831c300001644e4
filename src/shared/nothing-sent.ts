/** With these no connection came about. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether a request surely did not arrive, by the code of what `fetch` raised or of its cause. */
export function nothingWasSent(error: unknown): boolean {
  const { code = '', cause } = (error ?? {}) as { code?: string; cause?: { code?: string } };
  return beforeSending.has(code) || beforeSending.has(cause?.code ?? '');
}
