import { beforeAll, describe, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { runInOffice } from '../../../src/cli/office/commands.ts';
import { asTyped } from '../../../src/cli/office/search.ts';
import { plainLook } from '../../../src/cli/terminal.ts';
import { loadConfig } from '../../../src/shared/config.ts';
import { newSource } from '../../helpers/rows.ts';
import { onSetup } from '../../helpers/setups.ts';
import { tell, write } from '../../shared/db/told.ts';

describe('words as a shell hands them over', () => {
  test.each([
    [['nvidia', 'amd'], 'nvidia amd'],
    [['open source', 'amd'], '"open source" amd'],
    [['nvidia', '-export control'], 'nvidia -"export control"'],
    [['nvidia', 'source:The Verge'], 'nvidia source:"The Verge"'],
    [['(nvidia or amd)', 'chips'], '(nvidia or amd) chips'],
    [['nvidia -"export control"'], 'nvidia -"export control"'],
  ])('%j', (args, text) => {
    expect(asTyped(args)).toBe(text);
  });
});

onSetup('PGlite', 'ai-news search', (setup) => {
  const run = async (...args: string[]): Promise<string> => {
    let printed = '';
    const office = {
      db: setup.db,
      clock: setup.clock,
      config: loadConfig({ TIME_ZONE: 'Europe/Vienna' }, { readFile: () => '' }),
      folder: '/',
      print: (text: string) => (printed += text),
      look: plainLook,
      runsSince: undefined,
      wake: () => undefined,
    };
    expect(await runInOffice(['search', ...args], office)).toBe(0);
    return printed;
  };

  beforeAll(async () => {
    const { db } = setup;
    const source = await newSource(db, { name: 'Lantern Post' });
    const other = await newSource(db, { name: 'Other' });
    const url = 'https://lantern.example/1';
    await tell(db, {
      headline: 'Orrenby \u001b[31mreleases Marrow',
      level: 'major',
      articles: [{ source, url }, { source: other }],
    });
    await tell(db, {
      headline: 'Orrenby chips',
      ago: 60 * 24 * 60,
      articles: [{ source, url: 'https://lantern.example/2' }],
    });
    await db.query(sql`update news.story set public_id = 'abc' || id`);
    await write(db, null, { source, title: 'Bread is dear', url: 'https://lantern.example/3' });
  });

  test('stories with their date, level, sources, public id and link', async () => {
    expect(await run('orrenby')).toBe(
      [
        'Stories: orrenby',
        '',
        'Orrenby [31mreleases Marrow',
        '  1 Jun 2026 · major · 2 sources · abc1',
        '  https://lantern.example/1',
        '',
        'Orrenby chips',
        '  2 Apr 2026 · Lantern Post · abc2',
        '  https://lantern.example/2',
        '',
      ].join('\n'),
    );
  });

  test('what was understood comes first, what was not comes last; a minus is no option', async () => {
    const printed = await run('orrenby', '-marrow', 'topic:chipz');
    expect(printed).toMatch(/^Stories: orrenby and not marrow\n\nOrrenby chips\n/);
    expect(printed).toMatch(/\n\nThere is no topic "chipz"; did you mean chips-infrastructure\?\n$/);
  });

  test('articles where no story matches, or where they are asked for', async () => {
    expect(await run('bread')).toMatch(
      /^No story matches, but these articles do: bread\n\nBread is dear\n {2}1 Jun 2026 · Lantern Post\n/,
    );
    expect(await run('--articles', 'orrenby')).toMatch(/^Articles: orrenby\n\nOrrenby /);
  });

  test('nothing found, and nothing to find', async () => {
    expect(await run('herring')).toBe('Nothing stored matches: herring\n');
    expect(await run('the')).toBe('"the" is too common to search for.\nThere is nothing to search for.\n');
  });
});
