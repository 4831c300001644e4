import { describe, expect, it } from '@jest/globals';
import type { PostedCard } from '../../../../src/shared/db/tables/posted-card.ts';
import type { Utterance } from '../../../../src/shared/db/tables/spoken.ts';
import {
  type Place,
  type PublishedStory,
  decidePublishing,
} from '../../../../src/shared/news/publish/decide.ts';
import type { Calm } from '../../../../src/shared/news/publish/hold.ts';
import { statedFacts, whyAgain } from '../../../../src/shared/news/publish/speak-again.ts';

const begin = Date.UTC(2026, 5, 1, 8);
const at = (hours: number): Date => new Date(begin + hours * 3_600_000);
const rules = { most: 3, forMs: 48 * 3_600_000 };

const told: Utterance = { at: at(0), level: 'notable', outlets: 2, version: 1 };
const story = (wanted: Partial<PublishedStory> = {}): PublishedStory => ({
  level: 'notable',
  outlets: 2,
  facts: [],
  version: 2,
  topics: ['models'],
  past: false,
  retracted: false,
  openedAt: at(0),
  newestAt: at(1),
  newsAt: at(1),
  utterances: [told],
  ...wanted,
});
const card = (wanted: Partial<PostedCard> = {}): PostedCard => ({
  delivery_id: 'd1',
  destination_id: 1,
  platform: 'channel',
  story_id: 1,
  state: 'sent',
  decided_at: at(0),
  sent_at: at(0),
  version: 1,
  edits: 0,
  replied: false,
  paused: false,
  deleted: false,
  workspace_id: null,
  ...wanted,
});
const calm: Calm = {
  postsToday: 0,
  mostPosts: 6,
  freshHours: 1_000,
  removed: false,
  answers: true,
};
const empty: Place = { destinationId: 2, platform: 'channel', takes: true, calm };
const carded = (wanted: Partial<PostedCard> = {}, takes = true): Place => ({
  destinationId: 1,
  platform: 'channel',
  takes,
  calm,
  card: card(wanted),
});
const decide = (published: PublishedStory, places: Place[], hours: number) => {
  const { owed, ...rest } = decidePublishing(published, places, at(hours), rules);
  return { ...rest, owed: owed.map(({ place, kind }) => `${kind} ${place.destinationId}`) };
};

describe('a newest version', () => {
  it('is posted where there is no card, and put on the card where one is', () => {
    expect(decide(story(), [carded(), empty], 1)).toEqual({ owed: ['edit 1', 'post 2'], silence: null });
  });

  it('does not change a card that shows it, has changed enough, is old, is still owed, or is out of reach', () => {
    for (const [wanted, hours] of [
      [{ version: 2 }, 1],
      [{ edits: 3 }, 1],
      [{ state: 'due' }, 1],
      [{ state: 'failed' }, 1],
      [{ paused: true }, 1],
      [{}, 49],
    ] as const)
      expect(decide(story(), [carded(wanted)], hours).owed).toEqual([]);
    expect(decide(story(), [carded({}, false)], 1).owed).toEqual([]);
  });

  it('goes on the card of a story merged into it whatever the rules', () => {
    const stranger = { version: 0, edits: 0 };
    expect(decide(story(), [carded(stranger, false)], 200).owed).toEqual(['edit 1']);
  });
});

describe('silence has a reason', () => {
  it('for what is past, retracted, or asked for by nobody', () => {
    const silence = (published: PublishedStory, places = [empty]) => decide(published, places, 1);
    expect(silence(story({ past: true }))).toEqual({
      owed: [],
      silence: 'It was published before the bot began to follow its source.',
    });
    expect(silence(story({ retracted: true }), [empty, carded(), carded({ deleted: true })])).toEqual({
      owed: ['remove 1'],
      silence: 'It was retracted.',
    });
    expect(silence(story(), []).silence).toBe('No subscription takes notable stories of these topics.');
    expect(silence(story({ topics: [], level: 'minor' }), []).silence).toBe(
      'No subscription takes minor stories without a topic.',
    );
  });

  it('for a story that is closed three days after it last spoke, and not before', () => {
    const growing = story({ outlets: 30, level: 'major' });
    expect(decide(growing, [empty], 72)).toMatchObject({ owed: ['post 2'], silence: null });
    expect(decide(growing, [carded({ edits: 0 }), empty], 73)).toEqual({
      owed: [],
      silence: 'It is closed: it last spoke more than three days ago.',
    });
    const twice = story({ utterances: [told, { ...told, at: at(48) }] });
    expect(decide(twice, [empty], 100).owed).toEqual(['post 2']);
  });

  it('for news that comes back days after it was known and not posted; an outage makes no news old', () => {
    const old = story({ utterances: [], newestAt: at(73) });
    expect(decide(old, [empty], 73)).toEqual({
      owed: [],
      silence: 'It tells again what was known more than three days before, and what was not posted then.',
    });
    expect(decide(story({ utterances: [], newestAt: at(1) }), [empty], 100).owed).toEqual(['post 2']);
  });
});

