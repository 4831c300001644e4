import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '../../../../src/shared/news/ground/check.ts';
import type { FaultKind } from '../../../../src/shared/news/ground/faults.ts';

const kindsOf = (statement: string, article: string): FaultKind[] =>
  faultsOf(statement, [{ title: 'What Orrenby did in Sundhaven', text: article }]).map(({ kind }) => kind);

type Case = [article: string, statement: string];

const bid = (how: string): string => `Orrenby ${how} Kallowey for $2 billion.`;

describe('what is only possible', () => {
  it.each<Case>([
    [bid('may acquire'), bid('will acquire')],
    [bid('may acquire'), bid('is set to buy')],
    [bid('is in talks to acquire'), bid('acquired')],
    [bid('is expected to acquire'), bid('acquired')],
    [bid('wants to acquire'), bid('acquired')],
    [bid('plans to acquire'), bid('has acquired')],
    [bid('is set to acquire'), bid('bought')],
    [bid('is to acquire'), bid('bought')],
    ['Orrenby will hire 300 engineers in Sundhaven.', 'Orrenby hired 300 engineers in Sundhaven.'],
    ['Orrenby may open its model to the public in June.', 'Orrenby opened its model to the public in June.'],
    ['Orrenby plans to open a plant in Sundhaven in May.', 'Orrenby opened a plant in Sundhaven in May.'],
    ['The weights will be published on 2 April.', 'The weights were published on 2 April.'],
    [bid('is considering a sale of'), bid('will sell')],
    [bid('is considering a sale of'), bid('sells')],
    [bid('is considering a sale of'), bid('has sold')],
    [bid('is in talks to sell'), bid('will sell')],
    [bid('is in talks to sell'), bid('is selling')],
    [bid('is in talks to sell'), bid('has agreed to sell')],
    [bid('weighs a bid for'), bid('buys')],
    [bid('weighs a bid for'), bid('bought')],
    [bid('is mulling a takeover of'), bid('is to acquire')],
    [bid('might eventually acquire'), bid('buys')],
    [bid('aims to acquire'), bid('acquired')],
    [bid('hopes to acquire'), bid('has acquired')],
    [bid('proposes to acquire'), bid('will acquire')],
    [bid('could acquire'), bid('will acquire')],
    [bid('is studying whether to acquire'), bid('will acquire')],
    [
      'Orrenby is in talks with Kallowey Systems about a sale of its chip unit.',
      'Kallowey Systems bought the chip unit of Orrenby.',
    ],
    ['A sale of the chip unit is being considered by Orrenby.', 'Orrenby has sold the chip unit.'],
    [
      'Orrenby erwägt den Verkauf der Chipsparte in Sundhaven.',
      'Orrenby verkauft die Chipsparte in Sundhaven.',
    ],
    [
      'Orrenby könnte das Unternehmen Kallowey in Tolvik übernehmen.',
      'Orrenby wird das Unternehmen Kallowey in Tolvik übernehmen.',
    ],
    [
      'Orrenby plant, die Chipsparte in Sundhaven zu verkaufen.',
      'Orrenby hat die Chipsparte in Sundhaven verkauft.',
    ],
  ])('is no fact: "%s" does not bear out "%s"', (article, statement) => {
    expect(kindsOf(statement, article)).toContain('negation');
  });

  it.each<Case>([
    [bid('may acquire'), bid('might buy')],
    [bid('plans to acquire'), bid('is to acquire')],
    [bid('plans to acquire'), bid('is set to acquire')],
    [bid('plans to acquire'), bid('will acquire')],
    [bid('is expected to acquire'), bid('is likely to acquire')],
    [bid('agreed to acquire'), bid('is buying')],
    [bid('agreed to acquire'), bid('will acquire')],
    [bid('intends to acquire'), bid('is acquiring')],
    [
      'Orrenby is considering a sale of its chip unit in Sundhaven.',
      'Orrenby is mulling a sale of its chip unit in Sundhaven.',
    ],
    ['Orrenby eyes profits after it cut 300 jobs in Sundhaven.', 'Orrenby cut 300 jobs in Sundhaven.'],
    [bid('is considering a sale of'), bid('may sell')],
    [bid('is in talks to sell'), bid('is negotiating the sale of')],
    ['Orrenby plans to open a plant in Sundhaven.', 'Orrenby will open a plant in Sundhaven.'],
    [
      'Orrenby held talks with Tolvik before it bought Kallowey for $2 billion.',
      'Orrenby bought Kallowey for $2 billion.',
    ],
    ['Orrenby explores the safety of robots in homes.', 'Orrenby looks at the safety of robots in homes.'],
    [
      'Orrenby plant, die Chipsparte in Sundhaven zu verkaufen.',
      'Orrenby wird die Chipsparte in Sundhaven verkaufen.',
    ],
    ['The weights will be published on 2 April.', 'The weights are to be published on 2 April.'],
    [
      'Customers of Orrenby may use the model for free until June.',
      'Customers of Orrenby will be able to use the model for free until June.',
    ],
    [
      'Orrenby, which acquired Kallowey last year, plans to acquire Tolvik.',
      'Orrenby acquired Kallowey last year.',
    ],
    [
      'Revenue at Orrenby fell due to dropping demand for chips.',
      'Revenue at Orrenby fell because demand for chips dropped.',
    ],
  ])('may be told in other words: "%s" bears out "%s"', (article, statement) => {
    expect(kindsOf(statement, article)).toEqual([]);
  });
});

