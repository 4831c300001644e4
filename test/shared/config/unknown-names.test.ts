import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { loadConfig } from '../../../src/shared/config.ts';
import { editDistance } from '../../../src/shared/config/unknown-names.ts';

/** A settings file with this text, and one secret in a file. */
const load = (env: NodeJS.ProcessEnv, settings = '') =>
  loadConfig(env, { readFile: (path) => (path === '.env' ? settings : 'redis://localhost') });

describe('warnings', () => {
  test.each([
    ['DATABSE_URL', 'DATABASE_URL'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['REDIS_URI', 'REDIS_URL'],
    ['REDIS_URL_FIEL', 'REDIS_URL_FILE'],
    ['TIMEZONE', 'TIME_ZONE'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['log_level', 'LOG_LEVEL'],
    ['CONTACTS', 'CONTACT'],
    ['AI_NEWS_DATA_DIR', 'DATA_DIR'],
    ['AI_NEWS_DATADIR', 'DATA_DIR'],
  ])('%s was probably meant to be %s', (name, meant) => {
    const expected = [`${name} is set, but it is not read. Did you mean ${meant}?`];
    expect(load({ [name]: 'x' }).warnings).toEqual(expected);
    expect(load({}, `${name}=x`).warnings).toEqual(expected);
  });

  it('name what carries our prefix and resembles nothing', () => {
    expect(load({ AI_NEWS_COLOUR: 'red' }).warnings).toEqual([
      'AI_NEWS_COLOUR is set, but there is no such setting. The file .env.example lists them all.',
    ]);
  });

  it('leave the rest of an ordinary environment alone', () => {
    const others = [
      'PATH',
      'HOME',
      'TZ',
      'LANG',
      'CONTEXT',
      'PGDATABASE',
      'NODE_ENV',
      'TEST_DATABASE_URL',
      'LOGNAME',
    ];
    const ours = ['REDIS_URL_FILE', 'LOG_LEVEL'];
    const env = {
      ...Object.fromEntries(others.map((name) => [name, '1'])),
      REDIS_URL_FILE: '/run/x',
      LOG_LEVEL: 'info',
    };
    expect(Object.keys(env)).toEqual([...others, ...ours]);
    expect(load(env).warnings).toEqual([]);
  });
});

describe('editDistance', () => {
  test.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['abc', 'abd', 1],
    ['abc', 'bac', 1],
    ['kitten', 'sitting', 3],
  ])('%j to %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it('is the same both ways', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
      }),
    );
  });
});
