import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '../../../../src/shared/news/ground/check.ts';

const sample = JSON.parse(
  readFileSync(new URL('../../../fixtures/sample-day/articles.json', import.meta.url), 'utf8'),
) as { title: string; teaser: string; paragraphs: string[] }[];

/** A part of an article's title, and a statement about the article in other words. */
type Statement = [title: string, statement: string];

const faithful: Statement[] = [
  [
    'Orrenby ships Merrowin 3',
    'Orrenby has released its Merrowin 3 models and cut the price of the middle one by 40%.',
  ],
  [
    'Orrenby ships Merrowin 3',
    'The weights of the smallest version, Merrowin 3 Slim, will be published on 2 April.',
  ],
  [
    'Orrenby ships Merrowin 3',
    'Merrowin 3 Slim has nine billion parameters and scored 55.2% on the Ledgerwork benchmark.',
  ],
  ['Orrenby ships Merrowin 3', 'Developers must move off Merrowin 2 by 30 September.'],
  [
    'Orrenby ships Merrowin 3',
    'Merrowin 3 Broad took a median of 8.4 seconds to produce its first word in a test.',
  ],
  [
    'Ottergard raises',
    'Ottergard Robotics raised $310 million in a Series C round led by Tarnside Capital, valuing it at $2.1 billion.',
  ],
  [
    'Ottergard raises',
    'Revenue rose to $84m in 2025 from $31m, but the company made a loss of $57m before tax.',
  ],
  [
    'Ottergard raises',
    'About half of the money will fund a factory in Carrowmark that can build 6,000 robots a year.',
  ],
  ['Ottergard raises', 'Founder Yusra Kettleby expects the company to break even in 2028.'],
  [
    'what Orrenby changed',
    'Orrenby left audio switched off after tests showed that the model could copy a voice from nine seconds of sound.',
  ],
  [
    'what Orrenby changed',
    'Merrowin 3 completes 71.3% of the Ledgerwork tasks, compared with 58.9% for its predecessor.',
  ],
  [
    'what Orrenby changed',
    'Two publishers are suing Orrenby over Merrowin 2, with a hearing set for 11 May.',
  ],
  [
    'Clerks who use AI',
    'Office workers in Skerrland who use AI daily save 52 minutes a day but do not work less, a survey of 8,400 people found.',
  ],
  ['Clerks who use AI', 'Daily use rose from 29% to 51% within a year.'],
  ['Clerks who use AI', 'Only 6% of daily users leave work earlier.'],
  ['Clerks who use AI', 'Employers have rejected the union demand for shorter hours.'],
  [
    'Aldersund weighs up',
    'Haldrekk will build a chip packaging plant at the former Aldersund shipyard and promises 1,150 jobs.',
  ],
  [
    'Aldersund weighs up',
    'Fishermen fear for the shellfish beds because the plant will draw 4,000 cubic metres of water a day.',
  ],
  ['Neural network sees', 'Saltmark, a neural network, can forecast coastal flooding up to ten days ahead.'],
  [
    'Neural network sees',
    'Its error in peak water level was 27% smaller than that of the best operational model.',
  ],
  [
    'Neural network sees',
    'In the most extreme surges the network underestimated the peak by 22 centimetres on average.',
  ],
  [
    'Bodkin 2',
    'Orrenby has opened Bodkin 2, its coding agent, to all teams after testing it with 3,800 developers.',
  ],
  ['Bodkin 2', 'It costs $28 per developer a month, including 400 tasks.'],
  [
    'Robot maker Ottergard',
    'The Carrowmark factory is to open in summer 2027 and employ 480 people a year later.',
  ],
  [
    'One in eight',
    'Researchers at the University of Sundhaven found that 13% of benchmark questions appeared in the training data of 24 open models.',
  ],
  ['One in eight', 'Removing the leaked questions cut the average score by 4.7 percentage points.'],
  [
    'Why Haldrekk',
    'Haldrekk’s €2.4 billion plant in Aldersund will not make transistors but bond processors to memory.',
  ],
  ['Why Haldrekk', 'The plant needs 140 megawatts, of which the grid operator has guaranteed 90.'],
];

const unfaithful: Statement[] = [
  ['Orrenby ships Merrowin 3', 'Orrenby has raised the price of the middle Merrowin 3 model by 40%.'],
  ['Orrenby ships Merrowin 3', 'The weights of Merrowin 3 Broad will be published on 2 April.'],
  ['Ottergard raises', 'Tarnside Capital raised $310 million from Ottergard Robotics.'],
  ['Ottergard raises', 'Ottergard Robotics is profitable, with revenue of $84m in 2025.'],
  ['Ottergard raises', 'Gregor Vasquand expects Ottergard to break even in 2028.'],
  ['what Orrenby changed', 'Orrenby is suing two publishers over Merrowin 2.'],
  ['what Orrenby changed', 'The assessment office confirmed that the two jailbreaks were fixed.'],
  ['Clerks who use AI', 'Office workers who use AI daily work 52 minutes less a day.'],
  ['Clerks who use AI', 'Employers have accepted the demand for shorter hours.'],
  ['Aldersund weighs up', 'Fishermen welcome the plant because it brings 1,150 jobs.'],
  ['Neural network sees', 'Saltmark overestimated the peak of the most extreme surges by 22 centimetres.'],
  ['Bodkin 2', 'Bodkin 2 runs on the servers of its customers and is open source.'],
  ['One in eight', 'The team also examined closed models and found leaks in them.'],
  ['Why Haldrekk', 'The grid operator has guaranteed the 140 megawatts that the plant needs.'],
  ['Robot maker Ottergard', 'The Carrowmark factory opened in the summer of 2027 with 480 employees.'],
];

const isBlocked = ([part, statement]: Statement): boolean => {
  const { title, teaser, paragraphs } = sample.find((article) => article.title.includes(part))!;
  return faultsOf(statement, [{ title, teaser, text: paragraphs.join('\n\n') }]).length > 0;
};

// The figures stand in docs/quality.md.
describe('the check, on paraphrases of the sample day', () => {
  it('lets pass nearly all that are faithful', () => {
    expect(faithful.filter(isBlocked).map(([, statement]) => statement)).toHaveLength(1);
  });

  it('blocks most of those that are not', () => {
    expect(unfaithful.filter(isBlocked)).toHaveLength(10);
  });
});
