/** A picture that a source offers with an article. */
export interface Picture {
  /** https, at most 2,000 characters. */
  url: string;
  /** What is to be seen, for those who cannot see it; empty where the source does not say. */
  alt: string;
}
