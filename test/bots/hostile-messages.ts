import fc from 'fast-check';
import type { Block, Button, Citation, Message } from '../../src/shared/domain/message.ts';

/** What hides, reorders or breaks text anywhere. */
const broken = [
  '\n',
  '\n\n',
  '\u202e',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\ud800',
  '\udc00',
  '👩‍👩‍👧‍👦',
  '👋🏽',
  'مرحبا بالعالم',
  '人工智能模型发布了新版本。它很快。',
  'Zürich',
  'e\u0301',
  ' ',
  '. ',
  'z͑̃a̾l̛g͞o',
];

export interface Messages {
  anyText: fc.Arbitrary<string>;
  anyUrl: fc.Arbitrary<string>;
  /** Any message, however absurd, from empty to far too long. */
  anyMessage: fc.Arbitrary<Message>;
}

/** Messages whose texts hold what a platform could take for more than words. */
export function messagesWith(hostile: readonly string[]): Messages {
  const word = fc.oneof(
    { weight: 5, arbitrary: fc.lorem({ maxCount: 4 }) },
    { weight: 3, arbitrary: fc.constantFrom(...broken, ...hostile) },
  );
  const glued = (most: number): fc.Arbitrary<string> =>
    fc
      .tuple(
        fc.array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: most }),
        fc.boolean(),
      )
      .map(([parts, spaced]) => parts.join(spaced ? ' ' : ''));

  const anyText: fc.Arbitrary<string> = fc.oneof(
    { weight: 6, arbitrary: glued(8) },
    { weight: 2, arbitrary: fc.lorem({ mode: 'sentences', maxCount: 12 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 6_000 }).map((length) => 'x'.repeat(length)) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 1, max: 60 }).map((n) => 'A sentence of some words ends. '.repeat(n)),
    },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 900 }).map((n) => '👩‍👩‍👧😀'.repeat(n)) },
  );

  const anyUrl: fc.Arbitrary<string> = fc.oneof(
    { weight: 6, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
    fc.constantFrom(
      'javascript:alert(1)',
      'data:text/html,hello',
      'https://a.example/a_(b)',
      'https://a.example/a b>c"d',
      'https://a.example/)[x](https://evil.example',
      'https://user:secret@a.example/',
      'https://例え.example/パス?q=ü',
      'http://[::1]/',
      `https://a.example/${'p'.repeat(3_000)}`,
      'ftp://a.example',
      '',
    ),
    glued(3),
  );

  const citations: fc.Arbitrary<Citation[]> = fc.array(fc.record({ publisher: anyText, url: anyUrl }), {
    maxLength: 4,
  });
  const button: fc.Arbitrary<Button> = fc.record(
    {
      label: anyText,
      to: fc.oneof(
        fc.record({ url: anyUrl }),
        fc.record({ action: fc.oneof(fc.string({ maxLength: 120 }), fc.constantFrom('brief:1', 'more:1')) }),
      ),
      danger: fc.boolean(),
    },
    { requiredKeys: ['label', 'to'] },
  );
  const run = fc.record({ text: anyText, bold: fc.boolean(), link: anyUrl }, { requiredKeys: ['text'] });

  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record(
      { type: fc.constant('heading' as const), text: anyText, url: anyUrl },
      { requiredKeys: ['type', 'text'] },
    ),
    fc.record({ type: fc.constant('text' as const), runs: fc.array(run, { maxLength: 5 }), citations }),
    fc.record({
      type: fc.constant('bullets' as const),
      items: fc.array(fc.record({ text: anyText, citations }), { maxLength: 12 }),
    }),
    fc.record({ type: fc.constant('context' as const), text: anyText }),
    fc.record({
      type: fc.constant('source' as const),
      publisher: anyText,
      date: anyText,
      title: anyText,
      url: anyUrl,
    }),
    fc.record({ type: fc.constant('image' as const), url: anyUrl, alt: anyText }),
    fc.record({ type: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 7 }) }),
    fc.constant<Block>({ type: 'divider' }),
  );

  const anyMessage: fc.Arbitrary<Message> = fc.record({
    blocks: fc.oneof(
      { weight: 4, arbitrary: fc.array(block, { maxLength: 8 }) },
      { weight: 1, arbitrary: fc.array(block, { minLength: 30, maxLength: 80 }) },
    ),
    fallback: anyText,
  });
  return { anyText, anyUrl, anyMessage };
}
