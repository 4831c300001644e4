import type { VirtualClock } from '../shared/clock.ts';
import type { Database } from '../shared/db/database.ts';
import type { Sender } from '../shared/domain/sender.ts';
import { createHttpClient } from '../shared/http/client.ts';
import type { Spending } from '../shared/language-model/spending.ts';
import type { Logger } from '../shared/logger.ts';
import { forgetQueued } from '../shared/queue/steps.ts';
import { VirtualDay } from '../shared/queue/virtual-day.ts';
import { startWorkers } from '../shared/queue/workers.ts';
import { type Web, startWeb } from '../../test/simulators/web/web.ts';
import { type NewsroomRules, openNewsroom } from '../main.ts';
import { VERSION } from './version.ts';

export interface VirtualNewsroomOptions {
  db: Database;
  clock: VirtualClock;
  log: Logger;
  senders: readonly Sender[];
  rules: NewsroomRules;
  timeZone: string;
  spending?: Spending | undefined;
  redisUrl?: string | undefined;
  queuePrefix: string;
}

export interface VirtualNewsroom {
  web: Web;
  day: VirtualDay;
  close(): Promise<void>;
}

/**
 * The ordinary newsroom on a virtual clock, with a simulated web (decision 0007) in place of the real one: every address leads
 * to the simulator, and no other connection is opened. For the replay, the demo and the tests.
 */
export async function openVirtualNewsroom(options: VirtualNewsroomOptions): Promise<VirtualNewsroom> {
  const { db, clock, log } = options;
  const web = await startWeb();
  const http = createHttpClient({
    contact: 'https://ai-news-bot.example/simulated',
    version: VERSION,
    clock,
    route: web.route,
    onlyRouted: true,
  });
  const { backend, jobs, steps } = await openNewsroom({ ...options, http });
  // This process alone works on these queues: what an earlier run left in them is queued anew from the rows.
  await backend.obliterate(steps.map((step) => step.name));
  await forgetQueued(db);
  const day = new VirtualDay(db, backend, steps, clock);
  await startWorkers(backend, jobs, log, day.settled);
  return {
    web,
    day,
    async close() {
      await backend.close();
      await http.close();
      await web.close();
    },
  };
}
