const vowel = /[aeiouyäöü]/;

/** launched -> launch, planned -> plan; nothing where too little would be left ("sing", "red"). */
function withoutEnding(word: string, ending: string): string {
  const rest = word.slice(0, -ending.length);
  if (rest.length < 3 || !vowel.test(rest)) return word;
  // A doubled consonant came with the ending: "running", "planned"; but "selling" and "pressing" own theirs.
  return /([bdgmnprt])\1$/.test(rest) ? rest.slice(0, -1) : rest;
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/**
 * A light stem that only has to send the forms of one English word to one place: plurals, -ing, -ed and a
 * silent -e. It is no dictionary form ("releas"). Words with digits or of fewer than four letters stay.
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[\p{L}'-]+$/u.test(word)) return word;
  const one = singular(word);
  let base = one;
  if (one.endsWith('ing')) base = withoutEnding(one, 'ing');
  else if (one.endsWith('ied') && one.length > 4) base = `${one.slice(0, -3)}y`;
  else if (one.endsWith('ed') && !one.endsWith('eed')) base = withoutEnding(one, 'ed');
  return base.length > 4 && base.endsWith('e') ? base.slice(0, -1) : base;
}