describe('a story speaks again', () => {
  const risen = story({ level: 'major', outlets: 6 });

  it('for a higher level, two hours after the post and not before, and says when to look again', () => {
    expect(decide(risen, [carded()], 2)).toEqual({
      owed: ['edit 1', 'reply 1'],
      silence: null,
      why: 'Now a major story: 6 independent outlets',
    });
    expect(decide(risen, [carded()], 1.9)).toEqual({ owed: ['edit 1'], silence: null, lookAgainAt: at(2) });
  });

  it('once in a destination, where it is taken, and to those who have not been told', () => {
    expect(decide(risen, [carded({ replied: true })], 5).owed).toEqual(['edit 1']);
    expect(decide(risen, [carded({}, false)], 5).owed).toEqual([]);
    const elsewhere = { ...risen, utterances: [told, { ...told, at: at(1), level: 'major' as const }] };
    const late = carded({ decided_at: at(1), sent_at: at(1) });
    expect(decide(elsewhere, [carded()], 5).owed).toEqual(['edit 1', 'reply 1']);
    expect(decide(elsewhere, [late], 5).owed).toEqual(['edit 1']);
  });

  it('for major or breaking alone, three times the outlets and five more, or a new fact', () => {
    const now = { level: 'notable', outlets: 2, facts: [] } as const;
    expect(whyAgain({ ...told, level: 'minor' }, now)).toBeUndefined();
    expect(whyAgain({ ...told, level: 'major' }, { ...now, level: 'breaking', outlets: 5 })).toBe(
      'Now breaking news: 5 independent outlets',
    );
    expect(whyAgain({ ...told, level: 'breaking' }, { ...now, level: 'major' })).toBeUndefined();
    expect(whyAgain(told, { ...now, outlets: 6 })).toBeUndefined();
    expect(whyAgain(told, { ...now, outlets: 7 })).toBe('Now 7 independent outlets instead of 2');
    expect(whyAgain({ ...told, outlets: 4 }, { ...now, outlets: 11 })).toBeUndefined();
    const fact = { text: '$310m', key: 'amount', amount: 3.1e8, phrase: '$310m' };
    expect(whyAgain(told, { ...now, facts: [{ ...fact, since: at(1) }] })).toBe('New: $310m');
    expect(whyAgain(told, { ...now, facts: [{ ...fact, since: at(-1) }] })).toBeUndefined();
  });
});

describe('a fact counts', () => {
  const version = ['Velkamp pays $310 million.'];
  const outlet = (text: string, hours: number) => ({ articles: [{ seenAt: at(hours), text }] });

  it('when two outlets state it, since the first of them did', () => {
    expect(statedFacts(version, [outlet('for 310m dollars', 3)])).toEqual([]);
    expect(statedFacts(version, [outlet('paid $312m', 3), outlet('nothing', 1)])).toEqual([]);
    expect(statedFacts(version, [outlet('paid $312m', 3), outlet('310 million', 2)])).toMatchObject([
      { text: '$310 million', since: at(2) },
    ]);
  });

  it.each([
    ['The plant employs 1,150 people from May.', '1,150 people'],
    ['Fines reach 4% of the turnover.', '4% of the turnover'],
    ['It has 1,400.', '1,400'],
    ['Velkamp pays $310 million in shares.', '$310 million'],
  ])('and is told with what it counts: "%s"', (sentence, phrase) => {
    expect(statedFacts([sentence], [outlet(sentence, 1), outlet(sentence, 2)])).toMatchObject([{ phrase }]);
  });
});
