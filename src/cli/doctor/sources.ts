import type { Database } from '../../shared/db/database.ts';
import { type SourceRow, listSources } from '../../shared/db/tables/source.ts';
import { type Finding, look, ok, wrong } from '../../shared/domain/finding.ts';
import { counted } from './in-words.ts';

const what = 'Sources';
const mostNamed = 8;

/** How many sources answer, and why others do not, as the last polls found them. */
export async function sourceFindings(newsroom: Database): Promise<Finding[]> {
  const followed = (await listSources(newsroom)).filter(({ enabled }) => enabled);
  if (followed.length === 0)
    return [
      look(
        what,
        'none is followed',
        'npm start follows those of the catalogue; npx ai-news sources add URL adds one.',
      ),
    ];
  const failing = followed.filter(({ failures }) => failures > 0);
  const unasked = followed.filter((source) => source.failures === 0 && source.last_polled_at === null);
  const answering = followed.length - failing.length - unasked.length;
  const said = `${answering} of ${followed.length} answer${unasked.length > 0 ? `; ${unasked.length} not asked yet` : ''}`;
  if (failing.length === followed.length) {
    return [
      wrong(what, `none of ${followed.length} answers`, 'Check this machine’s connection to the internet.'),
      ...failing.slice(0, 1).map(failingFinding),
    ];
  }
  const named = failing.slice(0, mostNamed);
  const more = failing.length - named.length;
  return [
    ok(what, said),
    ...named.map(failingFinding),
    ...(more > 0 ? [look(what, `${more} more do not answer`, 'npx ai-news sources lists them all.')] : []),
  ];
}

/** Never the whole address: it may hold a key. */
const failingFinding = ({ name, url, failures, last_error: error }: SourceRow): Finding =>
  look(
    name || new URL(url).hostname,
    `did not answer ${failures === 1 ? 'when it was last asked' : `the last ${counted(failures, 'time')}`}: ${error ?? 'no reason known'}`,
  );