describe('a denial', () => {
  it.each<Case>([
    ['None of the models passed the safety test.', 'The models passed the safety test.'],
    ['None of the messages were deleted.', 'All of the messages were deleted.'],
    [
      'The model, which is not open, passed the safety test.',
      'The model, which is open, did not pass the safety test.',
    ],
    ['The update hardly changed the scores.', 'The update changed the scores.'],
    ['The update barely changed the scores.', 'The update changed the scores.'],
    ['Nobody at Orrenby read the report.', 'Staff at Orrenby read the report.'],
    ['No one at Orrenby read the report.', 'Everyone at Orrenby read the report.'],
    ['Orrenby has yet to release the weights of Merrowin.', 'Orrenby will release the weights of Merrowin.'],
    ['Orrenby stopped short of promising open weights.', 'Orrenby promised open weights.'],
    [
      'The ministry ruled out a ban on facial recognition.',
      'The ministry plans a ban on facial recognition.',
    ],
  ])('stays one: "%s" does not bear out "%s"', (article, statement) => {
    expect(kindsOf(statement, article)).toContain('negation');
  });

  it.each<Case>([
    ['None of the models of Orrenby passed the test.', 'The models of Orrenby did not pass the test.'],
    ['Not one of the models of Orrenby passed the test.', 'No model of Orrenby passed the test.'],
    [
      'Nobody at Orrenby read the report of the auditors.',
      'No one at Orrenby read the report of the auditors.',
    ],
    [
      'Barely 300 engineers work for Orrenby in Sundhaven.',
      'Nearly 300 engineers work for Orrenby in Sundhaven.',
    ],
    [
      'Hardly any hospitals in Norway use the tool of Orrenby.',
      'Few hospitals in Norway use the tool of Orrenby.',
    ],
    [
      'The update of Orrenby hardly changed the scores.',
      'The update of Orrenby changed the scores only slightly.',
    ],
    ['Orrenby is the No. 1 chip maker in Norway.', 'Orrenby is the leading chip maker in Norway.'],
    ['The court rejected the appeal of Orrenby in May.', 'The court refused the appeal of Orrenby in May.'],
    [
      'Orrenby has yet to release the weights of Merrowin.',
      'Orrenby has not released the weights of Merrowin.',
    ],
    ['Orrenby has yet to release the weights.', 'The weights of Orrenby are yet to be released.'],
    ['Orrenby stopped short of promising open weights.', 'Orrenby did not promise open weights.'],
    ['The ministry ruled out a ban on facial recognition.', 'The ministry will not ban facial recognition.'],
    [
      'The models of Orrenby were not tested by the company.',
      'Orrenby did not test the models, the company says.',
    ],
  ])('may be told in other words: "%s" bears out "%s"', (article, statement) => {
    expect(kindsOf(statement, article)).toEqual([]);
  });
});

