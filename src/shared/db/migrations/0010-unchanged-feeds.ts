import type { Migration } from '../migration.ts';

/** Feeds that come whole each time, though nothing in them has changed. */
export const unchangedFeeds: Migration = {
  id: 10,
  name: 'unchanged feeds',
  sql: `
-- What the source said when it was last read, as a hash; null before.
alter table news.source add column fingerprint text;
`,
};
