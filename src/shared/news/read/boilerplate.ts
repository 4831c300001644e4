/** Lines that invite, sell, share or warn instead of telling news. Each matches a whole paragraph or its start. */
const lines: readonly RegExp[] = [
  /^(?:please )?(?:subscribe|sign up|sign in|log in|register|join (?:our|the) (?:newsletter|mailing list|discord|slack))\b/i,
  /^(?:get|receive) (?:the|our|all|more)\b.{0,60}\b(?:newsletter|inbox|email|e-mail)\b/i,
  /\b(?:newsletter|mailing list)\b.{0,40}\b(?:subscribe|sign up|inbox)\b|\bsubscribe (?:to|for|now|today)\b.{0,60}\b(?:newsletter|updates|podcast|channel|feed|free)\b/i,
  /^(?:share|tweet|pin|print|e-?mail|copy link|save|comments?|reply|like|follow us|follow me)(?: (?:this|on|via|to|the|article|post|story|page|link|facebook|twitter|x|linkedin|reddit|whatsapp|bluesky|mastodon|and|with)\b.{0,40})?[.!:]?$/i,
  /^follow (?:us|me|him|her|\w+ ?\w*) on (?:twitter|x|linkedin|facebook|instagram|mastodon|bluesky|threads)\b/i,
  /^(?:we use|this (?:web)?site uses|by (?:using|continuing)|accept|manage|reject)\b.{0,80}\bcookies?\b|\bcookie (?:policy|settings|preferences|consent)\b/i,
  /^(?:read|see|view|learn|show|load) (?:more|also|next|the full (?:story|article|post)|all)\b.{0,80}$/i,
  /^(?:continue reading|related(?: (?:articles?|posts?|stories|reading|content))?|recommended|more (?:from|on|stories|articles)|most (?:read|popular)|trending|you may also like|further reading|latest (?:news|posts|stories)|table of contents|on this page|in this article|jump to)\b.{0,60}$/i,
  /^(?:advertisement|advertising|sponsored(?: content| post)?|promoted|anzeige|werbung)\.?$/i,
  /^(?:©|\(c\)|copyright)\s?.{0,120}$|\ball rights reserved\b/i,
  /^(?:privacy policy|terms (?:of (?:use|service)|and conditions)|contact us|about us|careers|press kit|media contact|imprint|impressum|datenschutz)\b.{0,60}$/i,
  /^the post .{1,200} (?:first )?appeared (?:first )?on .{1,100}$/i,
  /^(?:image|photo|picture|photograph|illustration|credit|foto|bild)s?(?: credits?| source| by| courtesy)?\s?[:/].{0,120}$/i,
  /^(?:getty images|reuters|ap photo|afp)\b.{0,60}$/i,
  /^(?:\d+ )?(?:min(?:ute)?s? read|views?|likes?|shares?|comments?)\.?$/i,
  /^(?:this (?:article|story|post) (?:was|is|has been) (?:originally )?(?:published|updated|corrected|amended|translated)|updated (?:on|at)\b|last updated|correction:|editor['’]s note)\b.{0,200}$/i,
  /^(?:enable|please enable|turn on) javascript\b|\byour browser (?:does not|doesn['’]t) support\b/i,
  /^(?:download|listen to|watch) (?:the|this|our|now)\b.{0,60}$/i,
  /^(?:abonnieren|newsletter|jetzt (?:abonnieren|anmelden|lesen)|mehr (?:lesen|dazu|zum thema)|weiterlesen|lesen sie auch|teilen)\b.{0,80}$/i,
  /^(?:skip to (?:main )?content|back to top|menu|search|close|home|previous|next)\.?$/i,
];

/** Whether a paragraph is the page's furniture (calls to subscribe, share buttons, cookie notices), not the article. */
export function isBoilerplate(paragraph: string): boolean {
  const line = paragraph.replace(/\s+/g, ' ').trim();
  // Real paragraphs are longer; a news report on newsletters must not lose its text.
  if (line.length > 320) return false;
  return line === '' || !/[\p{L}\p{N}]/u.test(line) || lines.some((pattern) => pattern.test(line));
}

/** The text without such paragraphs; a paragraph that repeats an earlier one goes too. */
export function withoutBoilerplate(text: string): string {
  const seen = new Set<string>();
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => {
      if (isBoilerplate(paragraph) || seen.has(paragraph)) return false;
      seen.add(paragraph);
      return true;
    })
    .join('\n\n');
}

/** The first paragraphs that fit into `limit` characters; a first paragraph that is too long ends at a sentence or word. */
export function limitParagraphs(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit + 2);
  const paragraph = cut.lastIndexOf('\n\n');
  if (paragraph > limit * 0.2) return cut.slice(0, paragraph);
  const bounded = cut.slice(0, limit);
  const sentence = [...bounded.matchAll(/[.!?]["”’)]*(?=\s)/g)].at(-1);
  if (sentence !== undefined) return bounded.slice(0, sentence.index + sentence[0].length);
  const space = bounded.lastIndexOf(' ');
  // Half a surrogate pair must not stay behind.
  return (space > 0 ? bounded.slice(0, space) : bounded).replace(/[\uD800-\uDBFF]$/, '');
}
