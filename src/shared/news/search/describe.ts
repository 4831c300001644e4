import { topics } from '../match/topics.ts';
import { languageName } from './filters.ts';
import type { Search, SearchContext, SearchNode } from './query.ts';
import { describeMoment } from './since.ts';
import { words } from './words.en.ts';

/** How a search was understood, in one line: `nvidia and not "export control", topic Models, since 16 Nov`. */
export function describeSearch({ root, since }: Search, context: SearchContext): string {
  const nodes = root?.kind === 'and' ? root.of : root ? [root] : [];
  const wanted = nodes.filter((node) => !isFilter(node)).map((node) => describe(node, nodes.length > 1));
  const parts = [wanted.join(words.and), ...nodes.filter(isFilter).map((node) => describe(node, false))];
  if (since) parts.push(words.since(describeMoment(since, context)));
  return parts.filter((part) => part !== '').join(', ') || words.everything;
}

const isFilter = (node: SearchNode): boolean =>
  node.kind === 'not' ? isFilter(node.of) : !['words', 'and', 'or'].includes(node.kind);

/** @param within whether something else stands beside it, so that several parts need brackets */
function describe(node: SearchNode, within: boolean): string {
  switch (node.kind) {
    case 'words':
      return node.quoted ? `"${node.text}"` : node.text;
    case 'topic':
      return words.topic(topics.find(({ id }) => id === node.id)?.name ?? node.id);
    case 'source':
      return words.source(node.name);
    case 'language':
      return words.language(languageName(node.code));
    case 'level':
      return words.level(node.level, node.level === 'breaking');
    case 'not':
      return words.not(describe(node.of, true));
    case 'and':
    case 'or': {
      const text = node.of.map((part) => describe(part, true)).join(words[node.kind]);
      return within ? `(${text})` : text;
    }
  }
}
