import { expect, it } from '@jest/globals';
import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { startDeadline } from '../../../src/shared/http/deadline.ts';
import { createSlots } from '../../../src/shared/http/slots.ts';

it('gives slots in the order asked for, and forgets keys that nobody holds', async () => {
  const slots = createSlots(1);
  const order: number[] = [];
  const first = await slots.take('a');
  const rest = [2, 3, 4].map(async (n) => {
    const release = await slots.take('a');
    order.push(n);
    release();
  });
  const other = await slots.take('b');
  expect(slots.size()).toBe(2);
  other();
  expect(slots.size()).toBe(1);
  expect(order).toEqual([]);
  first();
  await Promise.all(rest);
  expect(order).toEqual([2, 3, 4]);
  expect(slots.size()).toBe(0);
});

it('counts the time before and between pauses against the deadline', async () => {
  const deadline = startDeadline(new URL('https://a.example/'), 50);
  const start = performance.now();
  // Each pause would start the watch anew if the time already used were forgotten.
  while (!deadline.signal.aborted && performance.now() - start < 5000) {
    await deadline.paused(() => Promise.resolve());
    await nextTurn();
  }
  deadline.clear();
  expect(deadline.signal.aborted).toBe(true);
  expect(deadline.signal.reason).toMatchObject({ code: 'http_timeout' });
});
