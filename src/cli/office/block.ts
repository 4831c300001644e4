import { deleteBlocked } from '../../shared/db/tables/blocked-domain.ts';
import { userError } from '../../shared/errors.ts';
import { type Blocked, blockDomain } from '../../shared/news/publish/block.ts';
import { inWords } from '../../shared/news/text/listing.ts';
import { domainOf } from '../../shared/news/text/url.ts';
import type { Office } from './office.ts';

/** Takes nothing of a domain any more, and takes out what it brought. */
export async function block({ db, clock, print, wake }: Office, typed: string): Promise<void> {
  const domain = domainIn(typed);
  const blocked = await db.transaction((tx) => blockDomain(tx, domain, clock.now()));
  print(blocked ? `Blocked: ${domain}. ${told(blocked)}\n` : `${domain} is blocked already.\n`);
  wake();
}

/** Takes a domain again. What was taken out stays out. */
export async function unblock({ db, print }: Office, typed: string): Promise<void> {
  const domain = domainIn(typed);
  if (!(await deleteBlocked(db, domain))) {
    throw userError('domain_not_blocked', `${domain} is not blocked. ai-news sources lists what is.`);
  }
  print(`${domain} is taken again, from what comes now on. What was taken out stays out.\n`);
}

function domainIn(typed: string): string {
  const domain = domainOf(typed);
  if (domain === undefined) {
    throw userError('domain_invalid', `“${typed}” is no domain. Give one such as outlet.example.`);
  }
  return domain;
}

function told({ articles, rewritten, takenBack }: Blocked): string {
  if (articles === 0) return 'Nothing of it was in use.';
  const parts = [
    `${many(articles, 'article was', 'articles were')} taken out`,
    ...(rewritten > 0 ? [`${many(rewritten, 'story goes', 'stories go')} on without it`] : []),
    ...(takenBack > 0 ? [`${many(takenBack, 'story was', 'stories were')} taken back`] : []),
  ];
  return `${inWords(parts)}.`;
}

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
