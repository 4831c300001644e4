import sql, { type Sql } from 'sql-template-tag';
import { levels } from '../../domain/story.ts';

/** The place of a level among all, from 1 (minor) on, so that SQL can compare two. */
export const rankOf = (level: Sql): Sql => sql`array_position(${[...levels]}::text[], ${level})`;
