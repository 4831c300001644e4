import { comparable } from '../text/characters.ts';
import { htmlToText } from '../text/html.ts';
import { wordCount } from '../text/tokens.ts';
import { limitParagraphs, withoutBoilerplate } from './boilerplate.ts';
import { maxTextLength } from './article.ts';

export interface FeedTextInput {
  /** The item's title; a teaser that only repeats it counts as empty. */
  title?: string;
  /** RSS `content:encoded`, Atom `content`. */
  contentHtml?: string;
  /** RSS `description`, Atom `summary`. */
  teaserHtml?: string;
}

export interface FeedText {
  /** Plain text in paragraphs, where the feed carries the whole article; else undefined. */
  text: string | undefined;
  /** Plain text, at most `maxTeaserLength` characters; empty when the feed gives none. */
  teaser: string;
}

/** From this many words on, in whole paragraphs, a feed's text counts as the article itself. */
export const fullTextWords = 120;
/** Characters of a teaser that are kept. */
export const maxTeaserLength = 1000;

/** Decides what a feed gives of an item: the whole article or only a teaser. */
export function feedText({ title = '', contentHtml = '', teaserHtml = '' }: FeedTextInput): FeedText {
  const content = cleaned(contentHtml, title);
  const teaser = cleaned(teaserHtml, title);
  const full = [content, teaser].find(isWholeArticle);
  const short = teaser === '' || teaser === full ? content : teaser;
  return {
    text: full === undefined ? undefined : limitParagraphs(full, maxTextLength),
    teaser: limitParagraphs(withoutEllipsis(short === '' ? teaser : short), maxTeaserLength),
  };
}

function cleaned(html: string, title: string): string {
  const text = withoutBoilerplate(htmlToText(html));
  return repeatsTitle(text, title) ? '' : text;
}

/** "Title", "Title – with Jane Doe", "My Podcast: Title": nothing that the title does not say. */
function repeatsTitle(text: string, title: string): boolean {
  const known = comparable(title);
  const given = comparable(text);
  if (given === '' || given === known) return true;
  if (known === '') return false;
  const rest = given.replace(known, '').trim();
  return rest !== given && rest.split(' ').length <= 4 && !/[.!?]\s*$/.test(text.trim());
}

function isWholeArticle(text: string): boolean {
  const paragraphs = text.split('\n\n').filter((paragraph) => wordCount(paragraph) >= 5);
  const words = paragraphs.reduce((sum, paragraph) => sum + wordCount(paragraph), 0);
  return words >= fullTextWords && !isCutOff(text);
}

/** A feed that gives only the beginning marks the cut: "…", "[...]". */
function isCutOff(text: string): boolean {
  return /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&hellip;\])\s*$/.test(text);
}

function withoutEllipsis(text: string): string {
  if (!isCutOff(text)) return text;
  // A cut sentence is dropped when a whole one stands before it.
  const whole = /^([\s\S]{40,}[.!?]["”’)]*)\s[^.!?]*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$/.exec(text)?.[1];
  return whole ?? text;
}
