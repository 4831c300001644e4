import { beforeAll, describe, expect, test } from '@jest/globals';
import { type CliRun, type Exit, runCli } from '../helpers/run-cli.ts';

/** One story, or one follow-up of a story, as it is printed. */
interface Card {
  text: string;
  lines: string[];
  isUpdate: boolean;
}

const longestMs = 60_000;

describe('ai-news demo', () => {
  let run: CliRun & Exit;
  let cards: Card[];
  let table: string;

  beforeAll(async () => {
    run = await runCli(['demo'], {}, longestMs);
    const [stories = '', closing = ''] = run.stdout.split(/^═+$/m);
    table = closing;
    cards = stories
      .split(/^─+$/m)
      .slice(1)
      .map((text) => {
        const lines = text.trim().split('\n');
        return { text, lines, isUpdate: /^(?:Update|New:|Now a)/.test(lines[0] ?? '') };
      });
    process.stderr.write(`demo: peak ${run.peakMb().toFixed(0)} MB\n`);
  }, longestMs + 10_000);

  test('ends by itself, without a complaint', () => {
    expect(run).toMatchObject({ code: 0, signal: null, stderr: '' });
  });

  test('says first that the day is made up', () => {
    expect(run.stdout.trimStart()).toMatch(/^A made-up day of news: 10 invented outlets, 41 articles/);
  });

  test('prints each of the 14 stories once, and follow-ups only of stories that stand there', () => {
    const headlines = cards.filter((card) => !card.isUpdate).map((card) => headlineOf(card));
    expect(headlines).toHaveLength(14);
    expect(new Set(headlines).size).toBe(14);
    const printed = new Set<string>();
    for (const card of cards) {
      if (card.isUpdate) expect(printed).toContain(headlineOf(card));
      else printed.add(headlineOf(card));
    }
  });

  test('each story has a headline, its date, something to read, and its sources with publisher, date and link', () => {
    for (const card of cards.filter((each) => !each.isUpdate)) {
      expect(headlineOf(card).length).toBeGreaterThan(15);
      expect(card.text).toMatch(/^17 March 2026$/m);
      const sources = /^(?:Summary based on|Reported by) (\d+) sources?$/m.exec(card.text);
      expect([card.text, Number(sources?.[1])]).toEqual([card.text, linksOf(card).length]);
      expect(card.text).toMatch(/^ {2}\S.* · 17 March 2026 · /m);
      const body =
        card.text
          .split(/^17 March 2026$/m)[1]
          ?.split(/^(?:Summary|Reported)/m)[0]
          ?.trim() ?? '';
      expect([headlineOf(card), body]).toEqual([
        headlineOf(card),
        expect.stringMatching(/[.!?]”?(?: \([^)]+\))?$/),
      ]);
    }
  });

  test('each follow-up says what grew and names the new source with its link', () => {
    const updates = cards.filter((card) => card.isUpdate);
    expect(updates.length).toBeGreaterThan(5);
    for (const card of updates) {
      const [, now, before] = /^Update: now (\d+) sources instead of (\d+)$/m.exec(card.text) ?? [];
      expect([card.text, Number(now)]).toEqual([card.text, Number(before) + linksOf(card).length]);
    }
  });

  test('no link is shown twice in all', () => {
    const links = cards.flatMap(linksOf);
    expect(new Set(links).size).toBe(links.length);
    expect(links.every((link) => new URL(link).hostname.endsWith('.example'))).toBe(true);
  });

  test('closes with a table of the stories and of the 8 articles that are not about AI', () => {
    const rows = [...table.matchAll(/^ +(\d+) +(\d+) +(\d+) {2}\S/gm)].map((row) => row.slice(1).map(Number));
    expect(rows).toHaveLength(14);
    expect(rows.every(([, posts]) => posts === 1)).toBe(true);
    const shown = cards.filter((card) => card.isUpdate).length;
    expect(rows.reduce((sum, [, , updates]) => sum + (updates ?? 0), 0)).toBe(shown);
    expect(rows.reduce((sum, [sources]) => sum + (sources ?? 0), 0)).toBe(41 - 8);
    expect(table).toContain('The day in a table: 41 new articles, 14 stories');
    expect(table).toContain('Not about AI, so not posted (8):');
    const refused = table.split('posted (8):')[1]?.trim().split(/\n\n/)[0]?.split('\n') ?? [];
    expect(refused).toHaveLength(8);
    expect(table).toMatch(/16 older articles were in the feeds already: stored and searchable, not posted\./);
  });

  test('passes on nothing that calls everyone or gives orders to a model', () => {
    expect(run.stdout).not.toMatch(
      /@everyone|@here|@channel|<!|ignore (?:all|the|any|your|previous)|system prompt/i,
    );
    expect(run.stdout).not.toMatch(/[^\n\P{Cc}]|[\u202a-\u202e\u2066-\u2069\u200b]/u);
  });

  test('keeps to 88 columns, links aside', () => {
    const long = run.stdout.split('\n').filter((line) => line.length > 120 && !line.includes('https://'));
    expect(long).toEqual([]);
    const inCards = cards.flatMap((card) => card.lines).filter((line) => line.length > 88);
    expect(inCards.filter((line) => !/^ {2}https:/.test(line))).toEqual([]);
  });

  test('holds less than 512 MB', () => {
    expect(run.peakMb()).toBeLessThan(512);
  });
});

/** The headline may take several lines; it ends at the date or, in a follow-up, at an empty line. */
function headlineOf({ lines, isUpdate }: Card): string {
  const from = isUpdate ? lines.slice(2) : lines;
  const end = from.findIndex((line) => line === '' || line === '17 March 2026');
  return from.slice(0, end).join(' ');
}

const linksOf = ({ lines }: Card): string[] =>
  lines.filter((line) => /^ {2}https?:/.test(line)).map((line) => line.trim());
