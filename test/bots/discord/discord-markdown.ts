/** What a client makes of a text: the words shown, and everything in it that is more than words. */
export interface Shown {
  text: string;
  links: { text: string; url: string }[];
  /** Kinds of what else was found: `bold`, `mention`, `emoji`, `heading` ... */
  marks: string[];
}

/** Rules of Discord's client, in their order; written from how the client behaves, not from our escaping. */
const inline: [kind: string, rule: RegExp][] = [
  ['escape', /^\\([^0-9A-Za-z\s])/],
  ['code', /^(`+)[\s\S]*?[^`]\1(?!`)/],
  ['mention', /^<(?:@[!&]?|#)\d+>|^@(?:everyone|here)/],
  ['command', /^<\/[^:>]+:\d+>/],
  ['emoji', /^<a?:\w+:\d+>|^:[^\s:]+?(?:::skin-tone-\d)?:/],
  ['timestamp', /^<t:-?\d+(?::[tTdDfFRsS])?>/],
  ['navigation', /^<id:\w+(?:>|:)/],
  ['autolink', /^<(?:https?|mailto|tel|discord|steam):[^ >]+>/i],
  ['autolink', /^(?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\]\s]/i],
  ['invitation', /^discord(?:app)?\.(?:gg|com|new|gift)\/\S+/i],
  [
    'link',
    /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"]([\s\S]*?)['"])?\s*\)/,
  ],
  ['bold', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/],
  ['underline', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/],
  ['italic', /^\*(?=\S)((?:\\[\s\S]|[^\\*])+?)\*(?!\*)|^_((?:\\[\s\S]|[^\\_])+?)_(?!\w)/],
  ['strike', /^~~([\s\S]+?)~~(?!_)/],
  ['spoiler', /^\|\|([\s\S]+?)\|\|/],
  ['shrug', /^¯\\_\(ツ\)_\/¯/],
];

const blocks: [kind: string, rule: RegExp][] = [
  ['heading', /^#{1,3} +(?=\S)/],
  ['small', /^-# +(?=\S)/],
  ['list', /^ *(?:[-*+]|\d+\.) +(?=\S)/],
  ['quote', /^(?:>>>|>) /],
];

export function readMarkdown(markdown: string): Shown {
  const shown: Shown = { text: '', links: [], marks: [] };
  markdown.split('\n').forEach((line, index) => {
    if (index > 0) shown.text += '\n';
    let rest = line;
    // A list's item can hold another block.
    for (let found = true; found;) {
      found = false;
      for (const [kind, rule] of blocks) {
        const match = rule.exec(rest);
        if (!match) continue;
        shown.marks.push(kind);
        rest = rest.slice(match[0].length);
        found = true;
      }
    }
    readInline(rest, shown);
  });
  return shown;
}

function readInline(source: string, shown: Shown): void {
  let rest = source;
  while (rest !== '') rest = rest.slice(readOne(rest, shown));
}

/** How many characters were read. */
function readOne(rest: string, shown: Shown): number {
  for (const [kind, rule] of inline) {
    const match = rule.exec(rest);
    if (!match) continue;
    if (kind === 'escape') shown.text += match[1]!;
    else if (kind === 'link') {
      const inside: Shown = { text: '', links: [], marks: [] };
      readInline(match[1]!, inside);
      shown.text += inside.text;
      shown.marks.push(...inside.marks);
      shown.links.push(...inside.links, { text: inside.text, url: match[2]! });
    } else {
      shown.marks.push(kind);
      readInline(match[1] ?? match[2] ?? '', shown);
    }
    return match[0].length;
  }
  const character = String.fromCodePoint(rest.codePointAt(0)!);
  shown.text += character;
  return character.length;
}
