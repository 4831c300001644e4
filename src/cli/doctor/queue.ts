import type { Config } from '../../shared/config.ts';
import { type Finding, ok, wrong } from '../../shared/domain/finding.ts';
import { describeError } from '../../shared/errors.ts';
import { type RedisFacts, redisFacts } from '../../shared/queue/redis-facts.ts';
import { patience } from './deps.ts';

const what = 'Queue';
const oldestMajor = 7;
const neededPolicy = 'noeviction';

/** Where the queues lie, and whether a Redis is fit for them. */
export async function queueFindings({ redisUrl }: Pick<Config, 'redisUrl'>): Promise<Finding[]> {
  if (redisUrl === undefined) return [ok(what, 'in the database')];
  let facts: RedisFacts;
  try {
    facts = await redisFacts(redisUrl, patience.request);
  } catch (error) {
    return [
      wrong(
        what,
        `Redis cannot be reached: ${describeError(error)}`,
        'Check REDIS_URL and that the server runs. Nothing is lost: the bot goes on when it is back.',
      ),
    ];
  }
  const { version, policy, roundTripMs } = facts;
  const troubles = [
    ...(Number.parseInt(version, 10) >= oldestMajor
      ? []
      : [
          wrong(
            what,
            `Redis is too old: version ${version || 'unknown'}`,
            `Use Redis ${oldestMajor} or newer.`,
          ),
        ]),
    ...(policy === undefined || policy === neededPolicy
      ? []
      : [
          wrong(
            what,
            `Redis may throw jobs away: maxmemory-policy is ${policy}`,
            `Set maxmemory-policy to ${neededPolicy} in redis.conf.`,
          ),
        ]),
  ];
  if (troubles.length > 0) return troubles;
  return [ok(what, `Redis ${version}, answers in ${roundTripMs.toFixed(1)} ms`)];
}
