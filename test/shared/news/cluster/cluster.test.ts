import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sortOf, tellsOutcome } from '../../../../src/shared/news/cluster/phase.ts';
import { cosine, tellingOf, weightsOf } from '../../../../src/shared/news/cluster/similarity.ts';
import { candidateTerms, describe as termsOf } from '../../../../src/shared/news/cluster/terms.ts';
import { canonicalUrl } from '../../../../src/shared/news/text/url.ts';
import { findCorpus, loadCorpus, type Corpus } from '../relevance/corpus.ts';
import { Stream, bCubed, sampleDay } from './support.ts';

const none = { documents: 0, frequency: () => 0 };
const at = (hours: number): Date => new Date(Date.UTC(2026, 2, 17) + hours * 3_600_000);
const article = (title: string, site: string, hours: number, teaser = '') => ({
  title,
  teaser,
  canonicalUrl: `https://${site}.example/${encodeURIComponent(title)}`,
  publishedAt: at(hours),
});

/** Whether the second of two articles joins the first. */
function joins(first: ReturnType<typeof article>, second: ReturnType<typeof article>): boolean {
  const stream = new Stream();
  return stream.place(first).storyId === stream.place(second).storyId;
}

describe('termsOf', () => {
  it('finds names with their version and amounts however they are written', () => {
    const { names } = termsOf({
      title: 'Orrenby pays $310m for Merrowin 3',
      teaser: 'The 310 million dollars are due in 2026.',
    });
    expect(names).toEqual(expect.arrayContaining(['merrowin 3', '310000000']));
    expect(names).not.toContain('2026');
  });

  it('stays small, survives JSON, and gives up to 16 terms to look up by', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.lorem({ maxCount: 300 }),
        (title, text) => {
          const terms = termsOf({ title, teaser: text.slice(0, 100), text });
          expect(Object.keys(terms.weights).length).toBeLessThanOrEqual(64);
          expect(JSON.parse(JSON.stringify(terms))).toEqual(terms);
          expect(candidateTerms(terms).length).toBeLessThanOrEqual(16);
          const score = cosine(weightsOf(terms), weightsOf(terms), tellingOf(none));
          expect(score >= 0 && score <= 1).toBe(true);
        },
      ),
    );
  });

  it('looks up by what is rare, not by what every article says', () => {
    const terms = candidateTerms(
      termsOf({ title: 'Orrenby launches Merrowin 3, a new AI model', teaser: '' }),
    );
    expect(terms.slice(0, 2).sort()).toEqual(['merrowin', 'merrowin 3']);
  });
});

