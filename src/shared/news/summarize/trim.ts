/** Opens a sentence and only joins it to the one before. What gives a reason or a time ("therefore") stays. */
const connective =
  /^(?:(?:However|Meanwhile|Moreover|Furthermore|Nevertheless|Nonetheless|In addition|Additionally|Indeed|Besides|Zudem|Außerdem), |(?:But|And) (?!(?:if|when|while|as|even|so|then|yet|that|what|why|how|because|for)\b))(?=[\p{L}\p{N}“"])/u;

/** Brackets that only name again, convert or point at a picture: an abbreviation, a ticker, a measure, "(pictured)". */
const bracket =
  / \((?:\p{Lu}[\p{L}\d-]{0,3}\p{Lu}{1,6}s?|(?:NASDAQ|NYSE|LSE|TSX): ?[A-Z.]+|(?:about |around )?(?:[$£€¥]\d[\d.,]*(?: ?(?:m|bn|million|billion|trillion))?|\d[\d.,]*(?: ?(?:m|bn|million|billion|trillion))? ?(?:feet|miles|metres|meters|kilomet(?:er|re)s|km|pounds|euros|dollars|°[CF]))|(?:pictured|left|right|above|below)(?: (?:left|right|above|below))?|stock image|file photo)\)/gu;

/** Between two dashes, what names again and nothing else: where, when and of whom a statement holds belongs to it. */
const aside =
  / (?:--|—|–|-) ((?:an?|the|its|his|her|their|one of) (?:(?! (?:--|—|–|-) )[^.!?;:“”"]){3,80}) (?:--|—|–|-) (?=\p{Ll})/u;
/** An aside that says under which condition, how surely or how far something holds belongs to the statement. */
const qualifies =
  /\b(?:if|unless|no|not|never|nor|without|only|just|except\w*|excluding|including|until|but|though|although|however|subject|pending|provided|assuming|alleged\w*|report\w*|suppos\w*|claim\w*|sa(?:y|id|ys)|accord\w*|may|might|could|would|should|can|likely|possib\w*|perhaps|potential\w*|plan\w*|about|around|nearly|almost|roughly|up|least|most|some|few|part\w*|or)\b|n['’]t\b/i;

/** Where and when somebody said it, at the end of the sentence; who said it stays. */
const occasion =
  /(?<=\b(?:said|says|wrote|announced|confirmed|reported))(?: (?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?(?: in (?:an?|its|his|her|their) (?:\p{Ll}+ ){0,2}(?:statement|e-?mail|interview|release|post|filing|letter|report))?(?: (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?(?=\.$)/u;

/**
 * A sentence without words that another sentence or a page needed, by rules that leave its statement true: an opening
 * that joins it to the sentence before ("However, "), brackets that name again or convert ("(65 feet)"), one aside
 * between dashes that qualifies nothing, and the occasion on which something was said ("in a statement on Tuesday").
 * Who said it, conditions, negations, hedges and limits stay; so does everything within quotation marks. Where too
 * little would be left, nothing is cut.
 */
export function trimmed(sentence: string): string {
  if (/[“”"„]/.test(sentence)) return opened(sentence);
  const dash = aside.exec(sentence);
  const plain = dash && !qualifies.test(dash[1] ?? '') ? sentence.replace(aside, ' ') : sentence;
  const cut = opened(plain.replace(bracket, '').replace(occasion, ''));
  return cut.split(' ').length < 6 ? sentence : cut;
}

function opened(sentence: string): string {
  const rest = sentence.replace(connective, '');
  return rest === sentence ? sentence : rest.charAt(0).toUpperCase() + rest.slice(1);
}
