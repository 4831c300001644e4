/** Bytes of an answer: a brief has a few thousand, so whatever is longer is none. */
const mostBytes = 1_000_000;

/**
 * `fetch` for a model's server: it follows no redirect, which would carry the key elsewhere, and reads no endless answer.
 */
export const cappedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' });
  if (!response.body) return response;
  let seen = 0;
  const capped = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength;
        if (seen > mostBytes) controller.error(new Error('The answer is longer than any brief.'));
        else controller.enqueue(chunk);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(capped, { status, statusText, headers });
};
