/** A piece of running text. Renderers escape `text`; only `link` makes a link. */
export interface Run {
  /** A run of '\n' alone begins a new line; elsewhere, line breaks are spaces. */
  text: string;
  bold?: boolean;
  link?: string;
}

/** A publisher's name that stands behind a point, linked to the article. */
export interface Citation {
  publisher: string;
  url: string;
}

export interface Bullet {
  text: string;
  citations: Citation[];
}

export type Block =
  | { type: 'heading'; text: string; url?: string }
  | { type: 'text'; runs: Run[]; citations?: Citation[] }
  | { type: 'bullets'; items: Bullet[] }
  | { type: 'context'; text: string }
  | { type: 'source'; publisher: string; date: string; title: string; url: string }
  /** `alt` says what is to be seen, for those who cannot see it. */
  | { type: 'image'; url: string; alt: string }
  /** At most five. */
  | { type: 'buttons'; buttons: Button[] }
  | { type: 'divider' };

/** Something to press: it opens a page, or tells the bot an action. */
export interface Button {
  /** At most 40 characters. */
  label: string;
  /** `action`: at most 100 characters, and looked up when it comes back, since anybody may send anything. */
  to: { url: string } | { action: string };
  danger?: boolean;
}

/** What the bot says, free of any platform. Renderers are pure functions from it to a payload. */
export interface Message {
  blocks: Block[];
  /** One line that stands for the whole, for notifications and screen readers. */
  fallback: string;
}
