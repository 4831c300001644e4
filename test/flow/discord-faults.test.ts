import { afterEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { onSetup } from '../helpers/setups.ts';
import { until } from '../helpers/until.ts';
import {
  type ChannelControl,
  FLAGS,
  type FaultKind,
  type Message,
  type Person,
  type Seen,
  textOf,
} from '../simulators/discord/discord.ts';
import { randomFrom } from '../simulators/random.ts';
import { DiscordDay } from './discord-server.ts';

const seed = 17;
const mostDrops = 20;
const kinds: FaultKind[] = ['rate-limit', 'server-error', 'reset-before', 'reset-after', 'lost-answer'];

onSetup('PGlite', 'a day at a Discord that fails', (setup) => {
  let day: DiscordDay | undefined;
  afterEach(() => day?.close());

  /** The day, until all has been sent that was to be sent. */
  const live = async (meanwhile?: (room: Room) => Promise<void>): Promise<Room> => {
    await day?.close();
    day = await DiscordDay.begin(setup, { answerWithinMs: 3_000 });
    const room = await Room.open(day);
    // Less than a manager can choose: no story of the day is major when it is posted.
    await setup.db.query(sql`update news.workspace set settings = settings || '{"passOnFrom": "notable"}'`);
    await day.live(() => meanwhile?.(room) ?? Promise.resolve());
    await day.until('2026-03-19T07:00:00Z');
    expect(room.discord.violations).toEqual([]);
    expect(room.discord.unsupported).toEqual([]);
    return room;
  };

  test('answers everybody, and shows in the end what it shows on a good day', async () => {
    const good = await live();
    const shown = good.shown();
    expect(shown['announcements']?.filter((text) => text.startsWith('(passed on)'))).not.toEqual([]);
    const trouble = new Trouble();
    const bad = await live((room) => trouble.goesOn(room));
    expect(trouble.drops).toBe(mostDrops);
    expect(new Set(bad.discord.faults.played.map(({ kind }) => kind))).toEqual(new Set(kinds));
    expect(trouble.unanswered).toEqual([]);
    expect(bad.discord.unanswered()).toEqual([]);
    expect(bad.shown()).toEqual(shown);
  }, 120_000);
});

/** A server with every kind of channel, each subscribed to. */
class Room {
  readonly places: ChannelControl[] = [];

  private constructor(
    readonly day: DiscordDay,
    readonly ada: Person,
    readonly lobby: ChannelControl,
  ) {}

  static async open(day: DiscordDay): Promise<Room> {
    const server = day.discord.addGuild('Readers');
    const ada = day.discord.addPerson('Ada', { locale: 'de' });
    server.addMember(ada, server.addRole('Managers', { permissions: ['MANAGE_GUILD'] }));
    const room = new Room(day, ada, server.addChannel('lobby'));
    await day.bot.start();
    await room.connected();
    await room.ask('settings', { quiet: 'off', posts: 50, timezone: 'Europe/Berlin' });
    const instant = { mode: 'instant', level: 'minor' };
    await room.#subscribe(server.addChannel('models'), { topic: 'models', ...instant });
    const loud = server.addChannel('announcements', { type: 'announcement' });
    await room.#subscribe(loud, { topic: 'everything', ...instant });
    const forum = server.addChannel('stories', { type: 'forum', tags: ['Models', 'Robotics', 'Research'] });
    await room.#subscribe(forum, { topic: 'everything', ...instant });
    await room.#subscribe(server.addChannel('mornings'), { topic: 'everything', mode: 'daily' });
    return room;
  }

  get discord(): DiscordDay['discord'] {
    return this.day.discord;
  }

  async #subscribe(channel: ChannelControl, options: Record<string, string>): Promise<void> {
    this.places.push(channel);
    const { text } = await this.ask('subscribe', { ...options, channel });
    expect(text).toContain('Subscribed');
  }

  ask(command: string, options: Parameters<Person['slash']>[3] = {}): Promise<Seen> {
    return this.ada.slash(this.lobby, 'ai-news', command, options);
  }

  async connected(): Promise<void> {
    const listens = (): boolean => this.discord.gateway.sessions.some(({ socket }) => socket !== undefined);
    await until('the bot listens', listens);
  }

  /** The newest card of the text channel. */
  get card(): Message | undefined {
    return this.places[0]?.messages.findLast((message) => textOf(message).includes('[Full brief]'));
  }

  /** What people read, place by place; in a place the order is that of the arrival, which faults may change. */
  shown(): Record<string, string[]> {
    const cards = (channel: ChannelControl): string[] => channel.messages.map(wordsOf).sort();
    return Object.fromEntries(
      this.places.flatMap((place) => [
        [place.channel.name, cards(place)],
        ...place.threads.map((thread): [string, string[]] => {
          const name = `${place.channel.name} > ${thread.channel.name} [${thread.tags.join(', ')}]`;
          return [name, cards(thread)];
        }),
      ]),
    );
  }
}

const wordsOf = (message: Message): string =>
  `${(message.flags & FLAGS.CROSSPOSTED) === 0 ? '' : '(passed on) '}${textOf(message)}`;

type Act = (room: Room) => Promise<Seen>;

/** What a person does in turn, one thing after each article. */
const acts: readonly Act[] = [
  (room) => room.ask('top'),
  ({ ada, card }) => (card ? ada.click(card, 'Full brief') : ada.slash(ada.dm, 'ai-news', 'help')),
  (room) => room.ask('search', { query: 'model' }),
  ({ ada, card }) => (card ? ada.click(card, '…') : ada.slash(ada.dm, 'ai-news', 'privacy')),
  ({ ada, lobby }) => ada.autocomplete(lobby, 'topic', 'ai-news', 'subscribe', { topic: 'mo' }),
  (room) => room.ask('settings'),
  // A form, which has to be the first answer.
  ({ ada }) => ada.slash(ada.dm, 'ai-news', 'subscribe', { topic: 'models', mode: 'daily' }),
  (room) => room.ask('subscriptions'),
];

/** One request in five fails, the gateway is lost again and again, and a person uses the bot all the time. */
class Trouble {
  readonly unanswered: string[] = [];
  drops = 0;
  readonly #random = randomFrom(seed);
  #turns = 0;

  /** To be called after each article. */
  async goesOn(room: Room): Promise<void> {
    const { faults, gateway } = room.discord;
    if (this.#turns === 0) faults.plan({ seed, percent: 20, kinds });
    const act = acts[this.#turns % acts.length]!;
    this.#turns += 1;
    await room.connected();
    const acting = act(room);
    const drops = this.drops < mostDrops && this.#random() < 0.6;
    if (drops) this.drops += 1;
    const forgets = this.drops % 5 === 0;
    // Whether the bot has heard or not: Discord tells it again when the connection is resumed.
    if (drops && !forgets) gateway.drop();
    const { kind } = await acting;
    if (kind === 'unanswered' || kind === 'thinking') this.unanswered.push(`${this.#turns}: ${kind}`);
    // Nothing that is said before the bot greets anew reaches it.
    if (drops && forgets) gateway.drop({ resumable: false });
  }
}
