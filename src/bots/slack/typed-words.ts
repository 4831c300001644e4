/** One word of what somebody typed behind the command, as Slack hands it over. */
export type Word =
  | { kind: 'bare' | 'quoted'; text: string }
  /** Slack makes links of addresses: `shown` is what was typed. */
  | { kind: 'link'; url: string; shown: string }
  | { kind: 'channel' | 'group' | 'person'; id: string; shown: string };

/** `name` of a word such as `topic:Models` or `topic=Models`. */
export type NamedWord = Word & { name?: string };

/** All that people take for quotation marks; single ones are apostrophes as well. */
const quotes = '"“”„‟«»＂「」『』';
const quoted = new RegExp(`^[${quotes}]((?:\\\\.|[^\\\\${quotes}])*)[${quotes}]`, 's');
const token = /^<(#|@|![^<>|^]*\^?|[a-z][a-z+.-]*:)([^<>|]*)(?:\|([^<>]*))?>/i;
const bare = /^\S(?:(?!<[#@!])\S)*/;
const naming = /^([\p{L}][\p{L}\p{N}-]*)[:=：＝]\s*(?=\S)/u;

/**
 * The words of a text, with Slack's escapes undone.
 *
 * @param isName whether a word before a colon is the name of an option; elsewhere the colon belongs to the word
 */
export function wordsIn(text: string, isName: (name: string) => boolean): NamedWord[] {
  const words: NamedWord[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    const [prefix = '', found = ''] = naming.exec(rest) ?? [];
    const name = halfWidth(found).toLowerCase();
    const named = prefix !== '' && isName(name);
    if (named) rest = rest.slice(prefix.length);
    const [word, length] = nextWord(rest);
    words.push(named ? { ...word, name } : word);
    rest = rest.slice(length).trimStart();
  }
  return words;
}

function nextWord(rest: string): [word: Word, length: number] {
  const inQuotes = quoted.exec(rest);
  if (inQuotes) return [{ kind: 'quoted', text: unquoted(inQuotes[1] ?? '') }, inQuotes[0].length];
  const escaped = token.exec(rest);
  if (escaped) return [wordOf(escaped), escaped[0].length];
  const plain = bare.exec(rest)?.[0] ?? rest;
  return [{ kind: 'bare', text: halfWidth(unescaped(plain)) }, plain.length];
}

/** `<#C1|news>`, `<@U1|ada>`, `<!subteam^S1|@news>`, `<https://a.example|a.example>`, `<!here>`. */
function wordOf([whole, mark = '', rest = '', label = '']: RegExpExecArray): Word {
  const shown = unescaped(label);
  if (mark === '#') return { kind: 'channel', id: rest, shown: `#${shown || rest}` };
  if (mark === '@') return { kind: 'person', id: rest, shown: `@${shown || rest}` };
  if (mark === '!subteam^') return { kind: 'group', id: rest, shown: shown || rest };
  if (mark.startsWith('!')) return { kind: 'bare', text: shown || unescaped(whole.slice(1, -1)) };
  const url = unescaped(mark + rest);
  return { kind: 'link', url, shown: shown || url };
}

/** A line as it was typed: what Slack made of addresses, channels and people undone. */
export const asTyped = (text: string): string =>
  text
    .split(/(<[^<>]*>)/)
    .map((part) => {
      const escaped = token.exec(part);
      return escaped ? shownBy(wordOf(escaped)) : unescaped(part);
    })
    .join('')
    .trim();

/** What somebody sees of a word. */
export const shownBy = (word: Word): string => ('text' in word ? word.text : word.shown);

/** The text between quotation marks where nothing stands outside them. */
export function allQuoted(text: string): string | undefined {
  const match = quoted.exec(text);
  return match?.[0].length === text.length ? unquoted(match[1] ?? '') : undefined;
}

/** Whether quotation marks were opened and not closed: then it is unclear what belongs together. */
export const isUnclosed = (word: Word): boolean =>
  word.kind === 'bare' && word.text.length > 1 && new RegExp(`^[${quotes}]`).test(word.text);

/** With the quotation marks that a search understands. */
export const plainQuotes = (text: string): string => text.replace(new RegExp(`[${quotes}]`, 'g'), '"');

const unquoted = (text: string): string =>
  unescaped(text).replace(new RegExp(`\\\\([\\\\${quotes}])`, 'g'), '$1');

const unescaped = (text: string): string =>
  text.replace(/&(lt|gt|amp);/g, (_, name: 'lt' | 'gt' | 'amp') => ({ lt: '<', gt: '>', amp: '&' })[name]);

/** Keyboards for Chinese and Japanese write Latin letters, digits and marks in full width. */
const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
