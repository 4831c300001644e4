import { normalForms, tokenize } from '../text/tokens.ts';

/**
 * "Joined: shares Merrowin 3, Orrenby and 40% with 2 articles (0.71)."
 *
 * @param shared terms in normal form, the most telling first
 * @param titles titles of the articles, in whose spelling the terms are shown
 */
export function joinReason(
  shared: readonly string[],
  titles: readonly string[],
  members: number,
  score: number,
): string {
  const telling = shared.filter(
    (term) => !shared.some((longer) => longer !== term && longer.split(' ').includes(term)),
  );
  const written = telling.map((term) => asWritten(term, titles));
  // Terms that no title shows are cut short by stemming; a reader is better served by those that stand there.
  const shown = [...new Set(written.filter((term) => term !== undefined))];
  const named = inWords((shown.length > 0 ? shown : telling).slice(0, 3));
  const others = members === 1 ? 'an article' : `${members} articles`;
  return `Joined: shares ${named} with ${others} (${score.toFixed(2)}).`;
}

function asWritten(term: string, titles: readonly string[]): string | undefined {
  for (const title of titles) {
    const at = term.includes(' ') ? title.toLowerCase().indexOf(term) : -1;
    if (at !== -1) return title.slice(at, at + term.length);
    const token = tokenize(title).find(
      ({ text }) => text.toLowerCase() === term || normalForms(text).includes(term),
    );
    if (token !== undefined) return token.text;
  }
  return undefined;
}

function inWords(terms: readonly string[]): string {
  const last = terms.at(-1) ?? 'its words';
  return terms.length < 2 ? last : `${terms.slice(0, -1).join(', ')} and ${last}`;
}
