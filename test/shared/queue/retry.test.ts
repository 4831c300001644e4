import { expect, test } from '@jest/globals';
import { permanent, transient } from '../../../src/shared/errors.ts';
import { retryAt } from '../../../src/shared/queue/job.ts';
import { start } from '../../helpers/setups.ts';

const seconds = (failures: number, retryAfterMs?: number): number => {
  const error = transient('busy', 'Busy.', retryAfterMs === undefined ? {} : { retryAfterMs });
  return (retryAt(start, failures, error).getTime() - start.getTime()) / 1000;
};

test('each further try waits twice as long, up to six hours', () => {
  const waits = Array.from({ length: 14 }, (_, failures) => seconds(failures));
  expect(waits.slice(0, 5)).toEqual([30, 60, 120, 240, 480]);
  expect(waits.slice(-3)).toEqual([21_600, 21_600, 21_600]);
  expect(seconds(10_000)).toBe(21_600);
});

test('nobody is asked before the time that they named, however long that is', () => {
  expect(seconds(0, 5_000)).toBe(30);
  expect(seconds(0, 90_000)).toBe(90);
  expect(seconds(20, 86_400_000)).toBe(86_400);
});

test('an error of any class has a time to try again', () => {
  expect(retryAt(start, 0, permanent('gone', 'Gone.'))).toEqual(new Date(start.getTime() + 30_000));
});
