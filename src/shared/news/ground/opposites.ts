import { stem } from '../text/stem.ts';

/** Words that turn a sentence into its contrary when one stands for the other. */
const pairs = `rise rises rose risen|fall falls fell fallen; increase increases increased|decrease decreases decreased;
  grow grows grew growing|shrink shrinks shrank shrinking; gain gains gained|lose loses lost loss losses; win wins won|lose loses lost;
  victory win|defeat loss; profit profits|loss losses lose loses lost losing; approve approves approved|reject rejects rejected; accept accepts
  accepted|reject rejects rejected refuses refused; allow allows allowed|ban bans banned forbid forbids forbade; higher|lower;
  more|less fewer; before|after; cheaper|dearer pricier costlier; faster|slower; open opens opened|close closes closed; hire
  hires hired|fire fires fired dismiss dismisses dismissed; support supports supported|oppose opposes opposed; buy buys
  bought|sell sells sold; raise raises raised|cut cuts lower lowers lowered; best|worst; highest|lowest; largest
  biggest|smallest; success|failure; succeed succeeds succeeded|fail fails failed; guilty|innocent; enter enters entered|leave
  leaves left; import imports|export exports; legal lawful|illegal unlawful; safe|unsafe; strengthen strengthens
  strengthened|weaken weakens weakened; expand expands expanded|shrink shrinks shrank; acquit acquits acquitted|convict
  convicts convicted; alive|dead; profitable|losing unprofitable; overestimate overestimates overestimated|underestimate underestimates
  underestimated; steigt stieg steigen|fällt fiel fallen sinkt sank sinken; gewinnt gewann|verliert verlor verloren;
  gewinn|verlust verliert verlor verloren; genehmigt|abgelehnt verboten; erlaubt|verbietet verboten untersagt; mehr|weniger; höher|niedriger;
  kauft kaufte|verkauft verkaufte; schneller|langsamer`;

/** What two sides tell of one deal, each by a word of its own; the forms of each. */
const deal = ['buy buys bought kauft kaufte', 'sell sells sold verkauft verkaufte'].map(
  (side) => new Set(side.split(' ').map(stem)),
);

/** Whether two forms tell one deal from its two sides: what one sells, another buys. */
export const areConverse = (a: string, b: string): boolean =>
  deal.some((side) => side.has(a)) &&
  deal.some((side) => side.has(b)) &&
  !deal.some((side) => side.has(a) && side.has(b));

interface Sides {
  /** Forms of the same side, itself among them. */
  own: ReadonlySet<string>;
  /** Forms that say the contrary. */
  others: ReadonlySet<string>;
}

/** For each form, the forms that say the same, and the contrary. */
export const opposites: ReadonlyMap<string, Sides> = (() => {
  const found = new Map<string, { own: Set<string>; others: Set<string> }>();
  for (const pair of pairs.split(';')) {
    const [left = [], right = []] = pair.split('|').map((side) => side.trim().split(/\s+/).map(stem));
    for (const [own, others] of [
      [left, right],
      [right, left],
    ] as const)
      for (const form of own) {
        const sides = found.get(form) ?? { own: new Set(), others: new Set() };
        own.forEach((each) => sides.own.add(each));
        others.forEach((each) => sides.others.add(each));
        found.set(form, sides);
      }
  }
  return found;
})();
