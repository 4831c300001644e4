import { type Level, levels } from '../../../src/shared/domain/story.ts';
import type { History, Standing } from './history.ts';
import type { Granted, Opened } from './opened.ts';
import type { Came } from './came.ts';
import { hourMs, hoursOf, localDay, quietEnd, within } from './times.ts';

// What the ledger of a place should hold, from the stories' own rows and the terms of its subscriptions. It shares
// nothing with the product but the names of the levels.

const dayMs = 24 * hourMs;
const freshMs = 12 * hourMs;
const closedMs = 72 * hourMs;
const mostInDigest = 5;

export interface Expected {
  at: Date;
  kind: 'post' | 'digest';
  stories: number[];
}

const rank = (level: Level): number => levels.indexOf(level);
const earliest = (dates: readonly Date[]): Date => new Date(Math.min(...dates.map((date) => date.getTime())));
const latest = (dates: readonly Date[]): Date => new Date(Math.max(...dates.map((date) => date.getTime())));

const knownAt = ({ reports }: Standing): Date =>
  earliest(reports.filter(({ past }) => !past).map(({ seen }) => seen));
const grownAt = ({ reports }: Standing): Date => latest(reports.map(({ seen }) => seen));
const openedAt = ({ reports }: Standing): Date =>
  earliest(reports.map(({ past, seen, published }) => (past ? published : seen)));
/** A date without an hour tells the day alone. */
const newsAt = ({ reports }: Standing): Date =>
  latest(
    reports.map(({ published, seen }) =>
      published.getTime() % dayMs === 0 ? earliest([new Date(published.getTime() + dayMs), seen]) : published,
    ),
  );

