import { describe, expect, it } from '@jest/globals';
import { showingRules } from '../../../../src/shared/news/read/robots-rules.ts';

describe('showingRules', () => {
  it.each([
    ['', {}],
    ['noarchive, noimageindex', {}],
    ['nosnippet', { noSnippet: true }],
    ['NOSNIPPET, noarchive', { noSnippet: true }],
    ['none', { noSnippet: true }],
    ['max-snippet: 0', { noSnippet: true }],
    ['max-snippet:-1, max-image-preview: large', {}],
    ['max-snippet : 50', { maxSnippet: 50 }],
    ['max-snippet:120, max-snippet:50, nosnippetever', { maxSnippet: 50 }],
    ['max-snippet:50, nosnippet', { noSnippet: true }],
    ['max-snippet:fifty', {}],
    ['max-image-preview:none', { noPicture: true }],
    ['max-image-preview: none, max-snippet:20', { maxSnippet: 20, noPicture: true }],
    // Robots by name.
    ['googlebot: nosnippet', { noSnippet: true }],
    ['ai-news-bot: max-snippet:50', { maxSnippet: 50 }],
    ['*: max-snippet:50', { maxSnippet: 50 }],
    ['otherbot: nosnippet', {}],
    ['otherbot: noarchive, nosnippet, max-snippet:5', {}],
    ['max-snippet:90, otherbot: nosnippet, googlebot: noarchive, max-snippet:60', { maxSnippet: 60 }],
    ['Otherbot: nosnippet\nmax-snippet:70', { maxSnippet: 70 }],
    ['otherbot: noindex\nAI-News-Bot: none\notherbot: max-snippet:3', { noSnippet: true }],
    // A date holds colons and a comma, and names no robot.
    ['unavailable_after: Thu, 25 Jun 2026 15:00:00 GMT, max-snippet:40', { maxSnippet: 40 }],
  ])('reads the header %j', (header, rules) => expect(showingRules([], header)).toEqual(rules));

  it.each([
    ['robots', 'max-snippet:50', { maxSnippet: 50 }],
    ['GoogleBot', 'nosnippet', { noSnippet: true }],
    ['otherbot', 'nosnippet', {}],
    ['description', 'nosnippet', {}],
  ])('reads <meta name="%s" content="%s">', (name, content, rules) =>
    expect(showingRules([{ name, content }])).toEqual(rules),
  );

  it('takes the strictest of page and header', () => {
    expect(showingRules([{ name: 'robots', content: 'max-snippet:80' }], 'max-snippet:120')).toEqual({
      maxSnippet: 80,
    });
    expect(showingRules([{ name: 'robots', content: 'max-image-preview:none' }], 'max-snippet:120')).toEqual({
      maxSnippet: 120,
      noPicture: true,
    });
  });
});
