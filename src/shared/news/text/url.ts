import { stripInvisible } from './characters.ts';

/** Parameters that say how a reader came to a page, not which page it is. */
const tracking =
  /^(?:utm_\w+|mtm_\w+|pk_\w+|piwik_\w+|hsa_\w+|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|hsctatracking|vero_id|oly_enc_id|oly_anon_id|rb_clickid|s_cid|ncid|cmpid|ito|ref|ref_src|ref_url|referrer|smid|smtyp|sh|spm|scid|wt_mc|wt\.mc|ocid|cvid|guccounter|guce_referrer|guce_referrer_sig|trk|trkcampaign|feature|share_id|fb_action_ids|fb_action_types|fb_ref|xtor|at_medium|at_campaign|ftag|amp|outputtype|__twitter_impression|_ga|_gl)$/i;

/**
 * Fragments that do not tell two pages apart: text highlights, comment anchors, the top of the page, and feed
 * trackers. Every other fragment is KEPT, because changelogs list many items on one page (`#2.3.15`) and
 * single-page sites route by it (`#/post/7`); losing one of those would merge different items, whereas keeping
 * an odd anchor costs at most one comparison by title.
 */
const emptyFragment =
  /^(?::~:.*|top|main|main-content|content|start|comments?|comments?[-_]?\d+|c\d{4,}|respond|reply-title|disqus_thread|more-\d+|rss|atom|feed|ref=.*|utm_.*|xtor=.*|ftag=.*|echobox=.*|intcid=.*)$/i;

/**
 * One spelling for all links to a page, for comparing only; it is never shown or fetched. Host in lower case,
 * https for http, no default port, no user name, no tracking parameters, the others sorted by name, no slash
 * at the end of the path, no meaningless fragment. What is no web address comes back trimmed.
 */
export function canonicalUrl(link: string, base?: string): string {
  const trimmed = stripInvisible(link).trim();
  const url = parse(trimmed, base);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return trimmed;
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const host = url.hostname.replace(/\.$/, '');
  const path = url.pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  const query = keptParameters(url.searchParams);
  const fragment = url.hash.slice(1);
  const kept = fragment === '' || emptyFragment.test(safeDecode(fragment)) ? '' : `#${fragment}`;
  return `https://${host}${port}${path === '' ? '/' : path}${query}${kept}`;
}

/** The registrable-looking part of a link's host: `blog.example.com` and `www.example.com` give `example.com`. */
export function siteOf(link: string): string {
  const url = parse(link.trim(), undefined);
  if (url === undefined) return '';
  const labels = url.hostname.toLowerCase().replace(/\.$/, '').split('.');
  if (/^\d+$/.test(labels.at(-1) ?? '')) return labels.join('.');
  // Hosts where every name below is another owner's, and public suffixes of two labels (co.uk, com.au).
  const last = labels.slice(-2).join('.');
  const shared = /^(?:co|com|org|net|gov|ac|edu|or|ne|go)\.[a-z]{2}$/.test(last) || sharedHosts.has(last);
  return labels.slice(shared ? -3 : -2).join('.');
}

/**
 * A domain, from a host name or a web address: in lower case, without `www.`, as DNS writes it ("Bücher.example" ->
 * "xn--bcher-kva.example"). Undefined for what names no domain of at least two labels.
 */
export function domainOf(text: string): string | undefined {
  const trimmed = text.trim();
  const url = parse(/^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`, undefined);
  const host = url?.hostname.toLowerCase().replace(/^www\.|\.$/g, '') ?? '';
  return /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/.test(host) ? host : undefined;
}

const sharedHosts = new Set([
  'github.io',
  'substack.com',
  'medium.com',
  'wordpress.com',
  'blogspot.com',
  'vercel.app',
  'netlify.app',
  'pages.dev',
  'gitlab.io',
  'tumblr.com',
  'ghost.io',
]);

function parse(link: string, base: string | undefined): URL | undefined {
  return URL.canParse(link, base) ? new URL(link, base) : undefined;
}

function keptParameters(parameters: URLSearchParams): string {
  const kept = new URLSearchParams([...parameters].filter((pair) => !isTracking(...pair)));
  kept.sort();
  const query = kept.toString();
  return query === '' ? '' : `?${query}`;
}

/** `source` is a way in when it names a channel (`source=rss----9`), else it may choose the page. */
function isTracking(name: string, value: string): boolean {
  if (name === 'source' || name === 'from')
    return /^(?:rss|feed|twitter|x|email|newsletter|social|share)\b/i.test(value);
  return tracking.test(name);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
