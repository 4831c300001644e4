import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '../../../../src/shared/news/ground/check.ts';
import { english, german } from './examples.ts';

describe.each([
  ['English', english],
  ['German', german],
])('the check, in %s', (_, examples) => {
  for (const [name, { evidence, right, wrong }] of Object.entries(examples)) {
    it.each(right)(`${name}: lets pass: %s`, (statement) => {
      expect(faultsOf(statement, evidence)).toEqual([]);
    });
    it.each(wrong)(`${name}: blocks for its %s: %s`, (kind, statement) => {
      expect(faultsOf(statement, evidence).map((fault) => fault.kind)).toContain(kind);
    });
  }
});
