export interface Migration {
  /** 1, 2, 3 ... without gaps; never changed once released. */
  id: number;
  name: string;
  /** Statements in the dialect of PostgreSQL 15, all in one transaction. */
  sql: string;
}
