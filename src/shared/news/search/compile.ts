import sql, { type Sql, join } from 'sql-template-tag';
import type { SearchNode } from './query.ts';

/** The whole search as one tsquery, for the vectors of migration 2. What people typed goes in as parameters only. */
export function toTsquery(node: SearchNode): Sql {
  switch (node.kind) {
    case 'words':
      return sql`phraseto_tsquery('english', news.plain_words(${node.text}))`;
    case 'not':
      return sql`!!(${toTsquery(node.of)})`;
    case 'and':
    case 'or':
      return sql`(${join(node.of.map(toTsquery), node.kind === 'and' ? ' && ' : ' || ')})`;
    default:
      return sql`${markerQuery(node)}::tsquery`;
  }
}

export type FilterNode = Extract<SearchNode, { kind: 'topic' | 'source' | 'language' | 'level' }>;

/** A filter in PostgreSQL's own writing of a tsquery. */
function markerQuery(node: FilterNode): string {
  switch (node.kind) {
    case 'topic':
      return lexeme(`topic:${node.id}`);
    case 'language':
      return lexeme(`lang:${node.code}`);
    case 'level':
      return lexeme(`level:${node.level}`);
    case 'source': {
      const name = `source:${node.name}`;
      // "tech" is for "Tech Weekly" and for tech.example, not for "Techno".
      return `${lexeme(name)} | ${lexeme(`${name} `)}:* | ${lexeme(`${name}.`)}:*`;
    }
  }
}

/** Between quotes, nothing has a meaning but the quote and the backslash, and these are doubled. */
const lexeme = (text: string): string => `'${text.replace(/['\\]/g, '$&$&')}'`;

/** The words that a match is ranked by: those that are asked for, without filters and what is left out. */
export function rankedWords(node: SearchNode): SearchNode | undefined {
  if (node.kind === 'words') return node;
  if (node.kind !== 'and' && node.kind !== 'or') return undefined;
  const of = node.of.map(rankedWords).filter((part) => part !== undefined);
  return of.length > 0 ? { kind: node.kind, of } : undefined;
}
