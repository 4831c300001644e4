import { describe, expect, it } from '@jest/globals';
import { evalClusters } from '../../../src/cli/eval/clusters.ts';
import { type Printed, fileOf, printed } from './support.ts';

interface Outcome {
  articles: number;
  stories: number;
  clusters: number;
  bcubed: { p: number; r: number; f: number };
  pairwise: { p: number; r: number; f: number };
  ms_per_article: number;
  mixed_of_ten_largest: number;
  baseline: { bcubed: { f: number }; pairwise: { f: number }; threshold: number };
}

const run = (
  lines: readonly unknown[],
  options: { mistakes?: number; titles?: boolean } = {},
): Promise<Printed<Outcome>> =>
  printed((print) =>
    evalClusters({
      file: fileOf(lines),
      mistakes: 0,
      titles: false,
      print,
      progress: () => undefined,
      ...options,
    }),
  ) as Promise<Printed<Outcome>>;

const ferry = 'The ferry Aldwyn Star ran aground off Port Skerrow with 212 passengers on board.';
const bridge = 'Engineers in Vesterholm opened the Kallsund bridge after nine years of work.';

/** Not in the order of time. */
const lines = [
  {
    id: 4,
    title: 'Kallsund bridge opened at Vesterholm',
    text: bridge,
    published_at: '2026-03-01T11:00:00Z',
    source: 'The Øst',
    cluster: 'bridge',
  },
  {
    id: 1,
    title: 'Ferry Aldwyn Star runs aground off Port Skerrow',
    text: ferry,
    published_at: '2026-03-01T08:00:00Z',
    source: 'Coast Daily',
    cluster: 'ferry',
    links: ['https://port.example/notice?utm_source=x'],
  },
  {
    id: 2,
    title: 'Aldwyn Star ferry aground near Port Skerrow, 212 on board',
    text: ferry,
    published_at: '2026-03-01T09:00:00Z',
    source: 'Coast-Daily',
    cluster: 'ferry',
    url: 'https://coast.example/star',
  },
  {
    id: 3,
    title: 'Vesterholm opens Kallsund bridge',
    text: bridge,
    published_at: '2026-03-01T10:00:00Z',
    source: 'Coast Daily',
    cluster: 'bridge',
  },
  {
    id: 5,
    title: 'Recipe of the week: oat bread',
    published_at: '2026-03-02',
    source: 'The Øst',
    cluster: 'bread',
  },
];

describe('eval clusters', () => {
  it('runs the pipeline on a file and compares the stories with the true clusters', async () => {
    const { json, text } = await run(lines);
    expect(json).toMatchObject({
      articles: 5,
      stories: 3,
      clusters: 3,
      bcubed: { p: 1, r: 1, f: 1 },
      pairwise: { p: 1, r: 1, f: 1 },
      mixed_of_ten_largest: 0,
      baseline: { bcubed: { f: 1 }, pairwise: { f: 1 } },
    });
    expect(json.ms_per_article).toBeGreaterThan(0);
    expect(text).toContain('single-pass TF-IDF');
  });

  it('counts what is wrong, and shows it with the verdict', async () => {
    // The truth is told wrongly: the bridge is one event with the bread, and the two of the ferry are two.
    const wrong = lines.map((line) => ({ ...line, cluster: line.id < 3 ? line.id : 'one' }));
    const { json, text } = await run(wrong, { mistakes: 3 });
    // Stories {1,2} {3,4} {5}, true {1} {2} {3,4,5}: precision (½ ½ 1 1 1) / 5, recall (1 1 ⅔ ⅔ ⅓) / 5.
    expect(json.bcubed).toMatchObject({ p: 0.8, r: 0.7333 });
    expect(json.pairwise).toMatchObject({ p: 0.5, r: 0.3333 });
    expect(json.mixed_of_ten_largest).toBe(1);
    expect(text).toMatch(
      /Put together wrongly:\n.*Ferry Aldwyn Star runs[^\n]*\n.*212 on board\n +\S.*\[1 pairs\]/,
    );
    expect(text).toMatch(/Kept apart wrongly:\n.*Vesterholm opens[^\n]*\n.*oat bread\n +\S.*\[2 pairs\]/);
  });

  it('stops at an id that stands there twice', async () => {
    await expect(run([...lines, lines[0]])).rejects.toMatchObject({
      code: 'eval_file_invalid',
      message: expect.stringMatching(/line 6: .*this id stands in an earlier line/),
    });
  });
});
