import { DateTime } from 'luxon';
import { searchArticles } from '../../shared/db/tables/article.ts';
import type { Office } from './office.ts';

const most = 20;

/** Articles that hold all the words, posted or not. */
export async function search({ db, config, print }: Office, words: string): Promise<void> {
  const found = await searchArticles(db, words, most);
  if (found.length === 0) {
    print(`Nothing stored matches "${words}". Fewer words find more.\n`);
    return;
  }
  for (const { published_at, publisher, title, link } of found) {
    const date = DateTime.fromJSDate(published_at, { zone: config.timeZone }).toFormat('d LLL yyyy');
    print(`${date} · ${publisher} · ${title}\n  ${link}\n`);
  }
  if (found.length === most) print(`The newest ${most} are shown; more words find fewer.\n`);
}
