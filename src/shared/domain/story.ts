import type { Picture } from './picture.ts';

export type Level = 'minor' | 'notable' | 'major' | 'breaking';

export const levels: readonly Level[] = ['minor', 'notable', 'major', 'breaking'];

/** One article as a brief cites it. */
export interface BriefSource {
  articleId: number;
  publisher: string;
  title: string;
  /** Exactly as the source wrote it. */
  url: string;
  publishedAt: Date;
}

export interface KeyPoint {
  text: string;
  /** Articles of the brief that the point rests on; never empty. */
  articleIds: number[];
}

/** Its `alt` is never empty. */
export interface BriefPicture extends Picture {
  publisher: string;
}

/** What a story version says to a reader, in one language. */
export interface Brief {
  headline: string;
  /** One or two sentences; empty when nothing more than the title is known. */
  lede: string;
  ledeArticleIds: number[];
  points: KeyPoint[];
  /** In the order in which they are cited; the primary source first, and those of the brief's language before others. */
  sources: BriefSource[];
  /** ISO 639-1; undefined where its words do not tell. */
  language?: string;
  /** The language model that wrote its sentences, each checked against its sources; undefined where they are theirs. */
  writtenBy?: string;
  /** ISO 639-1 of what it was translated from. */
  translatedFrom?: string;
  /** Of the first source that offers one. */
  picture?: BriefPicture;
  /** One plain line when the brief has no lede, such as "Only the title is known so far." */
  note?: string;
  /** Public id of the older story that this one proved to be: then the brief only points there. */
  sameAs?: string;
}

/** An article as the summarizer and the clusterer see it. */
export interface StoryArticle {
  id: number;
  publisher: string;
  title: string;
  teaser: string;
  /** Paragraphs parted by a blank line; undefined when only the teaser is known. */
  text: string | undefined;
  url: string;
  publishedAt: Date;
  language: string | undefined;
  /** Of the feed that it came by. */
  feedUrl?: string;
  /** It came by a feed of those whom it is about, such as a lab's own pages. */
  primary?: true;
  picture?: Picture;
  /** The most characters of teaser and text that its publisher lets others show; undefined without a limit. */
  maxSnippet?: number;
}
