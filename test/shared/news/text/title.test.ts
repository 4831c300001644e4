import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanTitle } from '../../../../src/shared/news/text/title.ts';

describe('cleanTitle', () => {
  it.each([
    ['Jun 5, 2026ScienceMaking Claude a chemist', 'Making Claude a chemist'],
    [
      'May 27, 2026Economic ResearchCoding agents in the social sciences',
      'Coding agents in the social sciences',
    ],
    ['May 22, 2026AnnouncementsProject Glasswing: An initial update', 'Project Glasswing: An initial update'],
    [
      'May 14, 2026Policy2028: Two scenarios for global AI leadership',
      '2028: Two scenarios for global AI leadership',
    ],
    [
      "AlignmentMay 8, 2026Teaching Claude whyNew research on how we've reduced agentic misalignment.",
      'Teaching Claude why',
    ],
  ])('takes off what a scraper glued before %j', (raw, clean) => {
    expect(cleanTitle(raw)).toBe(clean);
  });

  it.each([
    'May 22, 2026: what happened',
    'May 22, 2026 was a long day',
    'Released May 22, 2026 at noon',
    'OpenAI ships X',
    'iPhone',
    'GitHub',
    'ScienceMaking',
    'Research',
    'GPT-5: a first look',
  ])('leaves the ordinary title %j alone', (title) => {
    expect(cleanTitle(title, { publisher: 'The Verge', categories: ['Research'] })).toBe(title);
  });

  it('keeps a brand behind a glued date whole', () => {
    expect(cleanTitle('Jun 5, 2026OpenAI ships X')).toBe('OpenAI ships X');
  });

  it('takes a category of the item for a section, known or not', () => {
    expect(cleanTitle('Jun 5, 2026Field NotesLearning to see', { categories: ['Field Notes'] })).toBe(
      'Learning to see',
    );
  });

  it.each([' | The Verge', ' - The Verge', ' – Verge', ' · THE VERGE'])('drops the suffix %j', (suffix) => {
    expect(cleanTitle(`Robots learn to fold${suffix}`, { publisher: 'The Verge' })).toBe(
      'Robots learn to fold',
    );
  });

  it('keeps a suffix that is no publisher', () => {
    expect(cleanTitle('Gemma 4 - The Guide', { publisher: 'The Verge' })).toBe('Gemma 4 - The Guide');
  });

  it('removes what cannot be seen', () => {
    expect(cleanTitle('A\u200b \u202eB\u00ad  C\n')).toBe('A B C');
  });

  it('is idempotent and leaves no half characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        const once = cleanTitle(raw);
        expect(cleanTitle(once)).toBe(once);
        expect(once).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
