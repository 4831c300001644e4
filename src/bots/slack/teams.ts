import type { Clock } from '../../shared/clock.ts';
import type { Db } from '../../shared/db/database.ts';
import { pausedDirects } from '../../shared/db/tables/destination.ts';
import { leaveOthers, leaveWorkspace, saveWorkspace } from '../../shared/db/tables/workspace.ts';
import type { Destinations } from '../../shared/news/publish/destination-keeper.ts';
import { addressOf, slackPlatform } from './address.ts';
import type { Channels } from './channels.ts';
import type { Installations } from './installations.ts';
import { notices } from './notices.en.ts';

export interface TeamDeps {
  db: Db;
  clock: Clock;
  channels: Channels;
  installations: Installations;
  destinations: Destinations;
  /** Forgets a token that is of no use any more. */
  forget(teamId: string): Promise<void>;
}

/** Keeps the table of workspaces and the destinations in step with the teams that the bot is in. */
export class Teams {
  readonly #deps: TeamDeps;

  constructor(deps: TeamDeps) {
    this.#deps = deps;
  }

  /** At the start: the bot may have been installed and removed while it was away. */
  async sawAll(): Promise<void> {
    const { db, clock, installations, destinations } = this.#deps;
    const teams = await installations.teams();
    for (const teamId of teams) await this.joined(teamId, '');
    for (const id of await leaveOthers(db, slackPlatform, teams, clock.now())) await destinations.left(id);
  }

  async joined(teamId: string, name: string): Promise<void> {
    const { db, clock, destinations } = this.#deps;
    const wanted = { platform: slackPlatform, externalId: teamId, name };
    const { id, joined } = await saveWorkspace(db, wanted, clock.now());
    await (joined ? destinations.joined(id) : destinations.met(id));
    // Direct messages belong to no workspace of ours, and yet they end with it.
    for (const address of await pausedDirects(db, slackPlatform, addressOf(teamId, '')))
      await destinations.changed(address);
  }

  async left(teamId: string): Promise<void> {
    const { db, clock, destinations } = this.#deps;
    const id = await leaveWorkspace(db, slackPlatform, teamId, clock.now());
    if (id !== undefined) await destinations.left(id);
    await this.#deps.forget(teamId);
  }

  channelChanged(teamId: string, channelId: string): Promise<void> {
    const address = addressOf(teamId, channelId);
    this.#deps.channels.forget(address);
    return this.#deps.destinations.changed(address);
  }

  channelArchived(teamId: string, channelId: string): Promise<void> {
    return this.#lost(addressOf(teamId, channelId), notices.archived);
  }

  channelGone(teamId: string, channelId: string): Promise<void> {
    return this.#lost(addressOf(teamId, channelId), notices.channelGone);
  }

  #lost(address: string, reason: string): Promise<void> {
    this.#deps.channels.forget(address);
    return this.#deps.destinations.lost(address, reason);
  }
}
