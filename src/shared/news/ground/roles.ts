import { remembered } from '../cluster/remembered.ts';
import type { EvidenceSentence, Prepared } from './evidence.ts';
import type { Fault } from './faults.ts';
import { matchesOf } from './matches.ts';
import { namesIn } from './names.ts';
import type { Word } from './words.ts';

/** What one does to another, by the forms of its verb; the first names it. No verb here works both ways. */
const deeds = `sue sues sued suing verklagt verklagte; acquire acquires acquired acquiring buy buys bought buying purchase
  purchases purchased purchasing übernimmt übernahm übernommen kauft kaufte gekauft; fire fires fired firing dismiss
  dismisses dismissed sacks sacked entlässt entließ entlassen; hire hires hired hiring poach poaches poached poaching; ban
  bans banned banning block blocks blocked blocking verbietet verbot sperrt sperrte; beat beats beating beaten defeat defeats
  defeated outperform outperforms outperformed overtake overtakes overtook surpass surpasses surpassed überholt überholte
  schlägt schlug; invest invests invested investing investiert investierte; fund funds funded funding back backs backed;
  accuse accuses accused accusing beschuldigt beschuldigte; criticise criticises criticised criticize criticizes criticized
  kritisiert kritisierte; replace replaces replaced replacing ersetzt ersetzte; supply supplies supplied supplying beliefert
  belieferte; fine fines fined; pay pays paid paying; warn warns warned warning`;

const deedOf = new Map(
  deeds.split(';').flatMap((group) => {
    const forms = group.trim().split(/\s+/);
    return forms.map((form): [string, string] => [form, forms[0] ?? form]);
  }),
);

interface Role {
  deed: string;
  by: string;
  to: string;
  text: string;
}

/** Words between a name and the verb: further ones belong to something else. */
const reach = 7;

/** Who did what to whom, the wrong way round: "Acme sues Merrow" where the articles say that Merrow sues Acme. */
export function roleFaults(sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] {
  const ours = rolesIn(sentence);
  if (ours.length === 0) return [];
  const theirs = articles.flatMap(({ sentences }) => sentences).flatMap(rolesIn);
  return ours
    .filter(
      ({ deed, by, to }) =>
        theirs.some((role) => role.deed === deed && role.by === to && role.to === by) &&
        !theirs.some((role) => role.deed === deed && role.by === by && role.to === to),
    )
    .map(({ text }) => ({ kind: 'name', what: text }));
}

/** What one does alone; whoever else the sentence names did not do it. */
const acts = new Map(
  `raise raises raised raising; launch launches launched launching; release releases released releasing; publish publishes
  published publishing; build builds built building; open opens opened opening; close closes closed closing; cut cuts cutting;
  develop develops developed developing; expect expects expected expecting; announce announces announced announcing; sell
  sells sold selling; employ employs employed employing; lose loses lost losing; win wins won winning; promise promises
  promised promising; earn earns earned; plan plans planned planning`
    .split(';')
    .flatMap((group) => {
      const forms = group.trim().split(/\s+/);
      return forms.map((form): [string, string] => [form, forms[0] ?? form]);
    }),
);

/** "Tarnside raised $310 million" where the articles say that Ottergard raised it in a round led by Tarnside. */
export function actorFaults(sentence: EvidenceSentence, articles: readonly Prepared[]): Fault[] {
  const ours = actsIn(sentence);
  if (ours.length === 0) return [];
  const matches = matchesOf(sentence, articles);
  return ours.flatMap(({ act, by, text }): Fault[] => {
    const theirs = matches.flatMap((match) => actsIn(match).filter((other) => other.act === act));
    // Named before the verb it may be the one who acts; behind it alone, it is plainly somebody else.
    if (theirs.some((other) => other.before.includes(by))) return [];
    return theirs.some((other) => other.behind.includes(by)) ? [{ kind: 'name', what: text }] : [];
  });
}

interface Act {
  act: string;
  by: string;
  before: readonly string[];
  behind: readonly string[];
  text: string;
}

const pronoun = /^(?:it|they|he|she)$/;

const actsIn = remembered((sentence: EvidenceSentence): readonly Act[] => {
  const { words } = sentence;
  const names = namesIn(sentence);
  return words.flatMap((word, index) => {
    const act = acts.get(word.text.toLowerCase());
    // "Sundhaven, it announced": a pronoun before the verb stands for who acts, and the nearest name need not.
    if (act === undefined || isDoneTo(words, index) || pronoun.test(words[index - 1]?.text ?? '')) return [];
    const before = names.filter(({ start }) => start < word.start);
    const behind = names.filter(({ start }) => start > word.start);
    const by = before.at(-1);
    if (!by || words.indexOf(by) < index - reach) return [];
    const [theirs, others] = [before, behind].map((list) => list.map(({ text }) => text.toLowerCase()));
    return [
      {
        act,
        by: by.text.toLowerCase(),
        before: theirs ?? [],
        behind: others ?? [],
        text: sentence.text.slice(by.start, word.end),
      },
    ];
  });
});

const rolesIn = remembered((sentence: EvidenceSentence): readonly Role[] => {
  const { words } = sentence;
  const names = new Set(namesIn(sentence).map(({ start }) => start));
  const isName = (word: Word): boolean => names.has(word.start);
  return words.flatMap((word, index) => {
    const deed = deedOf.get(word.text.toLowerCase());
    if (deed === undefined || isName(word)) return [];
    const before = words.slice(Math.max(0, index - reach), index).findLast(isName);
    const after = words.slice(index + 1, index + 1 + reach).find(isName);
    if (!before || !after) return [];
    const passive = isPassive(words, index);
    const [by, to] = passive ? [after, before] : [before, after];
    const text = sentence.text.slice(before.start, after.end);
    // Another clause begins in between: the names belong to different deeds.
    if (/[;:]|\b(?:who|which|that|while|but|because)\b/i.test(text)) return [];
    return [{ deed, by: by.text.toLowerCase(), to: to.text.toLowerCase(), text }];
  });
});

/** "were published": whoever is named before it did not do it. */
const isDoneTo = (words: readonly Word[], index: number): boolean =>
  words
    .slice(Math.max(0, index - 2), index)
    .some(({ text }) => /^(?:is|are|was|were|be|been|being|gets?|got|wird|wurden?|werden)$/i.test(text));

/** "was acquired by", "wurde von ... übernommen". */
function isPassive(words: readonly Word[], index: number): boolean {
  const text = (from: number, to: number): string =>
    words
      .slice(Math.max(0, from), to)
      .map((word) => word.text.toLowerCase())
      .join(' ');
  if (/\b(?:wird|wurde|wurden|werden)\b/.test(text(index - reach, index)))
    return / von | durch /.test(` ${text(index - reach, index + reach)} `);
  return (
    /\b(?:is|are|was|were|be|been|being|gets?|got)\b/.test(text(index - 3, index)) &&
    /\bby\b/.test(text(index + 1, index + 5))
  );
}
