import { DateTime } from 'luxon';
import {
  type ListedArticle,
  type ListedStory,
  searchArticles,
  searchStories,
} from '../../shared/db/tables/search.ts';
import { describeSearch } from '../../shared/news/search/describe.ts';
import { parseSearch } from '../../shared/news/search/parse.ts';
import { oneLine } from '../../shared/news/text/characters.ts';
import type { Office } from './office.ts';

const most = 10;

/** What a shell made of the words: it takes the quotation marks off, so several words in one were a phrase. */
export function asTyped(args: readonly string[]): string {
  if (args.length === 1) return args[0] ?? '';
  return args
    .map((arg) =>
      /\s/.test(arg) && !/["()|]/.test(arg) ? arg.replace(/^(-?(?:\p{L}+:)?)(.*)$/su, '$1"$2"') : arg,
    )
    .join(' ');
}

/**
 * Prints the stories that match, the best first, and what of the search was not understood. Where no story matches,
 * or articles are asked for, it prints articles, posted or not.
 */
export async function search(
  { db, clock, config, print }: Office,
  text: string,
  options: { articles?: true },
): Promise<void> {
  const context = { now: clock.now(), timeZone: config.timeZone };
  const parsed = parseSearch(text, context);
  const page = { workspaceId: null, limit: most, now: context.now };
  const stories = options.articles ? [] : await searchStories(db, parsed, page);
  const articles = stories.length > 0 ? [] : await searchArticles(db, parsed, page);
  const entries = [
    ...stories.map((story) => storyLines(story, config.timeZone)),
    ...articles.map((article) => articleLines(article, config.timeZone)),
  ];
  const parts: string[] = [];
  if (parsed.root || parsed.since) {
    const found =
      stories.length > 0
        ? 'Stories'
        : articles.length === 0
          ? 'Nothing stored matches'
          : options.articles
            ? 'Articles'
            : 'No story matches, but these articles do';
    parts.push(`${found}: ${oneLine(describeSearch(parsed, context))}`);
  }
  parts.push(...entries);
  if (entries.length === most)
    parts.push(`The ${stories.length > 0 ? 'best' : 'newest'} ${most} are shown; more words find fewer.`);
  if (parsed.said.length > 0) parts.push(parsed.said.map(oneLine).join('\n'));
  print(`${parts.join('\n\n')}\n`);
}

function storyLines(story: ListedStory, timeZone: string): string {
  const facts = [
    dateOf(story.last_article_at, timeZone),
    ...(story.level === 'minor' ? [] : [story.level]),
    story.sources === 1 ? oneLine(story.publisher ?? '') : `${story.sources} sources`,
    story.public_id,
  ];
  return lines(story.headline, facts, story.link);
}

const articleLines = (article: ListedArticle, timeZone: string): string =>
  lines(article.title, [dateOf(article.published_at, timeZone), oneLine(article.publisher)], article.link);

const lines = (title: string, facts: readonly string[], link: string | null): string =>
  [oneLine(title), `  ${facts.join(' · ')}`, ...(link === null ? [] : [`  ${oneLine(link)}`])].join('\n');

const dateOf = (at: Date, timeZone: string): string =>
  DateTime.fromJSDate(at, { zone: timeZone }).toFormat('d LLL yyyy');