/** Words of the searches in `discord-places.ts` and `slack-places.ts`, by a plain look at the text. */
function finds(search: string, { headline, reports }: Standing): boolean {
  const [, host] = /^source:(.+)$/.exec(search) ?? [];
  if (host !== undefined)
    return reports.some(({ link }) => {
      const { hostname } = new URL(link);
      return hostname === host || hostname.endsWith(`.${host}`);
    });
  const texts = [headline, ...reports.flatMap(({ title, teaser }) => [title, teaser])].map(
    (text) => ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `,
  );
  return search
    .split(' or ')
    .map((part) => ` ${part.replaceAll('"', '')} `)
    .some((part) => texts.some((text) => text.includes(part)));
}

const takes = ({ what, level }: Granted, story: Standing): boolean =>
  rank(story.level) >= rank(level) &&
  (what === 'everything' || story.topics.includes(what) || (/[:" ]/.test(what) && finds(what, story)));

const isMuted = ({ server }: Opened, { headline, reports }: Standing): boolean =>
  server.muted.some((word) =>
    [headline, ...reports.map(({ title }) => title)].some((title) =>
      new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'iu').test(title),
    ),
  );

/** The moments at which a place may get a story: when it had something new to say, and when quiet hours ended. */
function looksAt(opened: Opened, standings: readonly Standing[], endedAt: Date): Date[] {
  const news = standings.filter((standing, index) => {
    const before = standings[index - 1];
    return !before || before.version < standing.version || rank(before.level) < rank(standing.level);
  });
  const looks = news.map(({ from }) => from);
  const ends = looks.flatMap((at) => quietEnd(opened, at) ?? []).filter((at) => at <= endedAt);
  return [...new Set([...looks, ...ends].map((at) => at.getTime()))]
    .sort((a, b) => a - b)
    .map((at) => new Date(at));
}

/** When a story should come as a post; undefined: never. The limit is judged by what had really come that day. */
function postOf(
  opened: Opened,
  { history, came, endedAt }: Seen,
  story: number,
  digests: readonly Expected[],
): Date | undefined {
  const instant = opened.wishes.filter(({ mode }) => mode === 'instant');
  for (const at of looksAt(opened, history.standingsOf(story), endedAt)) {
    const standing = history.at(story, at);
    if (!standing) continue;
    if (grownAt(standing).getTime() - openedAt(standing).getTime() > closedMs) continue;
    if (within(at, opened.pause) || within(at, opened.closed)) continue;
    if (!instant.some((wish) => takes(wish, standing) && wish.since <= knownAt(standing))) continue;
    if (isMuted(opened, standing)) continue;
    const told = digests.find((digest) => digest.at < at && digest.stories.includes(story));
    const rises =
      told && rank(standing.level) > Math.max(rank('notable'), rank(history.at(story, told.at)!.level));
    if (told && !rises) continue;
    if (at.getTime() - newsAt(standing).getTime() > freshMs) continue;
    if (standing.level === 'breaking') return at;
    if (quietEnd(opened, at)) continue;
    const today = came.filter(
      (each) =>
        each.kind === 'post' &&
        each.at <= at &&
        localDay(opened, each.at) === localDay(opened, at) &&
        !each.stories.includes(story),
    );
    if (today.length < opened.server.mostPosts) return at;
  }
  return undefined;
}

/** Everything that should have come to a place. */
export function expectedAt(opened: Opened, seen: Seen): Expected[] {
  const digests = expectedDigests(opened, seen);
  return [...expectedPosts(opened, seen, digests), ...digests];
}

/** Posts come before a digest of the same moment, the story that was there first before the others. */
export const inOrder = (expected: readonly Expected[]): Expected[] =>
  expected.toSorted(
    (a, b) =>
      a.at.getTime() - b.at.getTime() ||
      Number(a.kind === 'digest') - Number(b.kind === 'digest') ||
      a.stories[0]! - b.stories[0]!,
  );

export interface Seen {
  history: History;
  /** What really came. */
  came: readonly Came[];
  endedAt: Date;
}

/** Each digest that should have come: one a local day, and none while the place was paused or closed. */
export function expectedDigests(opened: Opened, seen: Seen): Expected[] {
  const wishes = opened.wishes.filter(({ mode }) => mode !== 'instant');
  const due = new Map<number, Granted[]>();
  for (const wish of wishes)
    for (const hour of hoursOf(opened, wish, seen.endedAt)) due.set(hour, [...(due.get(hour) ?? []), wish]);
  const lastTold = new Map<Granted, Date>();
  const digests: Expected[] = [];
  for (const [hour, asked] of [...due].sort(([a], [b]) => a - b)) {
    const at = new Date(hour);
    if (within(at, opened.pause)) continue;
    // What was missed before is told, too.
    const since = (wish: Granted): Date => lastTold.get(wish) ?? wish.since;
    const told = new Set([
      ...digests.flatMap(({ stories }) => stories),
      ...seen.came.filter((each) => each.kind === 'post' && each.at <= at).flatMap(({ stories }) => stories),
    ]);
    const candidates = seen.history.stories
      .filter((story) => !told.has(story))
      .flatMap((story) => seen.history.at(story, at) ?? [])
      .filter(
        (story) => grownAt(story).getTime() - openedAt(story).getTime() <= closedMs || knownAtOnce(story),
      )
      .filter((story) => !isMuted(opened, story))
      .filter((story) =>
        asked.some(
          (wish) =>
            takes(wish, story) &&
            knownAt(story) >= wish.since &&
            (story.firstBriefAt >= since(wish) || (story.level !== 'minor' && grownAt(story) > since(wish))),
        ),
      )
      .sort(
        (a, b) =>
          b.importance - a.importance || b.lastArticleAt.getTime() - a.lastArticleAt.getTime() || b.id - a.id,
      );
    digests.push({ at, kind: 'digest', stories: candidates.slice(0, mostInDigest).map(({ id }) => id) });
    for (const wish of asked) lastTold.set(wish, at);
  }
  return digests;
}

/** What is known now was not known three days before. */
const knownAtOnce = (story: Standing): boolean =>
  knownAt(story).getTime() - openedAt(story).getTime() <= closedMs;

export function expectedPosts(opened: Opened, seen: Seen, digests: readonly Expected[]): Expected[] {
  return seen.history.stories
    .flatMap((story) => {
      const at = postOf(opened, seen, story, digests);
      return at ? [{ at, kind: 'post' as const, stories: [story] }] : [];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.stories[0]! - b.stories[0]!);
}
