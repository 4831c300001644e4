import { isHostile } from '../summarize/quotable.ts';
import { comparable, stripInvisible } from '../text/characters.ts';
import { isOrder } from '../text/orders.ts';
import type { Prepared } from './evidence.ts';
import type { Fault, FaultKind } from './faults.ts';

/** What no statement may hold, whatever the articles say. Names of hosts and of mailboxes have bounds (RFC 1035, RFC 5321). */
const never: [kind: FaultKind, pattern: RegExp][] = [
  ['link', /\bhttps?:\S*|\bwww\.\S+|\b[\w-]{1,63}\.(?:com|org|net|io|ai|dev|example)\/\S*|\[[^[\]]*\]\([^()]*\)?|[^\s@]{1,64}@[^\s@]{1,255}\.\p{L}{2,}/iu],
  ['markup', /@(?:everyone|here|channel|all)\b|<[!@#/a-z][^>]*>?|&(?:lt|gt|amp|#\d+);|\*\*|__|~~|`|^\s*#{1,6}\s|^\s*[-*•]\s|(?:^|\s)[@#][\p{L}\d_]{2,}|\{\{|\}\}/iu],
  ['order', /^(?:click|subscribe|sign up|buy now|follow us|read more|share this|klicken sie|abonnieren sie)\b/i],
]; // prettier-ignore

/** How models talk of their work: leaked when the articles do not talk like that themselves. */
const ownVoice: [kind: FaultKind, pattern: RegExp][] = [
  ['refusal', /\b(?:I(?:'m| am) (?:sorry|unable|not able)|I (?:cannot|can't|can not|won't|will not)|(?:I )?apologi[sz]e|as an? (?:AI|large language|language)\b[^.]{0,20}(?:model|assistant)?|as an AI\b|cannot (?:assist|help|comply|summari[sz]e)|no (?:information|text|article|content) (?:was |is |has been )?(?:provided|available|given)|not enough information|ich kann (?:das |dies |leider )?nicht|es tut mir leid|als (?:KI|Sprachmodell))\b/i],
  ['reasoning', /<\/?(?:think|thinking|reasoning|analysis|scratchpad|answer|summary|output)\b|\b(?:let me|let's (?:see|think|summari[sz]e|look)|okay,|alright,|sure[,!]|certainly[,!]|of course[,!]|here (?:is|are|'s) (?:the|a|my|your|an?) (?:\w+ ){0,2}(?:summary|summaries|brief|answer|translation|points?|version|rewrite)|here's (?:the|a)|based on the (?:article|text|source|provided|given|information)s?|the (?:user|prompt|instructions?) (?:wants?|asks?|says?|is asking)|I (?:need|should|will|have|must|think|see|would)\b|I(?:'ll|'ve|'d)\b|we (?:need to|are asked)|the (?:article|text|passage)s? (?:says?|states?|mentions?|discuss(?:es)?|describes?|reports?|explains?|provided|does(?:n't| not))|(?:in )?(?:summary|conclusion)[,:]|step \d+:|final answer|first, I|zusammenfassung:|der (?:artikel|text) (?:sagt|besagt|beschreibt|erwähnt|berichtet)|lass(?:en Sie)? (?:mich|uns)|hier ist (?:die|eine|meine)|basierend auf dem (?:artikel|text))(?![\p{L}])/iu],
]; // prettier-ignore

/** What a statement holds that is not news: markup, links, orders, and a model's talk of its own work. */
export function leakFaults(statement: string, articles: readonly Prepared[]): Fault[] {
  const visible = stripInvisible(statement);
  const faults: Fault[] = [];
  if (visible.length < statement.normalize('NFC').length)
    faults.push({ kind: 'markup', what: 'invisible characters' });
  for (const [kind, pattern] of never) {
    const found = pattern.exec(visible)?.[0];
    if (found !== undefined) faults.push({ kind, what: found.trim() });
  }
  for (const [kind, pattern] of ownVoice) {
    const found = pattern.exec(visible.replaceAll('’', "'"))?.[0];
    if (found !== undefined && !articles.some((article) => says(article, found)))
      faults.push({ kind, what: found.trim() });
  }
  if (isOrder(visible)) faults.push({ kind: 'order', what: visible.slice(0, 80) });
  if (faults.length === 0 && isHostile(visible)) faults.push({ kind: 'markup', what: visible.slice(0, 80) });
  return faults;
}

const says = ({ sentences }: Prepared, words: string): boolean =>
  !/[<>]/.test(words) &&
  sentences.some(({ text }) => ` ${comparable(text)} `.includes(` ${comparable(words)} `));
