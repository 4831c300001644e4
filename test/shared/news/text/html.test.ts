import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundHtml, htmlToText } from '../../../../src/shared/news/text/html.ts';

describe('htmlToText', () => {
  it('parts blocks by blank lines and decodes entities', () => {
    expect(htmlToText('<p>A &amp; B<br>next</p><ul><li>one</li><li>two</li></ul>tail')).toBe(
      'A & B\nnext\n\none\n\ntwo\n\ntail',
    );
  });

  it('drops scripts, styles and whatever is hidden', () => {
    const html =
      'a<script>1</script><style>2</style><div hidden>3</div><p style="display: none">4</p><i style="font-size:0">5</i><b aria-hidden="true">6</b>z';
    expect(htmlToText(html)).toBe('az');
  });

  it('drops characters that hide or reorder text', () => {
    expect(htmlToText('pay\u200b\u202epal\u{e0041}&#8203;!')).toBe('paypal!');
  });

  it('unpacks HTML that was escaped twice', () => {
    expect(htmlToText('&lt;p&gt;Twice &amp;amp; escaped&lt;/p&gt;')).toBe('Twice & escaped');
  });

  it('keeps plain text with angle brackets readable', () => {
    expect(htmlToText('Use a < b & c')).toContain('a < b');
  });

  it('is quick on hostile markup', () => {
    const started = performance.now();
    for (const piece of ['<div>', '<span>', '<ul><li>', '<table><tr><td>', '<', '&amp;', '<b><i>', '<p>']) {
      htmlToText(piece.repeat(100_000));
    }
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  it('flattens deep nesting and keeps the text', () => {
    expect(htmlToText(`${'<div>'.repeat(5000)}inside${'</div>'.repeat(5000)}`)).toBe('inside');
    expect(boundHtml('<div>'.repeat(5000)).length).toBeLessThan(6000);
  });

  it('takes any text', () => {
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<div hidden>',
      '<br',
      '&#x0;',
      '&amp',
      '<!--',
      ']]>',
      '\ud800',
      'text ',
      '<![CDATA[',
      '<a href="',
      '>',
      '"',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')),
        ),
        (html) => {
          expect(htmlToText(html)).not.toMatch(/[\u202e\u200b\0]/);
        },
      ),
    );
  });
});
