import { describe, expect, it } from '@jest/globals';
import { subjectToldBefore } from '../../../../src/shared/news/summarize/leaning.ts';
import { topicWords } from '../../../../src/shared/news/text/tokens.ts';

const told = new Set(
  topicWords('Orrenby will build a factory for robots in Carrowmark, its third data centre.'),
);

describe('subjectToldBefore', () => {
  it.each([
    ['The factory will employ 480 people.', ['factory']],
    ['The new factory opens in May.', ['factory']],
    ['The factory’s report is due in May.', ['factory']],
    ['The robots pack 600 boxes an hour.', ['robots']],
    // Nothing of it was told before, or it stands for the one whom the headline names.
    ['The harbour of Aldersund bought forty cranes.', []],
    ['The company earns 40 million euros a year.', []],
    ['The model needs 12 GB of memory.', []],
    // Named, or no subject as if known.
    ['The Carrowmark factory will employ 480 people.', []],
    ['A factory will employ 480 people.', []],
    ['The first of them opens in May.', []],
  ])('%s', (sentence, words) => expect(subjectToldBefore(sentence, told)).toEqual(words));
});
