import type { SourceItem } from '../../domain/source.ts';
import type { HttpClient } from '../../http/client.ts';

export interface Listing {
  /** Undefined when the source says that nothing has changed. */
  items: SourceItem[] | undefined;
  /** The source's own name, where it gives one. */
  title?: string | undefined;
  etag?: string | undefined;
  lastModified?: string | undefined;
  movedTo?: string | undefined;
}

export interface PollRequest {
  url: string;
  etag?: string;
  lastModified?: string;
  /** A workspace named the address, not the operator. */
  byStranger?: boolean;
}

/** One kind of source: how to ask it what it lists now. Raises AppErrors. */
export interface SourceKind {
  list(http: HttpClient, request: PollRequest): Promise<Listing>;
}
