import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../version.ts';

const outletSchema = z.object({
  id: z.string(),
  name: z.string(),
  feed: z.url(),
  homepage: z.url(),
  format: z.enum(['rss', 'atom']),
  scope: z.enum(['ai', 'general']),
  carries: z.enum(['full', 'teaser', 'title']),
});

const articleSchema = z.object({
  id: z.string(),
  outlet: z.string(),
  path: z.string(),
  at: z.iso.datetime().transform((text) => new Date(text)),
  title: z.string(),
  author: z.string(),
  teaser: z.string(),
  paragraphs: z.array(z.string()),
  past: z.boolean().default(false),
});

export type Outlet = z.infer<typeof outletSchema>;
export type SampleArticle = z.infer<typeof articleSchema>;

export interface SampleDay {
  outlets: Outlet[];
  /** The oldest first. */
  articles: SampleArticle[];
}

/** A made-up day of news that comes with the product. */
export async function readSampleDay(): Promise<SampleDay> {
  const folder = join(packageRoot, 'test/fixtures/sample-day');
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, name), 'utf8'));
  const articles = z.array(articleSchema).parse(await read('articles.json'));
  return {
    outlets: z.array(outletSchema).parse(await read('outlets.json')),
    articles: articles.sort((a, b) => a.at.getTime() - b.at.getTime()),
  };
}

export const linkOf = (outlet: Outlet, article: SampleArticle): string =>
  new URL(article.path, outlet.homepage).href;
