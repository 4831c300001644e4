/** Longer addresses are no links: they would crowd out what there is to read. */
const longestUrl = 1_000;

/** All that may stand in the address of a link as it is, whatever marks the end of one. */
const plainAddress = /^[A-Za-z0-9\-._~:/?#@!$&*+,;=%]+$/;

/**
 * The address as it may stand in a link; undefined where it is none of the web's. Whatever could end the link is
 * percent-encoded, everything else stays as it was written.
 */
export function safeUrl(url: string, longest: number = longestUrl): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (!/^https?:$/.test(parsed.protocol)) return undefined;
  // "https://bank.example@evil.example" is only ever a trick.
  if (parsed.username !== '' || parsed.password !== '') return undefined;
  const written = /^https?:\/\//.test(url.trim()) ? url.trim() : parsed.href;
  const safe = plainAddress.test(written) ? written : encodeRest(parsed.href);
  return safe.length <= longest && URL.canParse(safe) ? safe : undefined;
}

const encodeRest = (href: string): string =>
  href.replace(/[^A-Za-z0-9\-._~:/?#@!$&*+,;=%]/gu, (character) =>
    [...new TextEncoder().encode(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
