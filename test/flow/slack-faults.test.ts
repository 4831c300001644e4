import { afterEach, expect, test } from '@jest/globals';
import { onSetup } from '../helpers/setups.ts';
import { until } from '../helpers/until.ts';
import { randomFrom } from '../simulators/random.ts';
import {
  type ChannelControl,
  type FaultKind,
  type Message,
  type Person,
  type Seen,
  textOf,
} from '../simulators/slack/slack.ts';
import type { PlayedDay } from './played-day.ts';
import { type AtSlack, slackDay } from './slack-team.ts';

const seed = 23;
const mostDrops = 6;
/** Shorter than between two articles. */
const mostWaitMs = 30_000;
const kinds: FaultKind[] = [
  'rate-limit',
  'server-error',
  'internal-error',
  'reset-before',
  'reset-after',
  'lost-answer',
];
const history = ['channels:history', 'groups:history'];

onSetup('PGlite', 'a day at a Slack that fails', (setup) => {
  let played: PlayedDay | undefined;
  /** The headlines of the cards in each place on a good day. */
  let good: string[][] = [];
  afterEach(() => played?.close());

  /** The day, until all has been sent that was to be sent. */
  const live = async (
    scopes: readonly string[],
    meanwhile?: (room: Room) => Promise<void>,
  ): Promise<Room> => {
    await played?.close();
    const day = await slackDay(setup, { scopes, answerWithinMs: 3_000 });
    ({ played } = day);
    const room = await Room.open(day.played, day.at);
    await played.live(() => meanwhile?.(room) ?? Promise.resolve());
    await played.until('2026-03-19T09:30:00Z');
    expect(room.at.slack.violations).toEqual([]);
    expect(room.at.slack.unsupported).toEqual([]);
    return room;
  };

  test('answers everybody, and shows in the end what it shows on a good day', async () => {
    const room = await live(history);
    const shown = room.shown();
    good = room.places.map(cardsIn);
    const trouble = new Trouble();
    const bad = await live(history, (room) => trouble.goesOn(room));
    trouble.check(bad);
    expect(bad.shown()).toEqual(shown);
  }, 180_000);

  test('without a look into history posts nothing twice, and tells in a digest what may have arrived', async () => {
    const trouble = new Trouble();
    const bad = await live([], (room) => trouble.goesOn(room));
    trouble.check(bad);
    let doubtful = 0;
    for (const [index, place] of bad.places.entries()) {
      const cards = cardsIn(place);
      expect([place.channel.name, new Set(cards).size]).toEqual([place.channel.name, cards.length]);
      const wanted = good[index]!;
      expect(cards.filter((card) => !wanted.includes(card))).toEqual([]);
      const digests = place.texts.filter((text) => /^(?:You may have missed this|Today in AI)/.test(text));
      doubtful += digests.filter((text) => text.startsWith('You may')).length;
      for (const card of wanted.filter((each) => !cards.includes(each)))
        expect([card, digests.some((text) => text.includes(card))]).toEqual([card, true]);
    }
    expect(doubtful).toBeGreaterThan(0);
  }, 180_000);
});

