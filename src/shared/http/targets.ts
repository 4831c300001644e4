import { isIP } from 'node:net';
import { AppError, type ErrorClass, transient } from '../errors.ts';
import { type AddressGuard, isLocalName } from './address-guard.ts';
import { allowedHosts } from './allowed-hosts.ts';
import { describeUrl } from './http-errors.ts';
import { isWebPort, portOf } from './url-rules.ts';

/** Where a URL is really fetched from; undefined for the ordinary way. Leads to simulators in demo, replay and tests. */
export type Route = (url: URL) => { host: string; port: number } | undefined;

/**
 * - `public`: by checked addresses only;
 * - `allowed`: an operator named the host, its address is not checked;
 * - `routed`: by plain HTTP at the route's address, with the URL's own Host header.
 */
export type Way = 'public' | 'allowed' | 'routed';

/** Who led to a URL that no operator wrote: a redirect, or a link in a feed; and the way that one was reached. */
export interface LedBy {
  way: Way;
  by: 'redirect' | 'link';
}

/** How one URL is reached. */
export interface Target {
  url: URL;
  way: Way;
  /** Scheme, host and port to connect to. */
  connectTo: string;
  /** Headers that this way needs. */
  headers: Record<string, string>;
}

export interface TargetRules {
  allowedHosts: readonly string[];
  guard: AddressGuard;
  route?: Route | undefined;
  onlyRouted: boolean;
}

function refuse(errorClass: ErrorClass, url: URL, why: string): AppError {
  const message = `${describeUrl(url)} is ${why}, which is not fetched. If it is yours, add it to the allowed hosts.`;
  return new AppError(errorClass, 'http_address_refused', message);
}

function routedTarget(url: URL, { host, port }: { host: string; port: number }): Target {
  const authority = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  // As behind any proxy that ends TLS: the server is told which scheme the URL had.
  const headers = { host: url.host, 'x-forwarded-proto': url.protocol.slice(0, -1) };
  return { url, way: 'routed', connectTo: `http://${authority}`, headers };
}

function publicTarget(url: URL, guard: AddressGuard, errorClass: ErrorClass): Target {
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  const reason = isIP(literal) === 0 ? undefined : guard(literal);
  if (reason !== undefined) throw refuse(errorClass, url, reason);
  if (isLocalName(url.hostname)) throw refuse(errorClass, url, 'a name of the local network');
  if (!isWebPort(portOf(url))) {
    throw new AppError(
      errorClass,
      'http_port_refused',
      `${describeUrl(url)} is no port of a web server; it is not fetched.`,
    );
  }
  return { url, way: 'public', connectTo: url.origin, headers: {} };
}

export interface Targets {
  /**
   * How `url` is reached.
   *
   * @param ledBy who led there; absent when an operator wrote the URL.
   * @throws `http_address_refused` and `http_port_refused`, permanent unless a redirect led there; a transient
   *   `http_offline` with `onlyRouted`.
   */
  of(url: URL, ledBy?: LedBy): Target;
  /** What it means to be linked from the document at `text`, which may be no URL at all. Never throws. */
  linkedFrom(text: string): LedBy;
}

/**
 * Decides how each URL is reached, before any socket is opened.
 *
 * @throws permanent `http_bad_allowed_host` for an entry that cannot be read.
 */
export function createTargets(rules: TargetRules): Targets {
  const isAllowed = allowedHosts(rules.allowedHosts);

  return {
    of(url, ledBy) {
      const detour = rules.route?.(url);
      if (detour !== undefined) return routedTarget(url, detour);
      if (rules.onlyRouted) {
        throw transient(
          'http_offline',
          `${describeUrl(url)} is not part of this run, which makes no outbound connection.`,
        );
      }
      // What a redirect led to may be gone next time; an address that is wrong as written stays wrong.
      const errorClass = ledBy?.by === 'redirect' ? 'transient' : 'permanent';
      if (!isAllowed(url)) return publicTarget(url, rules.guard, errorClass);
      // Allowing a host says "I want its feeds", not "any publisher may make you call it": without this, a redirect
      // or a link from a stranger's site would be a key to the very hosts that are not public.
      if (ledBy !== undefined && ledBy.way !== 'allowed') {
        throw refuse(errorClass, url, 'reached from a public site');
      }
      return { url, way: 'allowed', connectTo: url.origin, headers: {} };
    },
    linkedFrom(text) {
      if (!URL.canParse(text)) return { way: 'public', by: 'link' };
      const url = new URL(text);
      if (rules.route?.(url) !== undefined) return { way: 'routed', by: 'link' };
      return { way: isAllowed(url) ? 'allowed' : 'public', by: 'link' };
    },
  };
}
