import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '../../../../src/shared/news/ground/check.ts';
import { lostInTranslation } from '../../../../src/shared/news/ground/translation.ts';

const original =
  'Orrenby raised $2.4 billion on 3 June 2026, 40 per cent more than planned, and will not open the weights of Merrowin 3.';

const kinds = (to: string, translation: string, of = original, from = 'en'): string[] => [
  ...faultsOf(translation, [{ title: '', text: of, language: from }], { translatedTo: to }).map(
    ({ kind }) => kind,
  ),
  ...lostInTranslation(translation, of, { to, from }).map(({ kind }) => kind),
];

describe('a translation that keeps figures, names and "not"', () => {
  it.each([
    [
      'de',
      'Orrenby hat am 3. Juni 2026 2,4 Milliarden Dollar eingenommen, 40 Prozent mehr als geplant, und wird die Gewichte von Merrowin 3 nicht öffnen.',
    ],
    [
      'fr',
      'Orrenby a levé 2,4 milliards de dollars le 3 juin 2026, 40 pour cent de plus que prévu, et n’ouvrira pas les poids de Merrowin 3.',
    ],
    [
      'es',
      'Orrenby recaudó 2.400 millones de dólares el 3 de junio de 2026, un 40 por ciento más de lo previsto, y no abrirá los pesos de Merrowin 3.',
    ],
    [
      'it',
      'Orrenby ha raccolto 2,4 miliardi di dollari il 3 giugno 2026, il 40 per cento in più del previsto, e non aprirà i pesi di Merrowin 3.',
    ],
    [
      'pt',
      'A Orrenby captou 2,4 bilhões de dólares em 3 de junho de 2026, 40 por cento a mais que o previsto, e não abrirá os pesos do Merrowin 3.',
    ],
    [
      'nl',
      'Orrenby haalde op 3 juni 2026 2,4 miljard dollar op, 40 procent meer dan gepland, en zal de gewichten van Merrowin 3 niet openen.',
    ],
    [
      'sv',
      'Orrenby tog in 2,4 miljarder dollar den 3 juni 2026, 40 procent mer än planerat, och kommer inte att öppna vikterna för Merrowin 3.',
    ],
    [
      'pl',
      'Orrenby pozyskało 2,4 miliarda dolarów 3 czerwca 2026, o 40 procent więcej niż planowano, i nie otworzy wag modelu Merrowin 3.',
    ],
  ])('passes in %s', (to, translation) => {
    expect(kinds(to, translation)).toEqual([]);
  });

  it.each([
    [
      'another sum',
      'fr',
      'Orrenby a levé 2,6 milliards de dollars le 3 juin 2026, 40 pour cent de plus que prévu, et n’ouvrira pas les poids de Merrowin 3.',
      'number',
    ],
    [
      'another scale',
      'fr',
      'Orrenby a levé 2,4 millions de dollars le 3 juin 2026, 40 pour cent de plus que prévu, et n’ouvrira pas les poids de Merrowin 3.',
      'number',
    ],
    [
      'another month',
      'es',
      'Orrenby recaudó 2.400 millones de dólares el 3 de julio de 2026, un 40 por ciento más de lo previsto, y no abrirá los pesos de Merrowin 3.',
      'date',
    ],
    [
      'a lost figure',
      'de',
      'Orrenby hat am 3. Juni 2026 2,4 Milliarden Dollar eingenommen, mehr als geplant, und wird die Gewichte von Merrowin 3 nicht öffnen.',
      'number',
    ],
    [
      'a lost "not"',
      'de',
      'Orrenby hat am 3. Juni 2026 2,4 Milliarden Dollar eingenommen, 40 Prozent mehr als geplant, und wird die Gewichte von Merrowin 3 öffnen.',
      'negation',
    ],
    [
      'a lost "not"',
      'it',
      'Orrenby ha raccolto 2,4 miliardi di dollari il 3 giugno 2026, il 40 per cento in più del previsto, e aprirà i pesi di Merrowin 3.',
      'negation',
    ],
    [
      'another name',
      'nl',
      'Vantorix haalde op 3 juni 2026 2,4 miljard dollar op, 40 procent meer dan gepland, en zal de gewichten van Merrowin 3 niet openen.',
      'name',
    ],
    [
      'another version',
      'sv',
      'Orrenby tog in 2,4 miljarder dollar den 3 juni 2026, 40 procent mer än planerat, och kommer inte att öppna vikterna för Merrowin 4.',
      'name',
    ],
  ])('does not with %s (%s)', (_, to, translation, kind) => {
    expect(kinds(to, translation)).toContain(kind);
  });

  it.each([
    [
      'de',
      'Velkamp veröffentlicht Kestrel 5, ein Sprachmodell für Seekarten',
      'Velkamp releases Kestrel 5, a language model for sea charts',
    ],
    [
      'de',
      'Der Gerichtshof wies die Klage der Europäischen Kommission gegen Velkamp aus Deutschland ab.',
      'The Court of Justice dismissed the lawsuit of the European Commission against Velkamp of Germany.',
    ],
    [
      'fr',
      'L’Allemagne et les États-Unis achètent des puces à Velkamp, selon la Commission européenne.',
      'Germany and the United States buy chips from Velkamp, according to the European Commission.',
    ],
    [
      'es',
      'Alemania y Estados Unidos compran chips a Velkamp.',
      'Germany and the United States buy chips from Velkamp.',
    ],
  ])('lets ordinary words and countries be translated into %s: %s', (to, translation, of) => {
    expect(kinds(to, translation, of)).toEqual([]);
  });

  it.each([
    ['de', 'Orrenby zahlt Merrowin eine Billion Dollar.'],
    ['de', 'Orrenby zahlt Merrowin 1 Billion Dollar.'],
    ['fr', 'Orrenby paie 1 billion de dollars à Merrowin.'],
    ['es', 'Orrenby paga a Merrowin 1 billón de dólares.'],
    ['nl', 'Orrenby betaalt Merrowin 1 biljoen dollar.'],
    ['sv', 'Orrenby betalar Merrowin 1 biljon dollar.'],
  ])('takes a billion in %s for a trillion: %s', (to, translation) => {
    expect(kinds(to, translation, 'Orrenby pays Merrowin $1 billion.')).toContain('number');
    expect(kinds(to, translation, 'Orrenby pays Merrowin $1 trillion.')).toEqual([]);
  });

  it.each([
    ['de', 'Orrenby opened a plant last week.', 'Orrenby hat letzte Woche ein Werk eröffnet.'],
    ['de', 'Orrenby opened a plant last week.', 'Orrenby hat in der vergangenen Woche ein Werk eröffnet.'],
    ['de', 'Orrenby opens a plant next year.', 'Orrenby eröffnet im kommenden Jahr ein Werk.'],
    ['de', 'Orrenby opens a plant tomorrow.', 'Orrenby eröffnet morgen ein Werk.'],
    [
      'de',
      'Orrenby earned $3 million in the third quarter.',
      'Orrenby verdiente 3 Millionen Dollar während des dritten Quartals.',
    ],
    ['fr', 'Orrenby opened a plant last week.', 'Orrenby a ouvert une usine la semaine dernière.'],
    ['fr', 'Orrenby opens a plant next year.', 'Orrenby ouvre une usine l’an prochain.'],
    ['fr', 'Orrenby opened a plant yesterday.', 'Hier, Orrenby a ouvert une usine.'],
    [
      'fr',
      'Orrenby earned $3 million in the third quarter.',
      'Orrenby a gagné 3 millions de dollars au troisième trimestre.',
    ],
    ['es', 'Orrenby opened a plant last week.', 'Orrenby abrió una fábrica la semana pasada.'],
  ])('knows days told from today in %s: %s', (to, of, translation) => {
    expect(kinds(to, translation, of)).toEqual([]);
  });

  it.each([
    ['de', 'Orrenby opened a plant last week.', 'Orrenby hat im vergangenen Monat ein Werk eröffnet.'],
    [
      'fr',
      'Orrenby earned $3 million in the third quarter.',
      'Orrenby a gagné 3 millions de dollars au deuxième trimestre.',
    ],
  ])('tells such days apart in %s: %s', (to, of, translation) => {
    expect(kinds(to, translation, of)).toContain('date');
  });

  it.each([
    [
      'fr',
      'OrrenAI lends the models of OrrenAI to Merrowin.',
      'OrrenAI prête les modèles d’OrrenAI à Merrowin.',
    ],
    ['fr', 'The models of OrrenAI are used in Norway.', 'Les modèles d’OrrenAI sont utilisés en Norvège.'],
    ['it', 'The models of OrrenAI are used in Norway.', 'I modelli dell’OrrenAI sono usati in Norvegia.'],
    ['it', 'OrrenAI has raised $3 million.', 'L’OrrenAI ha raccolto 3 milioni di dollari.'],
  ])('knows a name behind an article that is cut short in %s: %s', (to, of, translation) => {
    expect(kinds(to, translation, of)).toEqual([]);
  });

  it.each([
    ['de', 'Kestrel 5 may launch in August.', 'Kestrel 5 könnte im August starten.'],
    ['fr', 'OPT-5 may launch in August.', 'OPT-5 pourrait être lancé en août.'],
  ])('takes no "may" for a month in %s: %s', (to, of, translation) => {
    expect(kinds(to, translation, of)).toEqual([]);
  });

  it.each([
    [
      'fr',
      'The nonprofit Orrenby has raised $3 million.',
      'L’organisation à but non lucratif Orrenby a levé 3 millions de dollars.',
    ],
    [
      'es',
      'The nonprofit Orrenby has raised $3 million.',
      'La organización sin ánimo de lucro Orrenby recaudó 3 millones de dólares.',
    ],
    ['de', 'Orrenby is the No. 1 maker of chips.', 'Orrenby ist die Nummer 1 der Chiphersteller.'],
    ['de', 'Orrenby was unable to find the fault.', 'Orrenby konnte den Fehler nicht finden.'],
    ['de', 'Orrenby failed to find the fault.', 'Orrenby konnte den Fehler nicht finden.'],
    ['de', 'Orrenby did not find the fault.', 'Orrenby scheiterte daran, den Fehler zu finden.'],
    ['fr', 'Orrenby did not find the fault.', 'Orrenby a échoué à trouver l’erreur.'],
  ])('tells a denial from other words in %s: %s', (to, of, translation) => {
    expect(kinds(to, translation, of)).toEqual([]);
  });

  it.each([
    ['de', 'Orrenby zahlt Merrowin 1 Billion Dollar.', '$1 trillion', '$1 billion'],
    ['de', 'Orrenby zahlt Merrowin 2,5 Billionen Dollar.', '$2.5 trillion', '$2.5 billion'],
    ['de', 'Orrenby zahlt Merrowin 1 Milliarde Dollar.', '$1 billion', '$1 trillion'],
    ['fr', 'Orrenby paie 1,5 billion de dollars à Merrowin.', '$1.5 trillion', '$1.5 billion'],
    ['fr', 'Orrenby paie 1,5 milliard de dollars à Merrowin.', '$1.5 billion', '€1.5 billion'],
    ['es', 'Orrenby paga a Merrowin 2.400 millones de dólares.', '$2.4 billion', '$2.6 billion'],
  ])('reads the sizes of an original in %s: %s', (from, of, right, wrong) => {
    expect(kinds('en', `Orrenby pays Merrowin ${right}.`, of, from)).toEqual([]);
    expect(kinds('en', `Orrenby pays Merrowin ${wrong}.`, of, from)).toContain('number');
  });

  it.each([
    ['de', 'Orrenby hat im Vorjahr ein Werk eröffnet.', 'Orrenby opened a plant last year.'],
    ['de', 'Orrenby hat im Vorjahr ein Werk eröffnet.', 'Orrenby opened a plant a year earlier.'],
    ['de', 'Orrenby hat voriges Jahr ein Werk eröffnet.', 'Orrenby opened a plant last year.'],
    ['de', 'Orrenby hat letztes Jahr ein Werk eröffnet.', 'Orrenby opened a plant the previous year.'],
    ['de', 'Orrenby hat im Vormonat ein Werk eröffnet.', 'Orrenby opened a plant last month.'],
    ['fr', 'Orrenby a ouvert une usine l’an dernier.', 'Orrenby opened a plant last year.'],
    ['fr', 'Orrenby a ouvert une usine l’année passée.', 'Orrenby opened a plant last year.'],
    ['fr', 'Orrenby a ouvert une usine le 3 juin 2026.', 'Orrenby opened a plant on 3 June 2026.'],
    ['es', 'Orrenby abrió una fábrica el año pasado.', 'Orrenby opened a plant last year.'],
  ])('reads the dates of an original in %s: %s', (from, of, translation) => {
    expect(kinds('en', translation, of, from)).toEqual([]);
  });

  it('lets "last year" become "im Vorjahr", and another span not', () => {
    const of = 'Orrenby opened a plant last year.';
    expect(kinds('de', 'Orrenby hat im Vorjahr ein Werk eröffnet.', of)).toEqual([]);
    expect(kinds('de', 'Orrenby hat im Vormonat ein Werk eröffnet.', of)).toContain('date');
    const vorjahr = 'Orrenby hat im Vorjahr ein Werk eröffnet.';
    expect(kinds('en', 'Orrenby opened a plant last month.', vorjahr, 'de')).toContain('date');
    expect(kinds('en', 'Orrenby opened a plant in 2025.', vorjahr, 'de')).toContain('date');
  });

  it('misses no "not" beside words that look like a failure', () => {
    const of = 'The union of Orrenby did not strike until June.';
    expect(kinds('de', 'Die Gewerkschaft im Unternehmen Orrenby streikte bis Juni.', of)).toContain(
      'negation',
    );
  });

  it('leaves languages alone whose words for figures are not known', () => {
    expect(kinds('ja', 'Orrenbyは2026年6月3日に24億ドルを調達した。')).not.toContain('negation');
  });
});
