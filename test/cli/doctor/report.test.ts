import { describe, expect, test } from '@jest/globals';
import { concealing } from '../../../src/cli/doctor/conceal.ts';
import { type Area, reportOf } from '../../../src/cli/doctor/report.ts';
import { runChecks } from '../../../src/cli/doctor/run-checks.ts';
import { fromMessage, look, ok, wrong } from '../../../src/shared/domain/finding.ts';
import { configOf } from './support.ts';

const same = (text: string): string => text;
const areas: Area[] = [
  {
    title: 'Machine',
    findings: [ok('Disk', '5 GB free'), look('Bot', 'does not run', 'npm start runs it.')],
  },
  { title: 'Nothing', findings: [] },
  { title: 'Discord', findings: [wrong('Token', 'refused', 'Make a new one.\nSet it.')] },
];

describe('the report', () => {
  test('marks each line with a word, and says below what to do', () => {
    expect(reportOf(areas, { columns: 80, color: false }, same)).toBe(`Machine
  ok     Disk   5 GB free
  look   Bot    does not run
                → npm start runs it.

Discord
  wrong  Token  refused
                → Make a new one.
                → Set it.

1 thing is wrong; 1 line is worth a look.
`);
  });

  test('with colour, the words are the same', () => {
    const plain = reportOf(areas, { columns: 80, color: false }, same);
    const coloured = reportOf(areas, { columns: 80, color: true }, same);
    expect(coloured).not.toBe(plain);
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  test('keeps to the width, and puts later lines below the first', () => {
    const long = [{ title: 'A', findings: [wrong('What', 'word '.repeat(60), 'do '.repeat(60))] }];
    const lines = reportOf(long, { columns: 70, color: false }, same).trimEnd().split('\n').slice(2, -2);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      expect(line.length).toBeLessThanOrEqual(70);
      expect(line).toMatch(/^ {15}\S|^ {15} {2}\S/);
    }
  });

  test('nothing that a platform or a source says steers the terminal', () => {
    const nasty = [
      { title: 'A', findings: [look('\u001b[2JX\r', 'a\u0007b\u202ec\nd', '\u001b]0;t\u0007')] },
    ];
    expect(reportOf(nasty, { columns: 80, color: false }, same)).not.toMatch(/[\u0007\u001b\r\u202e]/);
  });

  test('says when all is well', () => {
    const well = [{ title: 'A', findings: [ok('B', 'c')] }];
    expect(reportOf(well, { columns: 80, color: false }, same)).toMatch(/All is well\.\n$/);
  });
});

test('a message of ours parts into what happened and what to do', () => {
  expect(fromMessage('A', 'wrong', 'It is gone (see a.b). Make a new one. Set it.')).toEqual(
    wrong('A', 'It is gone (see a.b).', 'Make a new one. Set it.'),
  );
  expect(fromMessage('A', 'look', 'One sentence alone.')).toEqual(look('A', 'One sentence alone.'));
});

test('a check that hangs, rejects or throws at once holds up no other', async () => {
  const findings = await runChecks(
    [
      { what: 'Hangs', run: () => new Promise(() => undefined) },
      { what: 'Rejects', run: () => Promise.reject(new Error('no luck')) },
      {
        what: 'Throws',
        run: () => {
          throw new Error('at once');
        },
      },
      { what: 'Works', run: () => Promise.resolve([ok('Works', 'well')]) },
    ],
    50,
  );
  expect(findings).toEqual([
    wrong('Hangs', 'no answer within 0.05 s'),
    wrong('Rejects', 'no luck'),
    wrong('Throws', 'at once'),
    ok('Works', 'well'),
  ]);
});

test('no secret of the configuration passes, wherever it stands', () => {
  const secrets = {
    DATABASE_URL: 'postgres://ainews:hunt%40er22@db.example/ainews',
    REDIS_URL: 'redis://:opensesame@redis.example',
    DISCORD_TOKEN: 'firstpart.second.third-part',
    SLACK_CLIENT_SECRET: 'ab'.repeat(16),
    SLACK_SIGNING_SECRET: 'cd'.repeat(16),
    SECRET_KEY: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
  };
  const open = { SLACK_CLIENT_ID: '1.2', PUBLIC_URL: 'https://news.example.org' };
  const conceal = concealing(configOf({ ...secrets, ...open }));
  for (const secret of [...Object.values(secrets), 'hunt@er22', 'opensesame', 'xoxb-anything-else'])
    expect(conceal(`before ${secret} after`)).not.toContain(secret);
  expect(conceal('nothing to hide')).toBe('nothing to hide');
});
