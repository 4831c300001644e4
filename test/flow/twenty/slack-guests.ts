import type { Slack as Bot } from '../../../src/bots/slack/open.ts';
import type { ChannelControl, Person, Slack, TeamControl } from '../../simulators/slack/slack.ts';
import type { Came } from './came.ts';
import { type Doings, type Opened, live } from './opened.ts';
import { type Party, type Setting, said, untilPaused } from './party.ts';
import { ledgerOf } from './slack-ledger.ts';
import { installIn, openSlackForMany } from './slack-for-many.ts';
import { type SlackPlace, type Workspace, places, readers, workspaces } from './slack-places.ts';
import type { Server, Wish } from './wishes.ts';

interface AtSlack extends Opened<SlackPlace> {
  channel: ChannelControl;
  team: TeamControl;
  /** Whoever subscribed there; nobody gives so many commands that the bot asks them to go slower. */
  member: Person;
  /** Where the bot tells of trouble. */
  troubleIn: ChannelControl;
}

const command = '/ai-news';

/** A simulated Slack of three workspaces that follows a replay, its people, and the one bot that they have installed. */
export class SlackParty implements Party {
  readonly opened: AtSlack[] = [];
  /** Slack's own limit: a message a second and channel. */
  readonly paceMs = 1_000;

  private constructor(
    private readonly setting: Setting,
    readonly slack: Slack,
    private readonly bot: Bot,
    private readonly installUrl: string,
  ) {}

  static async open(setting: Setting): Promise<SlackParty> {
    const { slack, bot, installUrl } = await openSlackForMany(setting);
    const opened = new SlackParty(setting, slack, bot, installUrl);
    try {
      await bot.start();
      for (const workspace of workspaces) await opened.#furnish(workspace);
    } catch (error) {
      await opened.close();
      throw error;
    }
    return opened;
  }

  get sender(): Bot['sender'] {
    return this.bot.sender;
  }

  async close(): Promise<void> {
    await this.bot.stop();
    await this.slack.close();
  }

  ledgerOf({ channel }: AtSlack): Came[] {
    return ledgerOf(channel, this.setting.history);
  }

  troubleOf({ channel, troubleIn }: AtSlack): Came[] {
    return ledgerOf(troubleIn, this.setting.history).filter(({ text }) => text.includes(channel.id));
  }

  async #furnish(workspace: Workspace): Promise<void> {
    const { name, zone, quiet, mostPosts, muted, hasLog } = workspace;
    const team = this.slack.addTeam(name, { installed: false });
    const admin = team.addPerson(`Admin of ${name}`, { admin: true, tz: zone });
    await installIn(team, admin, this.installUrl);
    const talk = team.addChannel('talk');
    const log = hasLog ? ` log:<#${talk.id}|talk>` : '';
    const hours = quiet ? `${quiet.from}-${quiet.to}` : 'off';
    const words = `settings timezone:${zone} quiet:${hours} posts:${mostPosts}${log}`;
    await said(admin.slash(talk, command, words));
    for (const word of muted) await said(admin.slash(talk, command, `settings mute:${word}`));
    for (const place of placesIn(name)) await this.#open(place, workspace, team, hasLog ? talk : undefined);
    for (const reader of readers.filter(({ workspace: where }) => where === name))
      for (const place of placesIn(reader.name)) await this.#open(place, reader, team, undefined);
  }

  async #open(
    place: SlackPlace,
    server: Server,
    team: TeamControl,
    log: ChannelControl | undefined,
  ): Promise<void> {
    const { name, kind } = place;
    const member = team.addPerson(`Reader of ${name}`, { tz: server.zone });
    const own = this.slack.channel(member.dm);
    const channel =
      kind === 'direct' ? own : team.addChannel(name, { private: kind === 'private', members: [member] });
    // A public channel is joined by the bot itself.
    if (kind === 'private') channel.invite();
    const opened: AtSlack = { place, server, team, member, channel, troubleIn: log ?? own, wishes: [] };
    this.opened.push(opened);
    await live(opened, this.#doings(opened), this.setting);
  }

  #doings({ place, channel, team, member }: AtSlack): Doings {
    const paused = async (is: boolean): Promise<void> => {
      const address = `${team.id}/${channel.id}`;
      await untilPaused(this.setting.db, { platform: 'slack', address }, is);
    };
    return {
      ask: (wish) => said(member.slash(channel, command, `subscribe ${wordsOf(wish)}`)),
      pause: (hours) => said(member.slash(channel, command, `pause ${hours}`)),
      async close() {
        if (place.by === 'stop') return said(member.click(channel.messages.at(-1)!, 'Stop'));
        if (place.by === 'removal') channel.kick();
        else channel.archive();
        await paused(true);
      },
      async mend() {
        if (place.by === 'removal') channel.invite();
        else channel.unarchive();
        await paused(false);
      },
    };
  }
}

const placesIn = (server: string): SlackPlace[] => places.filter((place) => place.server === server);

const wordsOf = ({ what, mode, time, level }: Wish): string =>
  [what, mode, time, level].filter((word) => word !== undefined).join(' ');
