/** The page that a person ends on. */
export interface Page {
  status: number;
  url: string;
  text: string;
}

const MOST_STEPS = 10;

/** Where a page leads on: a redirect, or its link to Slack's page of consent. */
function onward(response: Response, text: string, url: URL): URL | undefined {
  const location = response.headers.get('location');
  if (location !== null) return new URL(location, url);
  const [, link] = /href="([^"]*\/oauth\/v2\/authorize[^"]*)"/.exec(text) ?? [];
  return link === undefined ? undefined : new URL(link.replaceAll('&amp;', '&'), url);
}

/**
 * Walks from an "Add to Slack" page, or from Slack's page of consent, to where the app sends people in the end. Cookies
 * are kept as browsers do: the app tells by one that it is still the same person.
 */
export async function walk(start: string, decide: (consent: URL) => URL): Promise<Page> {
  const cookies = new Map<string, string>();
  let url = new URL(start);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (url.pathname === '/oauth/v2/authorize') url = decide(url);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    const text = await response.text();
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const next = onward(response, text, url);
    if (next === undefined) return { status: response.status, url: url.href, text };
    url = next;
  }
  throw new Error('The pages lead in a circle.');
}
