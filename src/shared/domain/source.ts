import type { Picture } from './picture.ts';

/** What a source mostly carries: `ai` sources need little proof that an article is about AI, `general` ones need more. */
export type SourceScope = 'ai' | 'general';

export type SourceType = 'feed';

/** Who speaks: `primary` about its own work, `agency` for many papers, `press`, `blog` for itself, `community` passing on. */
export type Tier = 'primary' | 'agency' | 'press' | 'blog' | 'community';

/** One item as a source lists it, before it is known whether it is new. */
export interface SourceItem {
  /** The same for the same item on every poll: its guid, else its canonical URL. At most 500 characters. */
  identity: string;
  /** Exactly as the source writes it. */
  link: string;
  /** With tracking parameters gone and the host in lower case: for telling that two links are one page. */
  canonicalUrl: string;
  title: string;
  /** What the source gives of the text, as HTML; it is read only once the item proves to be new. */
  contentHtml?: string;
  teaserHtml?: string;
  author?: string;
  categories: string[];
  /** As the source claims; undefined when missing or no date. */
  publishedAt?: Date;
  /** What readers of a community gave it so far; undefined where the source does not count them. */
  points?: number;
  comments?: number;
  picture?: Picture;
}
