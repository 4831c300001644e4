/** How much of a document is searched for its own declaration of charset (HTML standard, "prescan a byte stream"). */
const PRESCAN_BYTES = 1024;

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return undefined;
}

/** The charset that the document itself names, in its XML declaration or a meta element. */
function declaredInside(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, PRESCAN_BYTES)).toString('latin1');
  const label =
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head)?.[1] ??
    /<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1];
  // A declaration that we could read byte by byte cannot be in UTF-16, whatever it says (HTML standard).
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

/** The standard's name for a label ("latin1" is windows-1252); undefined if no decoder knows it. */
function canonical(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** What the bytes 0x80 to 0x9f mean in windows-1252 (Encoding standard, index windows-1252). */
const WINDOWS_1252_HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/**
 * Decodes by one of the standard's encodings. Node 20 decodes windows-1252 as if it were Latin-1, which turns the
 * curly quotes, dashes and euro signs of half the older web into control characters; those are put right here.
 */
function decodeAs(encoding: string, bytes: Uint8Array): string {
  const text = new TextDecoder(encoding).decode(bytes);
  if (encoding !== 'windows-1252') return text;
  return text.replace(
    /[\x80-\x9f]/g,
    (control) => WINDOWS_1252_HIGH[control.charCodeAt(0) - 0x80] ?? control,
  );
}

/**
 * Text that calls itself UTF-8 but is not valid: one broken character in good UTF-8 (a feed cut mid-character) keeps
 * the rest; text without any good multi-byte character is what Windows editors write.
 */
function decodeDoubtfulUtf8(bytes: Uint8Array): string {
  const lenient = decodeAs('utf-8', bytes);
  let good = 0;
  let broken = 0;
  for (const character of lenient) {
    if (character === '\ufffd') broken += 1;
    else if (character > '\x7f') good += 1;
  }
  return broken <= good ? lenient : decodeAs('windows-1252', bytes);
}

/**
 * Decodes a document. In this order: byte order mark, charset of the Content-Type header, the document's own
 * declaration in its first 1,024 bytes, UTF-8. An unknown charset counts as UTF-8. Never throws.
 *
 * @param contentType the header's value, or '' when there is none.
 */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const fromHeader = canonical(/charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(contentType)?.[1]);
  const fromInside = canonical(declaredInside(bytes));
  // Apache's AddDefaultCharset labels everything latin1; a document that says UTF-8, and is, knows better.
  const preferInside = fromHeader === 'windows-1252' && fromInside === 'utf-8';
  const encoding =
    byteOrderMark(bytes) ?? (preferInside ? fromInside : (fromHeader ?? fromInside)) ?? 'utf-8';
  if (encoding !== 'utf-8') return decodeAs(encoding, bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return preferInside ? decodeAs('windows-1252', bytes) : decodeDoubtfulUtf8(bytes);
  }
}
