import { permanent } from '../errors.ts';
import { describeUrl } from './http-errors.ts';

/** Longest URL followed. The sitemaps protocol allows 2,048 characters, links of news aggregators reach about 4,000. */
const MAX_URL_LENGTH = 8192;

/**
 * Ports from 1024 up that are refused: services that act on a line of text, so that a link could make this bot speak
 * to them (the list of "bad ports" of the Fetch standard, and the databases, queues and control interfaces people
 * expose by mistake). Below 1024 only 80 and 443 are web servers; above, feeds do live on 3000, 8000, 8080, 8443 ...
 */
const SERVICE_PORTS = new Set([
  1433, 1521, 1719, 1720, 1723, 2049, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060, 5061,
  5432, 5672, 5900, 5984, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 7001, 9042, 9092,
  9200, 9300, 10080, 10250, 11211, 27017,
]);

/**
 * Reads an http or https URL, relative to `base` if given. The WHATWG parser undoes the disguises of an address
 * (decimal, octal, hexadecimal, full-width digits, tabs, backslashes), so every later check sees one plain form.
 *
 * @throws permanent `http_bad_url`, `http_scheme_refused` or `http_credentials_in_url`. No message repeats a part of
 *   the text that may hold a secret.
 */
export function parseHttpUrl(text: string, base?: URL): URL {
  if (text.length > MAX_URL_LENGTH) {
    throw permanent('http_bad_url', `The address is longer than ${MAX_URL_LENGTH} characters.`);
  }
  if (!URL.canParse(text, base?.href)) {
    throw permanent(
      'http_bad_url',
      'The address is not a valid URL. Write it in full, as in https://example.com/feed.',
    );
  }
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    const scheme = url.protocol.slice(0, 30);
    throw permanent('http_scheme_refused', `Only http: and https: addresses are fetched, not ${scheme}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw permanent(
      'http_credentials_in_url',
      `${describeUrl(url)} carries a user name or password; give it without.`,
    );
  }
  url.hash = '';
  return url;
}

/** The port a URL connects to, 1 to 65535, with the scheme's own when none is written. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** Whether a stranger's URL may lead to this port; see SERVICE_PORTS for the reasons. */
export function isWebPort(port: number): boolean {
  return port === 80 || port === 443 || (port >= 1024 && !SERVICE_PORTS.has(port));
}
