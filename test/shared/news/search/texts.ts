import fc from 'fast-check';

/** Pieces that mean something to the parser, to PostgreSQL's text search, or to neither. */
const piece = fc.oneof(
  fc.constantFrom(
    'nvidia',
    'the',
    'valueOf',
    'constructor:x',
    'or',
    'OR',
    'AND',
    'NOT',
    '|',
    '(',
    ')',
    '-',
    '"',
    '“',
    '–',
    ' ',
    ' ',
    ' ',
  ),
  fc.constantFrom(
    'source:',
    'topic:',
    'lang:',
    'level:',
    'since:',
    'models',
    'en',
    'major',
    '7d',
    'lab.example',
  ),
  fc.constantFrom(
    "'",
    "''",
    '\\',
    "\\'",
    ':*',
    '&',
    '!',
    '<->',
    '<2>',
    '@@',
    ':A',
    '$1',
    '%',
    ';--',
    '\0',
    '\ud800',
  ),
  fc.constantFrom('e\u0301', '٣', '½', '🛰️', 'ß', 'ﬁ', '模型', '\u202e', 'x'.repeat(300)),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

/** What people type, and what nobody types. */
export const searchText = fc.oneof(
  fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
  fc.array(piece, { maxLength: 100 }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 600 }),
);
