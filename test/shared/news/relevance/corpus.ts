import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import RssParser from 'rss-parser';
import { feedText } from '../../../../src/shared/news/read/feed-text.ts';
import { cleanTitle } from '../../../../src/shared/news/text/title.ts';
import { canonicalUrl } from '../../../../src/shared/news/text/url.ts';

/** One item of the corpus, as the pipeline would store it. */
export interface CorpusItem {
  feed: string;
  link: string;
  canonicalUrl: string;
  title: string;
  teaser: string;
  text: string | undefined;
  categories: string[];
  publishedAt: Date;
}

export interface ExpectedItem extends CorpusItem {
  seenAt: Date;
  /** `post`, `refuse`, `either`, or "same as the article of this title before it". */
  expect: string;
}

export interface Corpus {
  /** Items of each feed at its first observation. */
  backlog: CorpusItem[];
  /** The 51 articles that are new later, in order of appearance. */
  fresh: ExpectedItem[];
}

interface Observation {
  at: string;
  url: string;
  body: string;
}

const shared = resolve(import.meta.dirname, '../../../../../shared/corpus');

/** The folder of the corpus; undefined, with a line that says so, where it is not at hand. */
export function findCorpus(): string | undefined {
  const dir = process.env['CORPUS_DIR'] ?? shared;
  if (existsSync(join(dir, 'expected-new.jsonl'))) return dir;
  process.stderr.write(`Skipped: no corpus in ${dir} (set CORPUS_DIR).\n`);
  return undefined;
}

/** Unpacks the bundle once into the temporary folder (15 s) and reads what the tests need of it. */
export async function loadCorpus(dir: string): Promise<Corpus> {
  const out = join(tmpdir(), 'ai-news-corpus');
  if (!existsSync(join(out, 'timeline.jsonl'))) {
    execFileSync(process.execPath, [join(dir, 'unpack.mjs'), join(dir, 'ai-feeds.bundle'), out]);
  }
  const timeline = readLines<Observation>(join(out, 'timeline.jsonl'));
  const expected = readLines<{ at: string; feed: string; link: string; expect: string }>(
    join(dir, 'expected-new.jsonl'),
  );
  const firsts = new Map<string, Observation>();
  for (const observation of timeline)
    if (!firsts.has(observation.url)) firsts.set(observation.url, observation);
  const backlog: CorpusItem[] = [];
  for (const first of firsts.values()) backlog.push(...(await itemsOf(out, first)));
  const fresh: ExpectedItem[] = [];
  for (const { at, feed, link, expect } of expected) {
    const observation = timeline.find((each) => each.at === at && each.url === feed);
    const item = observation && (await itemsOf(out, observation)).find((each) => each.link === link);
    if (!item) throw new Error(`The corpus lacks ${link} at ${at}.`);
    fresh.push({ ...item, seenAt: new Date(at), expect });
  }
  return { backlog, fresh };
}

async function itemsOf(dir: string, { url, body, at }: Observation): Promise<CorpusItem[]> {
  const document = await new RssParser().parseString(readFileSync(join(dir, body), 'utf8'));
  return document.items.map((item) => {
    const categories = item.categories ?? [];
    const title = cleanTitle(item.title ?? '', { categories });
    const claimed = new Date(item.isoDate ?? at);
    return {
      feed: url,
      link: item.link ?? '',
      canonicalUrl: canonicalUrl(item.link ?? ''),
      title,
      ...feedText({ title, teaserHtml: item.content ?? '' }),
      categories,
      publishedAt: claimed <= new Date(at) ? claimed : new Date(at),
    };
  });
}

function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
