import { describe, expect, it } from '@jest/globals';
import { withoutFurniture } from '../../../../src/shared/news/summarize/furniture.ts';

const text = 'Orrenby has opened a plant. It will employ 480 people.';

describe('withoutFurniture', () => {
  it.each([
    ['By . Ann Vale . PUBLISHED: . 06:21 EST, 3 March 2026 . | . UPDATED: . 07:02 EST, 3 March 2026 . '],
    ['By . Ann Vale and Tom Orr, Science Editor . '],
    ['By\nAnn Vale\n\nPUBLISHED:\n\n  06:21 EST, 3 March 2026\n\n'],
    ['By Ann Vale\n\n'],
    ['Last updated at 3:23 PM on 12th January 2026 . '],
    ['(CNN)'],
    ['(CNN) -- '],
    ['Port Skerrow, Aldwyn (AP) — '],
    ['SAN FRANCISCO, March 3 (Reuters) - '],
    ['Kallowey (CNN)'],
    ['NEW YORK — '],
    ['LONDON, England -- '],
    ['DENVER - '],
    ['June 15 - '],
    ['Sept. 3, 2029 — '],
    ['Scroll down for video . '],
  ])('takes off %j', (furniture) => expect(withoutFurniture(furniture + text)).toBe(text));

  it('takes calls and links out of the middle, and a dateline before a later paragraph', () => {
    expect(
      withoutFurniture(
        'Orrenby has opened a plant. Watch the opening of the plant » . It will employ 480 people. E-mail to a friend .',
      ).trim(),
    ).toBe(text);
    expect(withoutFurniture('A note.\n\nKALLOWEY — Orrenby has opened.')).toBe(
      'A note.\n\nOrrenby has opened.',
    );
  });

  it.each([
    'By 2029 the plant will employ 480 people. More will come.',
    'By Monday Orrenby had sold every robot. It makes more.',
    'March 3 - when the robots came - was a Tuesday.',
    'NASA — the agency — bought a robot. It flies.',
    'See the plant for yourself in May. It is open.',
    'The BBC (Reuters reports) has bought a robot.',
    'Agence France-Presse (AFP) signed a deal with Orrenby. It runs for two years.',
    'The Associated Press (AP) Stylebook now has a page on robots. It is short.',
  ])('leaves alone: %s', (sentence) => expect(withoutFurniture(sentence)).toBe(sentence));
});