/** The headlines of cards. */
const cardsIn = ({ messages }: ChannelControl): string[] =>
  messages
    .map((message) => textOf(message))
    .filter((text) => text.includes('[Full brief]'))
    .map((text) => text.split('\n')[0]!.replace(/ \(https?:.*$/, ''));

/** A workspace with channels of each kind, each subscribed to. */
class Room {
  readonly places: ChannelControl[] = [];

  private constructor(
    readonly played: PlayedDay,
    readonly at: AtSlack,
    readonly ada: Person,
    readonly lobby: ChannelControl,
  ) {}

  static async open(played: PlayedDay, at: AtSlack): Promise<Room> {
    const { team } = at;
    const ada = team.addPerson('Ada', { admin: true, tz: 'Europe/Berlin' });
    const room = new Room(played, at, ada, team.addChannel('lobby'));
    await at.bot.start();
    await room.ask('settings quiet:off posts:50 timezone:Europe/Berlin');
    await room.#subscribe(team.addChannel('models'), 'models instant minor');
    await room.#subscribe(
      team.addChannel('private', { private: true, members: [ada] }).invite(),
      'everything instant minor',
    );
    await room.#subscribe(team.addChannel('mornings'), 'everything daily 09:00');
    await played.settle();
    await played.nextMinute();
    return room;
  }

  async #subscribe(channel: ChannelControl, words: string): Promise<void> {
    this.places.push(channel);
    const { text } = await this.ask(`subscribe ${words}`, channel);
    expect(text).toContain('Subscribed');
  }

  ask(words: string, where = this.lobby): Promise<Seen> {
    return this.ada.slash(where, '/ai-news', words);
  }

  /** The newest card of the first channel. */
  get card(): Message | undefined {
    return this.places[0]?.messages.findLast((message) => textOf(message).includes('[Full brief]'));
  }

  /** What people read, place by place; in a place the order is that of the arrival, which faults may change. */
  shown(): Record<string, string[]> {
    return Object.fromEntries(
      this.places.map((place) => [
        place.channel.name,
        place.messages
          .map((message) => [textOf(message), ...place.replies(message).map(textOf)].join('\n  > '))
          .sort(),
      ]),
    );
  }
}

type Act = (room: Room) => Promise<Seen>;

/** What a person does in turn, one thing after each article. */
const acts: readonly Act[] = [
  (room) => room.ask('top'),
  ({ ada, card, lobby }) => (card ? ada.click(card, 'Full brief') : ada.slash(lobby, '/ai-news', 'help')),
  (room) => room.ask('search model'),
  ({ ada, card, lobby }) => (card ? ada.click(card, '…') : ada.slash(lobby, '/ai-news', 'privacy')),
  (room) => room.ask('subscribe'),
  ({ ada }) => ada.openHome(),
  ({ ada }) => ada.say(ada.dm, 'top week'),
  (room) => room.ask('subscriptions'),
];

/** One request in five fails, sockets are lost again and again, and a person uses the bot all the time. */
class Trouble {
  readonly unanswered: string[] = [];
  drops = 0;
  readonly #random = randomFrom(seed);
  #turns = 0;

  /** To be called after each article. */
  async goesOn(room: Room): Promise<void> {
    const { faults, socket, patience } = room.at.slack;
    if (this.#turns === 0) faults.plan({ seed, percent: 20, kinds });
    // What fails is tried again for as long as somebody would wait.
    patience.watchMs = 25_000;
    const act = acts[this.#turns % acts.length]!;
    this.#turns += 1;
    await until('the bot listens', () => socket.connections > 0);
    const acting = act(room);
    if (this.drops < mostDrops && this.#random() < 0.25) {
      this.drops += 1;
      socket.drop();
    }
    const { kind, text } = await this.#patiently(room, acting);
    if (kind === 'unanswered' || kind === 'acknowledged')
      this.unanswered.push(`${this.#turns}: ${kind} ${text}`);
  }

  /** Where Slack asks the bot to wait, time goes on for it while a person is waiting. */
  async #patiently({ played }: Room, acting: Promise<Seen>): Promise<Seen> {
    let waits = true;
    acting.finally(() => (waits = false)).catch(() => undefined);
    const { clock } = played;
    const longest = clock.now().getTime() + mostWaitMs;
    await until('the person is answered', () => {
      const next = clock.now().getTime() + 100;
      if (waits && next <= longest) clock.advanceTo(new Date(next));
      return !waits;
    });
    return acting;
  }

  check({ at: { slack } }: Room): void {
    expect(this.drops).toBe(mostDrops);
    expect(new Set(slack.faults.played.map(({ kind }) => kind))).toEqual(new Set(kinds));
    expect(this.unanswered).toEqual([]);
    expect(slack.unanswered().map(({ kind, failure }) => `${kind}: ${failure}`)).toEqual([]);
  }
}
