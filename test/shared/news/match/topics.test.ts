import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { topics, topicsOf } from '../../../../src/shared/news/match/topics.ts';
import { scoreTopics } from '../../../../src/shared/news/match/score.ts';
import { vocabularies } from '../../../../src/shared/news/match/words/all.ts';

const idsOf = (title: string, teaser = '', text?: string): string[] =>
  topicsOf({ title, teaser, text }).map(({ id }) => id);

describe('topics', () => {
  it('are fourteen, each with an id, a sentence and words of its own', () => {
    expect(new Set(topics.map(({ id }) => id)).size).toBe(14);
    expect(topics.every(({ description }) => /^[A-Z].*\.$/.test(description))).toBe(true);
    expect(Object.keys(vocabularies).sort()).toEqual(topics.map(({ id }) => id).sort());
  });

  it.each([
    ['Kestrel raises $40m for warehouse robots', ['business-funding', 'robotics']],
    ['New GPU packaging plant planned', ['chips-infrastructure']],
    ['Parliament passes bill on automated decisions', ['policy-regulation']],
    ['Introducing GPT-9.1', ['models']],
    ['orrenby/kite: v2.1.0', ['open-source']],
    ['Novelists sue over pirated books', ['policy-regulation', 'creative-media']],
    ['Washington loosens export controls on accelerators', ['geopolitics', 'chips-infrastructure']],
    ['Prompt injection lets a mail reach the coding agent', ['safety-security', 'agents-tools']],
    ['Teachers on strike over chatbots in the classroom', ['society-work']],
    ['Radiologists miss fewer tumours with the new system', ['science-health']],
    ['Smart glasses that translate', ['hardware-devices']],
    ['A preprint on reward hacking', ['research']],
    ['Gericht weist Klage gegen Sprachmodell ab', ['policy-regulation']],
    ['La jeune pousse lève 40 millions d’euros', ['business-funding']],
  ])('of "%s"', (title, expected) => expect(idsOf(title)).toEqual(expect.arrayContaining(expected)));

  it('are matched by whole words, and capitals where they matter', () => {
    expect(idsOf('Factory actions')).not.toContain('policy-regulation');
    expect(idsOf('Ein Tag mit Kindern')).not.toContain('research');
    expect(idsOf('A dataset from MIT')).toContain('research');
  });

  it('need no word of their vocabulary where plain words are clear, and are not guessed from them', () => {
    const title = 'Assistant told boy to stop taking his pills';
    expect(scoreTopics({ title, teaser: '' }).map(({ id }) => id)).not.toContain('safety-security');
    expect(idsOf(title)).toContain('safety-security');
    expect(idsOf('Orrenby waits', 'More on Monday.')).toEqual([]);
  });

  it('are not taken from turns of phrase', () => {
    expect(idsOf('A game changer raises questions')).toEqual([]);
    expect(idsOf('The European Union waits')).not.toContain('society-work');
  });

  it('are weighed: the title says more than the lead, the lead more than the rest', () => {
    const filler = 'They went on to the next town. '.repeat(40);
    const score = (title: string, teaser: string, text?: string): number =>
      topicsOf({ title, teaser, text }).find(({ id }) => id === 'robotics')?.score ?? 0;
    const [inTitle, inLead] = [score('Humanoids', ''), score('Orrenby', 'It showed humanoids.')];
    expect(inTitle).toBeGreaterThan(inLead);
    expect(inLead).toBeGreaterThan(score('Orrenby', filler, 'It showed humanoids.'));
  });

  it('are at most three, each with its reason', () => {
    const title = 'Court, school, robot, song, chip, hospital, phone and export controls in one week';
    expect(topicsOf({ title, teaser: '' }).length).toBeLessThanOrEqual(3);
    expect(topicsOf({ title: 'New export controls and sanctions', teaser: '' })[0]).toMatchObject({
      id: 'geopolitics',
      reason: 'names "export controls" and "sanctions"',
    });
    expect(topicsOf({ title: 'Orrenby raises $40m', teaser: '' })[0]?.reason).toBe(
      'names "$40m" and "raises"',
    );
  });

  it('are none for a text that names none', () => expect(idsOf('A quiet day')).toEqual([]));

  it('take any text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(text, text, text, (title, teaser, body) => {
        for (const { score, reason } of topicsOf({ title, teaser, text: body })) {
          expect(score > 0 && score <= 1).toBe(true);
          expect(reason).toMatch(/^names "/);
        }
      }),
    );
  });

  it.each(['a/', '1.1.', 'Claude A ', '$1,', 'x, ', '1', 'v1.'])(
    'take long runs of %j in no time',
    (part) => {
      const before = process.cpuUsage();
      idsOf(part.repeat(20_000), part.repeat(20_000), part.repeat(20_000));
      // Milliseconds: what grows with the square of them takes minutes, whatever the machine.
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(10_000);
    },
  );
});
