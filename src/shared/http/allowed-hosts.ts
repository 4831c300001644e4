import { permanent } from '../errors.ts';
import { portOf } from './url-rules.ts';

/**
 * Tells URLs on hosts that the operator allowed although they are not public.
 *
 * @param entries `host` or `host:port`; an IPv6 host in brackets
 * @throws permanent `http_bad_allowed_host` for an entry that cannot be read
 */
export function allowedHosts(entries: readonly string[]): (url: URL) => boolean {
  const allowed = entries.map(parseAllowedHost);
  return (url) =>
    allowed.some((entry) => entry.hostname === url.hostname && (entry.port ?? portOf(url)) === portOf(url));
}

/** Into what matches a URL's host name and port. */
function parseAllowedHost(entry: string): { hostname: string; port: number | undefined } {
  const [, host = '', port] = /^([^/?#@]+?)(?::(\d+))?$/.exec(entry.trim()) ?? [];
  // The same parser as for URLs, so that letter case, IDNA and IPv6 forms compare equal.
  const text = `http://${host}/`;
  if (host === '' || !URL.canParse(text) || Number(port ?? 1) > 65535) {
    throw permanent('http_bad_allowed_host', `"${entry}" is not an allowed host. Write host or host:port.`);
  }
  return { hostname: new URL(text).hostname, port: port === undefined ? undefined : Number(port) };
}
