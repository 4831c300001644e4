import { comparable, oneLine } from './characters.ts';

export interface TitleContext {
  /** The outlet's name, as in the feed's title; a suffix that repeats it is taken off. */
  publisher?: string;
  /** The item's categories; one that is glued before the title is taken off. */
  categories?: readonly string[];
}

const month =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const date = `(?:${month}\\.? \\d{1,2}, ?\\d{4}|\\d{1,2} ${month}\\.? \\d{4}|\\d{4}-\\d{2}-\\d{2})`;
/** A date with the next word glued to it, which nobody writes by hand. */
const gluedDate = new RegExp(
  `^(?<section>[\\p{Lu}][\\p{L}&\\- ]{1,39}?)?${date}(?=[\\p{L}\\p{N}"“‘'(\\[])`,
  'u',
);
const datePrefix = new RegExp(`^${date}`, 'u');

/** Section names that blogs print over their titles, longest first so that "Economic Research" beats "Economic". */
const sections = `Announcements Announcement Policy Science Research Economic_Research Economics Economic
  Societal_Impacts Society Alignment Interpretability Product Products Product_Updates Product_News Updates Update
  Engineering Company Company_News News Newsroom Education Security Safety Events Event Case_Study Case_Studies Customers
  Customer_Stories Customer_Story Stories Story Publication Publications Conclusion Release Releases Press
  Press_Release Blog Guide Guides Tutorial Tutorials Technology Technical Developers Developer Community Partnerships
  Partners Enterprise Business Culture Opinion Featured Applications Infrastructure Robotics Health Global_Affairs
  Responsibility Open_Source Machine_Learning Computer_Vision Natural_Language Agents Models AI ML`
  .split(/\s+/)
  .map((name) => name.replaceAll('_', ' '));

/**
 * The title as a reader should see it: one line, no invisible characters, without the outlet's name at the end
 * and without the date and section that a scraper glued before it ("Jun 5, 2026ScienceMaking Claude a chemist").
 * Ordinary titles stay as they are ("May 22, 2026: what happened", "OpenAI ships X").
 */
export function cleanTitle(raw: string, context: TitleContext = {}): string {
  const line = oneLine(raw);
  const unglued = withoutGluedPrefix(line, context.categories ?? []);
  const title = withoutPublisher(unglued, context.publisher ?? '');
  return title === '' ? line : title;
}

/**
 * Takes date and section off, in either order. Only a date that is glued to what follows counts: that is the
 * mark of the scraper. Behind the date a section goes only when it is a known one or a category of the item, so
 * that "OpenAI" is not cut to "AI".
 */
function withoutGluedPrefix(title: string, categories: readonly string[]): string {
  const glued = gluedDate.exec(title);
  if (glued === null) return title;
  const sectionFirst = glued.groups?.['section'] !== undefined;
  // "Released May 22, 2026" has a space before the date; a glued section has none.
  if (sectionFirst && !startsGlued(title)) return title;
  const afterDate = title.slice(glued[0].length);
  const rest = sectionFirst ? afterDate : withoutSection(afterDate, categories);
  const clean = withoutGluedTeaser(rest).trim();
  return clean === '' ? title : clean;
}

function startsGlued(title: string): boolean {
  const at = title.search(new RegExp(`(?<=[\\p{Ll}\\p{Lu}])${date}`, 'u'));
  return at > 0 && !datePrefix.test(title);
}

function withoutSection(title: string, categories: readonly string[]): string {
  const known = [...categories, ...sections]
    .filter((name) => title.startsWith(name) && /^[\p{Lu}\p{N}"“‘'(]/u.test(title.slice(name.length)))
    .sort((a, b) => b.length - a.length);
  return title.slice(known[0]?.length ?? 0);
}

/** A teaser glued behind: "Teaching Claude whyNew research on ..." is cut between "why" and "New". */
function withoutGluedTeaser(title: string): string {
  const seam = /(?<=(?:^|[\s(])\p{Ll}{3,}[.?!]?)(?=\p{Lu}\p{L}*(?:,|[’']\p{L}+)? (?:\S+ ){2,}\S)/u.exec(
    title,
  );
  return seam === null ? title : title.slice(0, seam.index);
}

/** Drops " | Publisher", " - Publisher" and the like, when it is this publisher's name. */
function withoutPublisher(title: string, publisher: string): string {
  const name = compact(publisher);
  if (name.length < 2) return title;
  const suffix = /^(?<head>.{4,}?)\s+[|\-–—·•»:]+\s+(?<tail>[^|–—·•»]{2,50})$/u.exec(title);
  const head = suffix?.groups?.['head'];
  const tail = compact(suffix?.groups?.['tail'] ?? '');
  if (head === undefined || tail === '') return title;
  // "Anthropic" for the publisher "Anthropic News", "The Verge" for "Verge"; not "AI" for "MIT AI Lab".
  const close = tail.length >= 4 && name.length >= 4 && (name.startsWith(tail) || tail.startsWith(name));
  return tail === name || close ? head.trim() : title;
}

function compact(text: string): string {
  return comparable(text).replace(/^the /, '').replaceAll(' ', '');
}
