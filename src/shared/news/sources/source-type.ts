import type { SourceItem } from '../../domain/source.ts';
import type { HttpClient } from '../../http/client.ts';

export interface Listing {
  /** Undefined when nothing has changed. */
  items: SourceItem[] | undefined;
  /** The source's own name, where it gives one. */
  title?: string | undefined;
  etag?: string | undefined;
  lastModified?: string | undefined;
  /** Of what the source said; to be handed in at the next poll. */
  fingerprint?: string | undefined;
  movedTo?: string | undefined;
}

export interface PollRequest {
  url: string;
  etag?: string;
  lastModified?: string;
  fingerprint?: string;
  /** A workspace named the address, not the operator. */
  byStranger?: boolean;
}

/** One kind of source: how to ask it what it lists now. Raises AppErrors. */
export interface SourceKind {
  list(http: HttpClient, request: PollRequest): Promise<Listing>;
}
