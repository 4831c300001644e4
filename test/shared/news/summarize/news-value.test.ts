import { describe, expect, it } from '@jest/globals';
import type { StoryArticle } from '../../../../src/shared/domain/story.ts';
import { opensOnAnother, pointsBack } from '../../../../src/shared/news/summarize/leaning.ts';
import { summarize } from '../../../../src/shared/news/summarize/summarize.ts';

const article = (id: number, title: string, sentences: readonly string[]): StoryArticle => ({
  id,
  publisher: `Outlet ${id}`,
  title,
  teaser: '',
  text: sentences.join('\n\n'),
  url: `https://outlet${id}.example/story`,
  publishedAt: new Date(Date.UTC(2029, 2, 17, 8, id)),
  language: 'en',
});

const event = 'Sable Compute has lost a vote on its data centre of $14 billion near Warsaw, Indiana.';
const shares = 'Shares in Sable Compute fell 6 percent on Monday.';
const story = [
  article(1, 'Sable Compute loses vote on data centre in Indiana', [
    event,
    'The company will have to find land for three gigawatts by 2031.',
  ]),
  article(2, 'Indiana county turns down data centre of Sable Compute', [
    'A data centre of $14 billion by Sable Compute has been turned down in a vote near Warsaw, Indiana.',
    'More than 800 people attended, and 212 spoke.',
  ]),
  article(3, 'After Indiana vote, Sable Compute slips', [
    shares,
    'Norma Yoder had three minutes, and she spoke about a well that her grandfather dug.',
    'Sable Compute had offered to pay 40 million dollars for schools.',
  ]),
];

describe('a brief of several articles', () => {
  const { lede, points } = summarize(story);
  const told = points.map(({ text }) => text);

  it('leads with what they share', () => expect(lede).toBe(event));

  it('tells facts that the lede does not, and neither the event again nor scenes before them', () => {
    expect(told.slice(0, 3)).toEqual(
      expect.arrayContaining([
        'The company will have to find land for three gigawatts by 2031.',
        'Sable Compute had offered to pay 40 million dollars for schools.',
      ]),
    );
    expect(told.join(' ')).not.toContain('turned down in a vote');
    expect(told.join(' ')).not.toContain('Norma Yoder');
  });
});

describe('a brief of one article', () => {
  it('may lead with the figure that its headline leaves out', () => {
    const finding = 'Clerks who use AI every day save an average of 52 minutes of working time.';
    const { lede } = summarize([
      article(1, 'Clerks who use AI save working time every day', [
        finding,
        'The statistics office asked 8,400 clerks.',
      ]),
    ]);
    expect(lede).toBe(finding);
  });

  it('goes on with no bare remark, even where nothing else is left', () => {
    const { points } = summarize([
      article(1, 'Orrenby opens a robot factory in Carrowmark', [
        'Orrenby has opened a factory for robots in Carrowmark that cost 310 million euros.',
        'It will employ 480 people.',
        'Robots are built there on two lines, each of them 90 metres long.',
        'Analysts were less sure about the timetable.',
      ]),
    ]);
    expect(points.map(({ text }) => text)).toEqual([
      'Robots are built there on two lines, each of them 90 metres long.',
    ]);
  });
});

describe('further points', () => {
  /** Five facts beside the lede; the last one leans where it names its subject as if known. */
  const textsWith = (last: string): string[] =>
    summarize([
      ...story,
      article(4, 'Warsaw voters and Sable Compute', [
        event,
        'He named Ottergard Mutual, an insurer with 4,200 clerks, as a friend of the plan.',
        'Work on 12 roads near Warsaw stops until 30 June.',
        last,
      ]),
    ]).points.map(({ text }) => text);

  it('do not lean on what nobody was told of', () => {
    const plain = 'Ottergard expects to settle 310 claims by 14 May.';
    const leaning = 'The insurer expects to settle 310 claims by 14 May.';
    expect(textsWith(plain)).toContain(plain);
    expect(textsWith(leaning).indexOf(leaning)).toBeLessThan(3);
  });
});

describe('pointsBack', () => {
  it.each([
    ['Posthalm adopted that measure in March.', true],
    ['Members rejected it by 101 votes to 96.', true],
    ['Every copy is entered there with a date.', true],
    ['Whoever fails to do so risks a fine of 15 million euros.', true],
    ['Those who did so well in March lost in May.', false],
    ['Posthalm says it has found no sign of abuse.', false],
    ['State aid covers €380m and the rest of the money comes from a bond.', false],
    ['In Boston there are nine such clinics.', false],
  ])('%s: %s', (sentence, leans) => expect(pointsBack(sentence)).toBe(leans));
});

describe('opensOnAnother', () => {
  it.each([
    ['It costs 12 dollars a month.', true],
    ['Their plant opens in May.', true],
    ['“This is what we wanted,” said Pask.', true],
    ['This week Orrenby opens a plant.', false],
    ['It is unclear when the plant opens.', false],
    ['Italy has opened a plant.', false],
    ['Both sell robots to harbours.', true],
    ['Both were sold in May.', true],
    ['Both of them open in May.', true],
    ['Such robots cost 310 euros.', true],
    ['Both companies sell robots to harbours.', false],
    ['Both models read sea charts.', false],
    ['Both women left Orrenby in May.', false],
    ['Both Orrenby and Merrowin sell robots.', false],
    ['IT departments at 40 hospitals use the robot.', false],
    ['ER doctors in Kallowey use the robot.', false],
  ])('%s: %s', (sentence, leans) => expect(opensOnAnother(sentence)).toBe(leans));
});

describe('the teaser above an article', () => {
  const teaser = 'The plant on the old shipyard is the first of its kind.';
  const opening = 'Haldrekk will build a plant for 2.4 billion euros on the old shipyard of Aldersund.';
  const further = 'Ground will be broken in September, and 1,150 people will work there from 2029 on.';
  const told = (sentences: readonly string[]) =>
    summarize([{ ...article(1, 'Haldrekk to build a plant in Aldersund', sentences), teaser }]).lede;

  it('does not lead where the article says it all behind it', () =>
    expect(told([teaser, opening, further])).toBe(opening));

  it('leads where it is the beginning of the article', () => expect(told([teaser, further])).toBe(teaser));
});
