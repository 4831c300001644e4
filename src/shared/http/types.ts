import type { Clock } from '../clock.ts';
import type { HttpLimits } from './limits.ts';
import type { Resolve } from './lookup.ts';
import type { Route } from './targets.ts';

export interface HttpRequest {
  /** A feed or an API was asked for by an operator; a page was found, so its host's robots.txt is obeyed. */
  kind: 'feed' | 'page';
  /** Validators of the last answer, as HttpAnswer gave them: an unchanged document is answered with 304. */
  etag?: string;
  lastModified?: string;
  /**
   * For a page: the URL of the feed that linked to it. A page on an allowed host is then fetched only if the feed is
   * on one too; otherwise any public feed could have the bot read, and post, pages of a private network.
   */
  foundOn?: string;
  /** Somebody else than the operator named the address: then hosts that the operator allowed are as closed as others. */
  byStranger?: boolean;
}

export interface HttpAnswer {
  /** 200 or 304; everything else is raised. */
  status: number;
  /** After redirects, without a fragment. */
  url: string;
  /** Set when every redirect on the way was permanent (301 or 308). */
  movedTo?: string;
  /** Decoded text; '' for 304. */
  body: string;
  /** The header as sent; '' when there was none. */
  contentType: string;
  etag?: string;
  lastModified?: string;
  /** Lower-case names; x-robots-tag (several by line breaks), content-language, link and date, where sent. */
  headers: Record<string, string>;
}

export interface HttpClient {
  /**
   * Fetches one text document. Raises AppErrors only, with codes that start in `http_`; never retries.
   */
  get(url: string, request: HttpRequest): Promise<HttpAnswer>;
  /** Ends what is under way and closes every connection. */
  close(): Promise<void>;
}

export interface HttpClientOptions {
  /** A URL or an email address where a publisher can complain; it stands in the User-Agent. */
  contact: string;
  version: string;
  clock: Clock;
  /** `host` or `host:port`: hosts whose addresses are not checked, for feeds inside a private network. */
  allowedHosts?: readonly string[];
  limits?: Partial<HttpLimits>;
  /** Instead of the operating system's resolver, in tests. */
  resolve?: Resolve;
  /** This machine's addresses, refused like private ones; from its network interfaces if not given. */
  ownAddresses?: () => readonly string[];
  /** Sends chosen URLs to a simulator over plain HTTP. Only the composition root of demo, replay and tests sets it. */
  route?: Route;
  /** Whatever is not routed fails with a transient `http_offline`, and no socket is opened. */
  onlyRouted?: boolean;
  /** Told of each answer and each refusal: a constant message, and data without secrets. */
  log?: (message: string, fields: Record<string, unknown>) => void;
}
