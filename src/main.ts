import type { Clock } from './shared/clock.ts';
import type { Database } from './shared/db/database.ts';
import type { Sender } from './shared/domain/sender.ts';
import { allowedHosts } from './shared/http/allowed-hosts.ts';
import type { HttpClient } from './shared/http/client.ts';
import type { Logger } from './shared/logger.ts';
import type { Spending } from './shared/language-model/spending.ts';
import type { SettlingRules } from './shared/news/cluster/place.ts';
import type { EditRules } from './shared/news/publish/publish-story.ts';
import { type QueueBackend, openQueueBackend } from './shared/queue/backend.ts';
import type { Job } from './shared/queue/job.ts';
import type { Step } from './shared/queue/steps.ts';
import { clusterJob } from './jobs/cluster/cluster.ts';
import { digestJob } from './jobs/digest/digest.ts';
import type { Patience } from './jobs/deliver/compose.ts';
import { deliverJob } from './jobs/deliver/deliver.ts';
import { pollJob } from './jobs/poll/poll.ts';
import { publishJob } from './jobs/publish/publish.ts';
import { readJob } from './jobs/read/read.ts';
import { summarizeJob } from './jobs/summarize/summarize.ts';
import { writeJob } from './jobs/write/write.ts';
import { planUpkeep, upkeepJob } from './jobs/upkeep/upkeep.ts';

/** When a story speaks and how often its card changes; a quiet channel is the point. */
export interface NewsroomRules {
  settling: SettlingRules;
  edits: EditRules;
  /** How long messages wait for a language model, where there is one. */
  patience: Patience;
}

const minute = 60_000;

/** A channel waits a minute; a digest has many stories, and its hour is no news. */
const usualPatience: Patience = { storyMs: minute, digestMs: 5 * minute };

export const quietRules: NewsroomRules = {
  settling: { firstMs: 10 * minute, sureMs: 2 * minute, sureOutlets: 3, betweenVersionsMs: 20 * minute },
  edits: { most: 3, forMs: 48 * 60 * minute },
  patience: usualPatience,
};

/** Every change at once: for the replay, where nothing may be held back. */
export const instantRules: NewsroomRules = {
  settling: { firstMs: 0, sureMs: 0, sureOutlets: 1, betweenVersionsMs: 0 },
  edits: { most: Number.MAX_SAFE_INTEGER, forMs: Number.MAX_SAFE_INTEGER },
  patience: usualPatience,
};

export interface NewsroomOptions {
  db: Database;
  http: HttpClient;
  clock: Clock;
  log: Logger;
  senders: readonly Sender[];
  rules: NewsroomRules;
  timeZone: string;
  /** Asks language models; without it, briefs are made of the sources' own sentences. */
  spending?: Spending | undefined;
  /** Hosts that are polled although they are not public: what they say goes to no language model. */
  allowedHosts?: readonly string[];
  redisUrl?: string | undefined;
  /** Keeps queues of several newsrooms on one Redis apart. */
  queuePrefix?: string;
  /** Where nightly backups go; without it, there are no chores. */
  backupDir?: string;
}

export interface Newsroom {
  backend: QueueBackend;
  jobs: readonly Job[];
  steps: readonly Step[];
}

/** Wires what the product knows how to do into the jobs of the journey. Nothing runs yet. */
export async function openNewsroom(options: NewsroomOptions): Promise<Newsroom> {
  const { db, http, clock, log, rules, timeZone, backupDir, spending } = options;
  const { patience } = rules;
  const writing = spending && { patience, isPrivate: allowedHosts(options.allowedHosts ?? []) };
  const jobs: Job[] = [
    pollJob({ db, http, clock }),
    readJob({ db, http, clock }),
    clusterJob({ db, clock, settling: rules.settling }),
    summarizeJob({ db, clock }),
    publishJob({ db, clock, edits: rules.edits, timeZone }),
    digestJob({ db, clock, timeZone }),
    ...(spending ? [writeJob({ db, clock, spending })] : []),
    ...options.senders.map((sender) =>
      deliverJob({ db, clock, sender, timeZone, ...(writing && { writing }) }),
    ),
  ];
  if (backupDir !== undefined) {
    const chores = { db, clock, backupDir, timeZone };
    await planUpkeep(chores);
    jobs.push(upkeepJob(chores));
  }
  const backend = openQueueBackend({
    database: db,
    ...(options.redisUrl === undefined ? {} : { redisUrl: options.redisUrl }),
    ...(options.queuePrefix === undefined ? {} : { prefix: options.queuePrefix }),
    onError: (error) => log.warn({ reason: error.message }, 'a queue connection broke'),
  });
  return { backend, jobs, steps: jobs.map((job) => job.step) };
}
