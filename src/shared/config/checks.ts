/** A message for a person: what a right value is, and one of them. */
export const wrong = (what: string, example: string): string => `${what} Example: ${example}`;

/** The address, if it has one of these schemes and its user name and password can be decoded; never throws. */
function addressOf(text: string, schemes: readonly string[]): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!schemes.includes(url.protocol)) return undefined;
  try {
    decodeURIComponent(`${url.username}${url.password}`);
    return url;
  } catch {
    return undefined;
  }
}

/** A host is not required: `postgres:///ainews?host=/run/postgresql` means a local socket. */
export function isPostgresUrl(text: string): boolean {
  return addressOf(text, ['postgres:', 'postgresql:']) !== undefined;
}

/** What may follow the host is the number of a database. */
export function isRedisUrl(text: string): boolean {
  const url = addressOf(text, ['redis:', 'rediss:']);
  return url !== undefined && url.hostname !== '' && /^(\/\d*)?$/.test(url.pathname);
}

/** It will stand in the User-Agent header, inside brackets: `(+CONTACT)`. */
export function isContact(text: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(text) || /[()<>]/.test(text)) return false;
  if (/^(mailto:)?[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return true;
  return isWebUrl(text);
}

/** `host` or `host:port` and nothing else; an IPv6 host in brackets. */
export function isAllowedHost(entry: string): boolean {
  const address = `http://${entry}/`;
  if (/[\s/\\?#@*]/.test(entry) || !URL.canParse(address)) return false;
  return new URL(address).hostname !== '';
}

/** Where another server is spoken to; the name and the password for it stand elsewhere. */
export function isWebUrl(text: string): boolean {
  const url = addressOf(text, ['http:', 'https:']);
  return url !== undefined && url.username === '' && url.password === '';
}