describe('decide', () => {
  const release = article(
    'Orrenby releases Merrowin 3 with open weights',
    'ledger',
    8,
    'The model Merrowin 3 needs 12 GB of memory, Orrenby says.',
  );

  it('joins two outlets that report one event, and says why', () => {
    const stream = new Stream();
    const first = stream.place(release);
    const second = stream.place(
      article(
        'Merrowin 3 from Orrenby runs in 12 GB',
        'tribune',
        10,
        'Orrenby has put the open weights of Merrowin 3 online.',
      ),
    );
    expect(second.storyId).toBe(first.storyId);
    expect(second.reason).toMatch(/^Joined: shares Merrowin 3.* with an article \(\d\.\d\d\)\.$/);
    expect(second.duplicate).toBeUndefined();
  });

  it('parts two products of one lab on one day', () => {
    expect(
      joins(
        release,
        article(
          'Orrenby launches coding agent Bodkin 2',
          'tribune',
          9,
          'Bodkin 2 by Orrenby explains every change.',
        ),
      ),
    ).toBe(false);
  });

  it('parts two versions of one product', () => {
    expect(
      joins(article('Orrenby releases Merrowin 3', 'a', 1), article('Orrenby releases Merrowin 4', 'b', 20)),
    ).toBe(false);
  });

  it('parts the outcome from the waiting', () => {
    const before = article(
      'Voice actors of Ninegates walk out, talks resume on Monday',
      'a',
      0,
      'The guild and Ninegates negotiate over voice copies.',
    );
    const after = article(
      'Voice actors of Ninegates end strike after deal',
      'b',
      20,
      'The guild and Ninegates agree on voice copies.',
    );
    expect(joins(before, after)).toBe(false);
    expect(joins({ ...before, title: 'Voice actors of Ninegates end strike' }, after)).toBe(true);
  });

  it('parts a guide, a round-up and a report', () => {
    expect(joins(release, article('How to run Merrowin 3 on your laptop', 'tribune', 9))).toBe(false);
    expect(
      joins(release, article('Weekly digest: Orrenby releases Merrowin 3 with open weights', 'tribune', 9)),
    ).toBe(false);
  });

  it('takes "Running Merrowin 3 on ..." for a guide, and no one who is running for something', () => {
    expect(joins(release, article('Running Merrowin 3 on an old laptop', 'tribune', 9))).toBe(false);
    expect(sortOf('Running mate praises open models')).toBe('report');
    expect(sortOf('Building collapses')).toBe('report');
  });

  it('parts two games of one series, and no reports of the same game', () => {
    const fifth = article('Marrowby beats Ninegates 3-1 in game five of the machine Go final', 'a', 0);
    const another = (title: string) => joins(fifth, article(title, 'b', 4));
    expect(another('Machine Go final: Marrowby beats Ninegates in Game 6')).toBe(false);
    expect(another('Machine Go final: Marrowby beats Ninegates in Game 5')).toBe(true);
  });

  it('keeps two round-ups of one week apart', () => {
    const week = 'This week: robots for Kallowey harbour, Merrowin 3 and a strike';
    expect(joins(article(week, 'a', 1), article(`${week} again`, 'b', 2))).toBe(false);
  });

  it('takes a title that comes again after 14 days for a new article', () => {
    const column = article('Notes on robots in Kallowey', 'ledger', 0);
    const again = { ...column, canonicalUrl: 'https://ledger.example/next' };
    expect(joins(column, { ...again, publishedAt: at(24 * 13) })).toBe(true);
    expect(joins(column, { ...again, publishedAt: at(24 * 15) })).toBe(false);
  });

  it('parts what two labs did with the same partner', () => {
    expect(
      joins(
        article('Mistral partners with Keldrin on sovereign clusters', 'a', 1),
        article('Cohere partners with Keldrin on sovereign clusters', 'b', 2),
      ),
    ).toBe(false);
  });

  it('forgets after seven days', () => {
    const later = article('Orrenby releases Merrowin 3 with open weights', 'tribune', 8 + 24 * 8);
    expect(joins(release, later)).toBe(false);
  });

  it('knows an article under another link, and a page under another title', () => {
    const stream = new Stream();
    stream.place(article('Governing agent autonomy', 'cursor', 1));
    const again = {
      ...article('Governing  agent autonomy', 'cursor', 3),
      canonicalUrl: 'https://www.cursor.example/other',
    };
    expect(stream.place(again)).toMatchObject({ duplicate: true, duplicateOf: 0, storyId: 0 });
    expect(stream.place({ ...again, title: 'Cursor governs its agents', publishedAt: at(4) })).toMatchObject({
      duplicate: true,
    });
  });

  it('takes no word of the trade for a name, from the first article on', () => {
    const first = article('Observability for developers building connectors', 'orrenby', 1);
    const second = article('Full Observability for Marrow: Introducing an Open-Source Stack', 'marrow', 18);
    expect(joins(first, second)).toBe(false);
  });

  it('does not take the items of a changelog on one page for one', () => {
    const page = { canonicalUrl: 'https://x.example/changelog' };
    expect(
      joins({ ...article('v2.1.113', 'x', 1), ...page }, { ...article('v2.1.114', 'x', 2), ...page }),
    ).toBe(false);
  });

  it('never throws, whatever it is given', () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 6 }), (list) => {
        const stream = new Stream();
        for (const [title, teaser] of list) {
          const { score } = stream.place({
            title,
            teaser,
            canonicalUrl: canonicalUrl(teaser),
            publishedAt: at(1),
          });
          expect(score >= 0 && score <= 1).toBe(true);
        }
      }),
    );
  });
});

