import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeText } from '../../../src/shared/http/charset.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
const utf8 = (text: string) => Buffer.from(text, 'utf8');
const E_ACUTE = [0xe9];
const NIHON = [0x93, 0xfa, 0x96, 0x7b]; // "日本" in Shift_JIS

const CASES: [name: string, input: Buffer, contentType: string, text: string][] = [
  ['plain ASCII', bytes('abc'), '', 'abc'],
  ['nothing', bytes(''), '', ''],
  ['UTF-8 by default', utf8('é日'), '', 'é日'],
  ['a UTF-8 mark, which is removed', bytes([0xef, 0xbb, 0xbf], [0xc3, 0xa9]), '', 'é'],
  [
    'a mark against the header',
    bytes([0xef, 0xbb, 0xbf], [0xc3, 0xa9]),
    'text/html; charset=iso-8859-1',
    'é',
  ],
  ['UTF-16 little-endian by its mark', bytes([0xff, 0xfe, 0xe9, 0x00]), '', 'é'],
  ['UTF-16 big-endian by its mark', bytes([0xfe, 0xff, 0x00, 0xe9]), 'text/xml; charset=utf-8', 'é'],
  ['UTF-16 by the header', Buffer.from('é', 'utf16le'), 'text/xml; charset=utf-16le', 'é'],
  ['the header', bytes(E_ACUTE), 'text/html; charset=ISO-8859-1', 'é'],
  ['the header in quotes', bytes(E_ACUTE), 'text/html; charset="latin1"', 'é'],
  ['the header in capitals', bytes(E_ACUTE), 'TEXT/HTML; CHARSET=WINDOWS-1252', 'é'],
  ['curly quotes of windows-1252', bytes([0x93, 0x94]), 'text/html; charset=iso-8859-1', '\u201c\u201d'],
  ['Shift_JIS by the header', bytes(NIHON), 'text/html; charset=Shift_JIS', '日本'],
  [
    'the header against the document',
    bytes('<meta charset="gbk">', NIHON),
    'text/html; charset=shift_jis',
    '<meta charset="gbk">日本',
  ],
  [
    'the XML declaration',
    bytes('<?xml version="1.0" encoding="ISO-8859-1"?>', E_ACUTE),
    'text/xml',
    '<?xml version="1.0" encoding="ISO-8859-1"?>é',
  ],
  [
    'the XML declaration in single quotes',
    bytes("<?xml version='1.0' encoding='shift_jis'?>", NIHON),
    '',
    "<?xml version='1.0' encoding='shift_jis'?>日本",
  ],
  [
    'a meta element',
    bytes('<meta charset=windows-1252>', E_ACUTE),
    'text/html',
    '<meta charset=windows-1252>é',
  ],
  [
    'an old meta element',
    bytes('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', E_ACUTE),
    '',
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">é',
  ],
  [
    'UTF-16 declared in single bytes, which is UTF-8',
    bytes('<?xml version="1.0" encoding="utf-16"?>', [0xc3, 0xa9]),
    '',
    '<?xml version="1.0" encoding="utf-16"?>é',
  ],
  ['an unknown charset', utf8('é'), 'text/html; charset=klingon', 'é'],
  ['an unknown charset and no UTF-8', bytes(E_ACUTE), 'text/html; charset=klingon', 'é'],
  [
    'an unknown header and a known declaration',
    bytes('<meta charset=shift_jis>', NIHON),
    'text/html; charset=none',
    '<meta charset=shift_jis>日本',
  ],
  ['an empty charset', utf8('é'), 'text/html; charset=', 'é'],
  [
    'UTF-8 that is windows-1252',
    bytes('caf', E_ACUTE, ' ', [0x93]),
    'text/html; charset=utf-8',
    'café \u201c',
  ],
  [
    'UTF-8 cut in the middle of a character',
    utf8('日本語').subarray(0, 8),
    'text/html; charset=utf-8',
    '日本\ufffd',
  ],
  [
    'a latin1 header around a document in UTF-8 that says so',
    bytes('<meta charset="utf-8">', [0xc3, 0xa9]),
    'text/html; charset=iso-8859-1',
    '<meta charset="utf-8">é',
  ],
  [
    'a latin1 header around a document that says UTF-8 and is not',
    bytes('<meta charset="utf-8">', E_ACUTE),
    'text/html; charset=iso-8859-1',
    '<meta charset="utf-8">é',
  ],
  [
    'a declaration after the first 1,024 bytes, which is not looked for',
    bytes(' '.repeat(1100), '<meta charset=shift_jis>', [0xc3, 0xa9]),
    '',
    `${' '.repeat(1100)}<meta charset=shift_jis>é`,
  ],
];

describe('decoding', () => {
  test.each(CASES)('by %s', (_, input, contentType, text) => {
    expect(decodeText(input, contentType)).toBe(text);
  });

  it('never throws and keeps valid UTF-8, whatever the bytes and the header', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.string(), (input, header) => {
        expect(typeof decodeText(input, `text/html; charset=${header}`)).toBe('string');
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeText(utf8(`x${text}`), 'text/html; charset=utf-8')).toBe(
          utf8(`x${text}`).toString('utf8'),
        );
      }),
    );
  });

  it('takes a hostile document in its stride', () => {
    const evil = bytes(`<meta ${'<meta '.repeat(200)}${' charset '.repeat(100)}`);
    expect(decodeText(evil, 'charset'.repeat(1000))).toBe(evil.toString('latin1'));
  });
});
