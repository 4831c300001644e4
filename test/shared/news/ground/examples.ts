import type { Evidence } from '../../../../src/shared/news/ground/evidence.ts';
import type { FaultKind } from '../../../../src/shared/news/ground/faults.ts';

/** Invented articles, and statements about them that are right, or wrong in one way. */
export interface Example {
  evidence: Evidence[];
  right: string[];
  wrong: [kind: FaultKind, statement: string][];
}

const article = (title: string, text: string): Evidence => ({ title, text });

export const english: Record<string, Example> = {
  money: {
    evidence: [
      article(
        'Merrowin raises $1,163 million',
        'Merrowin, a maker of chips in Sundhaven, has raised $1,163 million from Halden Capital, it said on Tuesday, 3 March 2026. The company employs 300 people in 40 offices. Revenue rose 12.4% to €87.5 million in the third quarter of 2025. About half of its customers are hospitals. Its new chip, the Kestrel 5.2, draws 75 watts and costs $400.',
      ),
    ],
    right: [
      'Merrowin raised $1,163 million from Halden Capital on Tuesday.',
      'Merrowin has raised about $1.2 billion from Halden Capital.',
      'Merrowin raised 1.16 billion dollars from Halden Capital.',
      'The company employs more than 250 people in 40 offices.',
      'Merrowin’s revenue rose 12% to €87.5 million in Q3 2025.',
      'Half of its customers are hospitals.',
      'Its new chip, the Kestrel-5.2, costs $400.',
      'Merrowin raised $1.16bn on March 3.',
    ],
    wrong: [
      ['number', 'Merrowin raised $1.4 billion from Halden Capital.'],
      ['number', 'Merrowin raised €1,163 million from Halden Capital.'],
      ['number', 'The company employs 40 people.'],
      ['number', 'Revenue rose 12.4 percentage points to €87.5 million in the third quarter of 2025.'],
      ['number', 'Revenue doubled to €87.5 million in the third quarter of 2025.'],
      ['number', 'About two thirds of its customers are hospitals.'],
      ['number', 'The company employs dozens of people in 4 offices.'],
      ['number', 'Its new chip draws 7.5 watts.'],
      ['name', 'Its new chip, the Kestrel 5.3, costs $400.'],
      ['name', 'Halden Capital raised $1,163 million from Merrowin.'],
      ['date', 'Merrowin raised $1,163 million on Wednesday.'],
      ['date', 'Merrowin raised $1,163 million on 4 March 2026.'],
      ['date', 'Revenue rose 12.4% to €87.5 million in the fourth quarter of 2025.'],
      ['date', 'Merrowin raised $1,163 million in April.'],
    ],
  },
  lawsuit: {
    evidence: [
      article(
        'Orrenby sues Tolvik over training data',
        'The newspaper group Orrenby has sued the laboratory Tolvik at a court in Brannock. “Tolvik copied 41,000 of our articles and paid nothing,” said Mira Halden, the chief executive of Orrenby. Tolvik denies that it copied articles. Tom Solberg, a lawyer for Tolvik, called the claim “without merit”. Reportedly, the two had been in talks about a licence until January. The European Press Council supports the suit. Skerrland may ban the use of news articles for training.',
      ),
    ],
    right: [
      'Orrenby has sued Tolvik at a court in Brannock.',
      'Tolvik was sued by Orrenby.',
      'Mira Halden of Orrenby said: "Tolvik copied 41,000 of our articles and paid nothing."',
      'Halden said Tolvik "copied 41,000 of our articles".',
      'Tolvik denies that it copied the articles.',
      'Tolvik denies that it copied any articles.',
      'The two had reportedly been in talks about a licence until January.',
      'The EPC supports the suit.',
      'Skerrland may ban the use of news articles for training.',
      'Skerrland could ban the use of news articles for training.',
    ],
    wrong: [
      ['name', 'Tolvik has sued Orrenby at a court in Brannock.'],
      ['name', 'Orrenby was sued by Tolvik at a court in Brannock.'],
      ['name', 'Vesterholm has sued Tolvik at a court in Brannock.'],
      ['name', 'Orrenby has sued the laboratory Tolvik at a court in Kallsund.'],
      ['name', 'Mira Solberg, the chief executive of Orrenby, has sued the laboratory Tolvik.'],
      ['quotation', 'Mira Halden said: "Tolvik stole 41,000 of our articles and paid nothing."'],
      ['quotation', 'Tom Solberg, a lawyer for Tolvik, called the claim "baseless".'],
      ['attribution', 'Solberg said: "Tolvik copied 41,000 of our articles and paid nothing."'],
      ['content', 'Tolvik admits nothing and copied articles without paying, the court found.'],
      ['negation', 'The European Press Council does not support the suit.'],
      ['negation', 'Skerrland has banned the use of news articles for training.'],
      ['attribution', 'The two had been in talks about a licence until January.'],
      ['content', 'The judge ordered both companies to publish a joint apology within weeks.'],
    ],
  },
  weights: {
    evidence: [
      article(
        'Tolvik opens the weights of Tern 3 Slim',
        'Tolvik will publish the weights of its smallest model, Tern 3 Slim, on 2 April. Tern 3 Broad stays on the servers of Tolvik. Neither model understands speech. Brannock has bought forty licences for its schools.',
      ),
    ],
    right: [
      'The weights of Tern 3 Slim will be published on 2 April.',
      'Tern 3 Broad will stay on Tolvik’s servers.',
      'Brannock bought 40 licences for its schools.',
    ],
    wrong: [
      ['name', 'Tolvik will publish the weights of its smallest model, Tern 3 Broad, on 2 April.'],
      ['name', 'Tolvik will publish the weights of its smallest model, Tern 4 Slim, on 2 April.'],
      ['negation', 'Brannock has sold forty licences for its schools.'],
    ],
  },
};

