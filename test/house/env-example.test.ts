import { describe, expect, it } from '@jest/globals';
import { parse } from 'dotenv';
import { loadConfig } from '../../src/shared/config.ts';
import { variableNames } from '../../src/shared/config/variables.ts';
import { read } from './support.ts';

const text = read('.env.example');

/** A line that sets a variable, as long as the # stands before it. */
const switchedOff = /^#([A-Z][A-Z0-9_]*)=/gm;

describe('.env.example', () => {
  it('describes every variable, and no other, once', () => {
    const names = [...text.matchAll(switchedOff)].map(([, name]) => name);
    expect(names.sort()).toEqual([...variableNames].sort());
  });

  it('says of each what its default is', () => {
    for (const paragraph of text.split(/\n\s*\n/).filter((part) => /^#[A-Z][A-Z0-9_]*=/m.test(part))) {
      expect(paragraph).toMatch(/Default: /);
    }
  });

  it('changes nothing when it is copied as it is', () => {
    expect(parse(text)).toEqual({});
  });

  it('gives a right value for each', () => {
    const settings = text.replace(switchedOff, '$1=');
    expect(Object.keys(parse(settings))).toHaveLength(variableNames.length);
    // One workspace has a token, many have a client: never both.
    for (const other of ['SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID']) {
      const chosen = settings.replace(new RegExp(`^${other}=.*$`, 'm'), '');
      expect(loadConfig({}, { readFile: () => chosen }).warnings).toEqual([]);
    }
  });
});
