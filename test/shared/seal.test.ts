import { expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { readKey, seal, unseal } from '../../src/shared/seal.ts';

const key = randomBytes(32);

it('gives any secret back to its owner, and shows nothing of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 8 }), fc.string(), (secret, owner) => {
      const sealed = seal(secret, owner, key);
      expect(unseal(sealed, owner, key)).toBe(secret);
      expect(sealed).not.toContain(secret);
      expect(sealed).not.toBe(seal(secret, owner, key));
    }),
  );
});

it('does not open for another key, another owner, or once it was changed', () => {
  const sealed = seal('xoxb-secret', 'T1', key);
  const at = sealed.length - 6;
  const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
  for (const attempt of [
    () => unseal(sealed, 'T1', randomBytes(32)),
    () => unseal(sealed, 'T2', key),
    () => unseal(changed, 'T1', key),
    () => unseal(sealed.slice(0, 20), 'T1', key),
    () => unseal('', 'T1', key),
    () => unseal('xoxb-plain', 'T1', key),
  ])
    expect(attempt).toThrow(/cannot be read with SECRET_KEY/);
});

it('reads 32 bytes of base64 as a key, and nothing else', () => {
  expect(readKey(key.toString('base64'))).toEqual(key);
  for (const wrong of ['', 'password', randomBytes(16).toString('base64'), `${key.toString('base64')}!`])
    expect(readKey(wrong)).toBeUndefined();
});
