import { describe, expect, it } from '@jest/globals';
import { trimmed } from '../../../../src/shared/news/summarize/trim.ts';

describe('trimmed', () => {
  it.each([
    ['However, the model is cheaper than all of its rivals.', 'The model is cheaper than all of its rivals.'],
    ['But Orrenby keeps the weights of the model closed.', 'Orrenby keeps the weights of the model closed.'],
    [
      'The blast happened 20 metres (65 feet) from the laboratory of Orrenby.',
      'The blast happened 20 metres from the laboratory of Orrenby.',
    ],
    [
      'The European Commission (EC) has opened a case against Orrenby.',
      'The European Commission has opened a case against Orrenby.',
    ],
    ['Orrenby (NASDAQ: ORBY) has raised its forecast for 2029.', 'Orrenby has raised its forecast for 2029.'],
    [
      'The machine — a robot with four arms — packs boxes in Kallowey.',
      'The machine packs boxes in Kallowey.',
    ],
    [
      'The plant will open in May, Orrenby said in a statement on Tuesday.',
      'The plant will open in May, Orrenby said.',
    ],
  ])('%s', (sentence, short) => expect(trimmed(sentence)).toBe(short));

  it.each([
    // Who says it, and how surely.
    'The plant will open in May, Orrenby said.',
    'The model — which may still fail its tests — will be sold in May.',
    // Conditions, limits, negations.
    'The model — if the regulator agrees — will be sold in May.',
    'The model is free (for students only) until the end of May.',
    'The model — though not its weights — can be had by everybody.',
    'The price rises to $20 (not $30, as was planned) in May.',
    // Part of a name.
    'The Orrenby Phone (4) will be sold from May on.',
    'The treatment – in mice – cut tumours by half within six weeks.',
    'Profit — before tax — rose to 40 million euros last year.',
    'The robot – once approved – will be sold in May.',
    'But for a last-minute repair the launch would have failed.',
    // Reasons, times and openings that carry meaning.
    'Therefore the company will close its plant in Kallowey.',
    'But if the court agrees the company will close its plant.',
    'As a result, the company will close its plant in Kallowey.',
    // Somebody's words.
    'Pask said: “The machine — a robot with four arms — packs (and ships) boxes.”',
    // Too little would be left.
    'It (pictured) is the new robot.',
  ])('leaves alone: %s', (sentence) => expect(trimmed(sentence)).toBe(sentence));
});
