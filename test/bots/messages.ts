import fc from 'fast-check';
import type { Block, Citation, Message } from '../../src/shared/domain/message.ts';

/** Any text: letters of all scripts, and what could steer a terminal, hide or break. */
const nasty = fc.constantFrom(
  '\u001b[31m',
  '\u001b]8;;https://evil.example\u0007',
  '\u009b2J',
  '\u0000',
  '\r',
  '\n',
  '\t',
  '\u2028',
  '\u202e',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\ud800',
  '👩‍👩‍👧',
  '模型',
  'é',
  'e\u0301',
  '@everyone',
  ' ',
);

const text = fc.oneof(
  fc
    .array(fc.oneof(fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 5 }), nasty))
    .map((parts) => parts.join('')),
  fc.lorem({ mode: 'sentences', maxCount: 4 }),
);
const url = fc.oneof(fc.webUrl(), text);
const citations: fc.Arbitrary<Citation[]> = fc.array(fc.record({ publisher: text, url }), { maxLength: 3 });

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('heading' as const), text, url }),
  fc.record({
    type: fc.constant('text' as const),
    runs: fc.array(fc.record({ text }), { maxLength: 3 }),
    citations,
  }),
  fc.record({
    type: fc.constant('bullets' as const),
    items: fc.array(fc.record({ text, citations }), { maxLength: 4 }),
  }),
  fc.record({ type: fc.constant('context' as const), text }),
  fc.record({ type: fc.constant('source' as const), publisher: text, date: text, title: text, url }),
  fc.constant<Block>({ type: 'divider' }),
);

/** Any message, however absurd. */
export const anyMessage: fc.Arbitrary<Message> = fc.record({
  blocks: fc.array(block, { maxLength: 8 }),
  fallback: text,
});
