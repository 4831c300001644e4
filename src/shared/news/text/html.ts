import { stripInvisible } from './characters.ts';
import { parseDocument, type DomNode } from './dom.ts';

/** Bytes of HTML that are looked at, roughly: longer pages are cut, since what comes later is no news text. */
export const maxHtmlLength = 2_000_000;

const dropped = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT EMBED HEAD TITLE BUTTON SELECT TEXTAREA INPUT CANVAS AUDIO VIDEO DIALOG'.split(
    ' ',
  ),
);
const blocks = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3
  H4 H5 H6 HEADER HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL`.split(/\s+/),
);
const hiddenStyle =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)/i;

/**
 * The text of an HTML fragment as a reader sees it: scripts, styles and hidden elements gone, entities decoded,
 * invisible characters gone, blocks parted by a blank line, `<br>` a line break. Plain text passes through.
 */
export function htmlToText(html: string): string {
  const bounded = html.slice(0, maxHtmlLength);
  if (!/[<&]/.test(bounded)) return tidy(bounded);
  const text = textOfFragment(bounded);
  // Some feeds escape their HTML twice; then the first pass uncovers tags.
  return /^\s*<(?:p|div|br|a|img|ul|ol|span|strong|em|h\d|figure|table)\b[^>]*>/i.test(text) &&
    text !== bounded
    ? textOfFragment(text)
    : text;
}

function textOfFragment(fragment: string): string {
  const root = parseDocument(
    `<!doctype html><html><body>${boundHtml(fragment)}</body></html>`,
  ).documentElement;
  return root === null ? '' : textOf(root);
}

const tag = /<(\/?)([a-z][a-z0-9-]*)\b[^<>]*>/gi;
/** Elements that never nest by themselves: empty ones, and those whose end tag may be left out. */
const flat = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd td th tr tbody thead option'.split(
    ' ',
  ),
);

/** Tags and entities that are read of one page; a long news page has some thousands. */
const maxMarks = 30_000;
/** A longer tag carries an inlined image or an attack by attributes; its name is all that is needed. */
const maxTagLength = 2000;
/** Open elements below one another; no honest page is deeper than 60. */
const maxDepth = 80;

/**
 * Makes HTML safe to parse. Parsing takes time in the square of depth, of siblings' text pieces and of
 * attributes: 200,000 open `<div>` cost 28 s, as many `<` 7 s. So what comes after 30,000 tags or entities is cut,
 * tags nested too deep go (their text stays), and overlong tags lose their attributes.
 */
export function boundHtml(html: string): string {
  const bounded = cutAfter(cutAfter(html.slice(0, maxHtmlLength), '<'), '&');
  let depth = 0;
  return bounded.replace(tag, (whole: string, slash: string, name: string) => {
    const kept = whole.length > maxTagLength ? `<${slash}${name}>` : whole;
    if (flat.has(name.toLowerCase()) || whole.endsWith('/>')) return depth >= maxDepth ? ' ' : kept;
    if (slash === '') return ++depth > maxDepth ? ' ' : kept;
    return depth > 0 && depth-- > maxDepth ? ' ' : kept;
  });
}

function cutAfter(html: string, mark: string): string {
  let at = -1;
  for (let count = 0; count <= maxMarks; count++) {
    at = html.indexOf(mark, at + 1);
    if (at === -1) return html;
  }
  return html.slice(0, at);
}

/**
 * Walks the tree below `root` without recursion, so that no depth of nesting overflows the stack. `skip` says
 * which further elements are left out.
 */
export function textOf(root: DomNode, skip: (node: DomNode) => boolean = () => false): string {
  const out: string[] = [];
  let node: DomNode | null = root;
  while (node !== null) {
    const enter: boolean = visit(node, out, skip);
    if (enter && node.firstChild !== null) {
      node = node.firstChild;
      continue;
    }
    while (node !== null && node.nextSibling === null) {
      node = node === root ? null : node.parentNode;
      if (node !== null && node !== root) leave(node, out);
      if (node === root) node = null;
    }
    node = node?.nextSibling ?? null; // linkedom's doctype has no such member at all
  }
  return tidy(out.join(''));
}

/** Writes what a node begins with; false when its children are not to be read. */
function visit(node: DomNode, out: string[], skip: (node: DomNode) => boolean): boolean {
  if (node.nodeType === 3) {
    const inPre = node.parentNode?.nodeName === 'PRE';
    out.push(inPre ? (node.nodeValue ?? '') : (node.nodeValue ?? '').replace(/\s+/g, ' '));
    return false;
  }
  if (node.nodeType !== 1) return node.nodeType === 9 || node.nodeType === 11;
  const name = node.nodeName.toUpperCase();
  if (dropped.has(name) || isHidden(node) || skip(node)) return false;
  if (name === 'BR') out.push('\n');
  else if (blocks.has(name)) out.push('\n\n');
  else if (name === 'TD' || name === 'TH') out.push(' ');
  return true;
}

function leave(node: DomNode, out: string[]): void {
  if (node.nodeType === 1 && blocks.has(node.nodeName.toUpperCase())) out.push('\n\n');
}

function isHidden(node: DomNode): boolean {
  const attribute = (name: string): string | null => node.getAttribute?.(name) ?? null;
  if (attribute('hidden') !== null || attribute('aria-hidden') === 'true') return true;
  return hiddenStyle.test(attribute('style') ?? '');
}

/** Invisible characters gone, spaces folded, at most one blank line in a row. */
function tidy(text: string): string {
  return stripInvisible(text)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