describe('what holds for some, and what one of several is', () => {
  it.each<Case>([
    ['Some hospitals in Norway use the tool.', 'All hospitals in Norway use the tool.'],
    ['Most hospitals in Norway use the tool.', 'Every hospital in Norway uses the tool.'],
    ['Orrenby is the second-largest chip maker in Norway.', 'Orrenby is the largest chip maker in Norway.'],
    ['Orrenby is the second most valuable firm in Norway.', 'Orrenby is the most valuable firm in Norway.'],
    ["Orrenby is one of Norway's biggest firms.", "Orrenby is Norway's largest firm."],
    ['Orrenby sold half of its stake in Haldrekk.', 'Orrenby sold its stake in Haldrekk.'],
  ])('does not grow: "%s" does not bear out "%s"', (article, statement) => {
    expect(kindsOf(statement, article)).toContain('negation');
  });

  it.each<Case>([
    ['Some hospitals in Norway use the tool.', 'Several hospitals in Norway use the tool.'],
    [
      'Most of the models of Orrenby passed the test, and all of them run on phones.',
      'All of the models of Orrenby run on phones.',
    ],
    ['Some 300 people at Orrenby use the tool.', 'About 300 people at Orrenby use the tool.'],
    ['Orrenby is one of the largest firms in Norway.', 'Orrenby is among the largest firms in Norway.'],
    ['Orrenby passed a second test of its model.', 'Orrenby passed the test of its model.'],
    ['Orrenby sold half of its stake in Haldrekk.', 'Orrenby sold half its stake in Haldrekk.'],
    ['Orrenby lost some of the users in May.', 'Orrenby lost users in May.'],
    ['Orrenby lost some of the users in Norway.', 'Orrenby has lost some of the users in Norway.'],
  ])('may be told in other words: "%s" bears out "%s"', (article, statement) => {
    expect(kindsOf(statement, article)).toEqual([]);
  });
});

describe('what one side claims', () => {
  const dismissed = 'A court in Dunmeer dismissed the claim that Orrenby had copied the data of Haldrekk.';

  it.each<Case>([
    ['Orrenby accuses Kallowey of stealing code.', 'Kallowey stole code from Orrenby.'],
    ['The lawsuit claims that Kallowey copied the code.', 'Kallowey copied the code.'],
    [dismissed, 'Orrenby had copied the data of Haldrekk.'],
    [dismissed, 'Orrenby had copied the data of Haldrekk, a court said.'],
    [
      'A spokesman rejected as a hoax a report that Orrenby had closed its plant.',
      'A spokesman said Orrenby had closed its plant.',
    ],
  ])('is no fact: "%s" does not bear out "%s"', (article, statement) => {
    expect(kindsOf(statement, article)).toContain('attribution');
  });

  it.each<Case>([
    ['Orrenby accuses Kallowey of stealing code.', 'Kallowey is accused by Orrenby of stealing code.'],
    ['The lawsuit claims that Kallowey copied the code.', 'Kallowey copied the code, the lawsuit says.'],
    ['Orrenby, which accuses Kallowey of stealing code, has sued the firm.', 'Orrenby has sued Kallowey.'],
    ['Orrenby said that Kallowey copied the code.', 'Kallowey copied the code.'],
    [dismissed, 'A court dismissed the claim that Orrenby had copied the data of Haldrekk.'],
    [dismissed, 'Orrenby did not copy the data of Haldrekk, a court found.'],
    [`${dismissed} But Orrenby copied the data of Haldrekk in May.`, 'Orrenby copied the data of Haldrekk.'],
  ])('may be told with its source, or beside it: "%s" bears out "%s"', (article, statement) => {
    expect(kindsOf(statement, article)).toEqual([]);
  });
});