export const german: Record<string, Example> = {
  geld: {
    evidence: [
      article(
        'Merrowin sammelt 1,2 Milliarden Euro ein',
        'Der Chiphersteller Merrowin aus Sundhaven hat 1,2 Milliarden Euro von Halden Capital erhalten, wie er am Dienstag, dem 3. März 2026 mitteilte. Das Unternehmen beschäftigt 300 Menschen in 40 Büros. Der Umsatz stieg um 12,4 Prozent auf 87,5 Millionen Euro. Die Hälfte der Kunden sind Krankenhäuser. Merrowin plant kein Werk in Tolvik. „Wir wachsen schneller als gedacht“, sagte die Gründerin Mira Halden. Angeblich will Orrenby die Firma kaufen.',
      ),
    ],
    right: [
      'Merrowin hat 1,2 Milliarden Euro von Halden Capital erhalten.',
      'Merrowin hat 1,2 Mrd. Euro erhalten.',
      'Das Unternehmen beschäftigt rund 300 Menschen in 40 Büros.',
      'Der Umsatz stieg um 12,4 % auf 87,5 Mio. Euro.',
      'Merrowin hat am 3. März 1,2 Milliarden Euro erhalten.',
      'Die Gründerin Mira Halden sagte: „Wir wachsen schneller als gedacht“.',
      'Angeblich will Orrenby die Firma kaufen.',
    ],
    wrong: [
      ['number', 'Merrowin hat 2,1 Milliarden Euro von Halden Capital erhalten.'],
      ['number', 'Merrowin hat 1,2 Millionen Euro von Halden Capital erhalten.'],
      ['number', 'Das Unternehmen beschäftigt vierzig Menschen.'],
      ['number', 'Ein Drittel der Kunden sind Krankenhäuser.'],
      ['date', 'Merrowin teilte das am Freitag mit.'],
      ['date', 'Merrowin teilte das am 4. März mit.'],
      ['name', 'Das Unternehmen Vesterholm hat 1,2 Milliarden Euro von Halden Capital erhalten.'],
      ['negation', 'Merrowin plant ein Werk in Tolvik.'],
      ['negation', 'Der Umsatz fiel um 12,4 Prozent auf 87,5 Millionen Euro.'],
      ['quotation', 'Die Gründerin Mira Halden sagte: „Wir wachsen langsamer als gedacht“.'],
      ['attribution', 'Orrenby will die Firma kaufen.'],
    ],
  },
};