describe('titles', () => {
  it.each([
    ['Coalition still divided two days before vote', 'Assembly passes act', true],
    ['Dubbing actors on strike for a third day', 'Dubbing actors end strike after deal', true],
    ['Jury begins deliberating in the Canterel case', 'Canterel convicted of fraud', true],
    ['Crews issue strike notice', 'Crews walk out', true],
    ['Last poll puts Harbour List ahead', 'Exit poll: Harbour List wins', true],
    ['Orrenby plans to release Merrowin 4', 'Introducing Merrowin 4', true],
    ['Coast braces for Leah', 'Leah makes landfall', true],
    ['Ashdown takes pole', 'Aurell wins at Halmere', true],
    ['Orrenby in talks to buy Kestrel', 'Orrenby to buy Kestrel for $2bn', true],
    ['Kestrel said to be for sale', '"We are not for sale": Kestrel writes to staff', true],
    ['Orrenby denies it is in talks', 'Orrenby raises $40m', true],
    ['Jury orders Orrenby to pay $90m', 'Orrenby appeals', true],
    ['Orrenby in talks to buy Kestrel', 'What Kestrel would bring to Orrenby', false],
    ['Jury orders Orrenby to pay, which vows a fight', 'What the Orrenby verdict means', false],
    ['Dubbing actors end strike', 'Dubbing actors end strike after deal', false],
  ])('after %j, %j tells the outcome: %p', (earlier, later, outcome) => {
    expect(tellsOutcome(earlier, later)).toBe(outcome);
  });

  it.each([
    ['Gemma 4 12B: The Developer Guide', 'guide'],
    ['How to get the most out of Merrowin 3', 'guide'],
    ['Migrating from Merrowin 2 to Merrowin 3: what breaks', 'guide'],
    ['Migrating birds arrive early', 'report'],
    ['GPT-5.4 is now available in Windsurf', 'report'],
    ['A Weekly Pill to Prevent Migraine Wins Approval', 'report'],
    ['The week in AI: a verdict, a recall and a price war', 'roundup'],
    ['Gemini Flash Gets Pricey, AI Act Is Delayed, Agents Drive Online Traffic', 'roundup'],
    ['The Weights #188: a verdict, a launch and a whale', 'roundup'],
    ['Sunday digest: a leak and a maybe', 'roundup'],
    ['Orrenby ships issue 12 of its manual', 'report'],
    ['Orrenby ships Merrowin 3, cuts prices 40% and promises open weights', 'report'],
  ])('%j is a %s', (title, sort) => {
    expect(sortOf(title)).toBe(sort);
  });
});

describe('on the sample day', () => {
  it.each([
    ['full text', 0.95],
    ['what the feeds carry', 0.93],
  ])('B-cubed F1 with %s is at least %d', (mode, least) => {
    const stream = new Stream();
    const placed = sampleDay().map(({ text, teaser, carries, ...rest }) => ({
      event: rest.event,
      cluster: stream.place({
        ...rest,
        canonicalUrl: canonicalUrl(rest.url),
        teaser: mode === 'full text' || carries !== 'title' ? teaser : '',
        ...(text !== undefined && (mode === 'full text' || carries === 'full') ? { text } : {}),
      }).storyId,
    }));
    expect(bCubed(placed).f).toBeGreaterThanOrEqual(least);
  });
});

const dir = findCorpus();
(dir === undefined ? describe.skip : describe)('on the corpus', () => {
  let corpus: Corpus;
  beforeAll(async () => {
    corpus = await loadCorpus(dir ?? '');
  }, 180_000);

  it('of the 51 new articles only the known pairs are one story, and none joins the backlog', () => {
    const stream = new Stream();
    for (const { text, ...item } of corpus.backlog)
      stream.place({ ...item, ...(text === undefined ? {} : { text }) });
    const old = stream.stories.length;
    const joined: string[] = [];
    for (const { text, ...item } of corpus.fresh) {
      const decision = stream.place({ ...item, ...(text === undefined ? {} : { text }) });
      if (decision.join === undefined) continue;
      expect(decision.storyId).toBeGreaterThanOrEqual(old);
      joined.push(`${item.title}${decision.duplicate === true ? ' (duplicate)' : ''}`);
    }
    expect(joined).toEqual([
      'Mapping AI-enabled cyber threats: Insights from the LLM ATT&CK Navigator',
      'Governing agent autonomy with Auto-review (duplicate)',
    ]);
  });
});
