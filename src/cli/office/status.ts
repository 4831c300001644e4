import { DateTime } from 'luxon';
import { newsroomStatus } from '../../shared/db/tables/status.ts';
import type { Office } from './office.ts';

export async function printStatus({ db, clock, config, print }: Office): Promise<void> {
  const status = await newsroomStatus(db, clock.now());
  const time = (at: Date | null): string =>
    at ? DateTime.fromJSDate(at, { zone: config.timeZone }).toFormat('d LLL HH:mm') : 'none planned';
  print(
    [
      `Sources      ${status.sources} followed, ${status.failing} failing; next poll ${time(status.next_poll_at)}`,
      `Articles     ${status.articles} stored, ${status.articles_today} in the last day`,
      `Stories      ${status.stories} stored, ${status.settling} settling`,
      `Deliveries   ${status.sent_today} sent in the last day, ${status.owed} owed, ${status.failed_today} failed in the last day`,
      `Next backup  ${time(status.next_backup_at)}`,
      '',
    ].join('\n'),
  );
}
