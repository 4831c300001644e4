import { z } from 'zod';
import type { Clock } from '../../shared/clock.ts';
import type { Db } from '../../shared/db/database.ts';
import {
  type InstallationRow,
  deleteInstallation,
  findInstallation,
  listInstallations,
  saveInstallation,
} from '../../shared/db/tables/installation.ts';
import { describeError, permanent } from '../../shared/errors.ts';
import type { Logger } from '../../shared/logger.ts';
import { seal, unseal } from '../../shared/seal.ts';
import { slackPlatform } from './address.ts';
import { notices } from './notices.en.ts';

const detailsSchema = z.object({
  /** The person that the bot is in the team. */
  botUserId: z.string(),
  scopes: z.array(z.string()),
});

/** By what the bot is known to a team, and what it may do there. */
export interface Installation extends z.infer<typeof detailsSchema> {
  teamId: string;
  token: string;
}

/** The teams that the bot is in. */
export interface Installations {
  /** @throws `workspace_left` for a team that the bot is not in */
  find(teamId: string): Promise<Installation>;
  teams(): Promise<string[]>;
}

/** One team, by the token that the operator has set. */
export function singleInstallation(ask: () => Promise<Installation>): Installations {
  let known: Promise<Installation> | undefined;
  const own = (): Promise<Installation> => {
    known ??= ask();
    // What could not be asked for is asked for again.
    known.catch(() => (known = undefined));
    return known;
  };
  return {
    async find(teamId) {
      const installation = await own();
      if (installation.teamId !== teamId) throw permanent('workspace_left', notices.notInstalled);
      return installation;
    },
    teams: async () => [(await own()).teamId],
  };
}

/** Many teams, each of which installed the bot by itself; their tokens are stored sealed. */
export class StoredInstallations implements Installations {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly key: Buffer,
  ) {}

  async find(teamId: string): Promise<Installation> {
    const row = await findInstallation(this.db, slackPlatform, teamId);
    if (!row) throw permanent('workspace_left', notices.notInstalled);
    return { ...detailsSchema.parse(row.details), teamId, token: this.#tokenOf(row) };
  }

  /** @throws `token_wrong`: nothing is the matter with the team, and nothing goes there until the operator has mended it */
  #tokenOf({ external_id: teamId, sealed_token: sealed }: InstallationRow): string {
    try {
      return unseal(sealed, teamId, this.key);
    } catch (error) {
      throw permanent('token_wrong', describeError(error), { cause: error });
    }
  }

  /** Tells the operator of each token that cannot be read. @throws where none can: then it is the key that is wrong */
  async assertReadable(log: Logger): Promise<void> {
    const unreadable: unknown[] = [];
    const rows = await listInstallations(this.db, slackPlatform);
    for (const row of rows) {
      try {
        this.#tokenOf(row);
      } catch (error) {
        unreadable.push(error);
        log.error({ team: row.external_id, reason: describeError(error) }, 'slack token unreadable');
      }
    }
    if (unreadable.length > 0 && unreadable.length === rows.length) throw unreadable[0];
  }

  async teams(): Promise<string[]> {
    return (await listInstallations(this.db, slackPlatform)).map(({ external_id: teamId }) => teamId);
  }

  async save({ teamId, token, botUserId, scopes }: Installation): Promise<void> {
    const of = { platform: slackPlatform, externalId: teamId };
    const kept = { sealedToken: seal(token, teamId, this.key), details: { botUserId, scopes } };
    await saveInstallation(this.db, of, kept, this.clock.now());
  }

  remove(teamId: string): Promise<void> {
    return deleteInstallation(this.db, slackPlatform, teamId);
  }
}