describe('one way and the other in one sentence', () => {
  it.each<Case>([
    ['Orrenby lost $5 million, after a profit of $2m a year before.', 'Orrenby made a loss of $5 million.'],
    [
      'Orrenby lost $5 million in the quarter, after a profit of $2m a year before.',
      'Orrenby reported a loss of $5 million in the quarter.',
    ],
    ['Shares of Orrenby jumped 5% after they fell 3% in May.', 'Shares of Orrenby rose 5%.'],
    [
      'Orrenby verlor 5 Millionen Euro, nach einem Gewinn von 2 Millionen.',
      'Orrenby machte einen Verlust von 5 Millionen Euro.',
    ],
    ['Revenue of Orrenby rose 5% while costs fell 3%.', 'Costs of Orrenby fell 3% while revenue rose 5%.'],
    ['Orrenby cut its loss to $5 million; revenue rose to $84m.', 'Revenue of Orrenby rose to $84m.'],
    ['Orrenby sold its chip unit to Kallowey.', 'Kallowey bought the chip unit of Orrenby.'],
  ])('may be told in other words: "%s" bears out "%s"', (article, statement) => {
    expect(kindsOf(statement, article)).toEqual([]);
  });

  it.each<Case>([
    [
      'Orrenby made a loss of $5 million, after a profit of $2m a year before.',
      'Orrenby made a profit of $5 million.',
    ],
    ['Shares of Orrenby jumped 5% after they fell 3% in May.', 'Shares of Orrenby fell 5%.'],
    ['Revenue of Orrenby rose 5% and profit fell 3%.', 'Profit of Orrenby rose 3%.'],
    ['Orrenby sold its chip unit to Kallowey.', 'Orrenby bought the chip unit of Kallowey.'],
    [
      'Der Umsatz von Orrenby stieg um 5 Prozent, der Gewinn sank um 3 Prozent.',
      'Der Gewinn von Orrenby stieg um 3 Prozent.',
    ],
  ])('is not mistaken: "%s" does not bear out "%s"', (article, statement) => {
    expect(kindsOf(statement, article)).toContain('negation');
  });
});

describe('what is done', () => {
  it.each<Case>([
    [bid('has sold'), bid('plans to sell')],
    [bid('has sold'), bid('will sell')],
    [bid('has sold'), bid('is considering a sale of')],
    [bid('acquired'), bid('may acquire')],
    [bid('acquired'), bid('is in talks to buy')],
    ['Orrenby cut 300 jobs in Sundhaven.', 'Orrenby plans to cut 300 jobs in Sundhaven.'],
    ['The weights of Tern were published on 2 April.', 'The weights of Tern will be published on 2 April.'],
    [
      'Orrenby hat die Chipsparte in Sundhaven verkauft.',
      'Orrenby will die Chipsparte in Sundhaven verkaufen.',
    ],
  ])('is no plan: "%s" does not bear out "%s"', (article, statement) => {
    expect(kindsOf(statement, article)).toContain('negation');
  });

  it.each<Case>([
    [
      'Orrenby opened a plant in Sundhaven in May and plans to open another in Brannock.',
      'Orrenby plans to open another plant in Brannock.',
    ],
    [
      'Orrenby launched the model Tern in Norway and will launch it in Sweden in May.',
      'Orrenby will launch the model Tern in Sweden in May.',
    ],
    [
      'Orrenby released Tern 4 in Norway on Tuesday. Sweden follows in May.',
      'Orrenby will release Tern 4 in Sweden in May.',
    ],
    [
      'Orrenby hat in Sundhaven ein Werk eröffnet und will in Brannock ein weiteres bauen.',
      'Orrenby will in Brannock ein weiteres Werk bauen.',
    ],
  ])('leaves room for plans: "%s" bears out "%s"', (article, statement) => {
    expect(kindsOf(statement, article)).toEqual([]);
  });
});
