import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Outgoing, Sender } from '../../../src/shared/domain/sender.ts';
import { onSetup } from '../../helpers/setups.ts';
import type { ChannelControl, Person } from '../../simulators/slack/slack.ts';
import { SlackDesk } from './desk.ts';
import { ableTo, addressOf, after, failing, outgoing } from './outgoing.ts';

onSetup('PGlite', 'looking whether a message came to Slack', (setup) => {
  const desk = new SlackDesk(setup);
  let sender: Required<Sender>;
  let ada: Person;
  let news: ChannelControl;

  beforeEach(() => {
    ada = desk.team.addPerson('Ada');
    news = desk.team.addChannel('news').invite();
    sender = ableTo(desk.open().sender);
  });

  const readable = () => desk.team.grant('channels:history', 'groups:history');
  /** As the deliver job does it. */
  const look = (about: Outgoing) => sender.look({ ...about, triedAt: setup.clock.now() });
  const idOf = (address: string): string =>
    address.startsWith('person:') ? ada.dm.id : address.slice(address.indexOf('/') + 1);
  const places: [where: string, at: () => string][] = [
    ['a channel', () => addressOf(news)],
    ['a private channel', () => addressOf(desk.team.addChannel('desk', { private: true }).invite())],
    ['direct messages', () => `${desk.team.id}/${ada.dm.id}`],
    ['the direct messages of a person', () => `person:${desk.team.id}/${ada.id}`],
  ];

  describe('is allowed', () => {
    test('by the scope of the history of just that kind of conversation', async () => {
      const desks = desk.team.addChannel('desk', { private: true }).invite();
      const allowed = async (): Promise<boolean[]> => {
        const at = [addressOf(news), addressOf(desks), `person:${desk.team.id}/${ada.id}`];
        // What was allowed at the start is asked about once.
        const fresh = ableTo(desk.open().sender);
        return Promise.all(at.map((address) => fresh.mayLook(outgoing(address))));
      };
      expect(await allowed()).toEqual([false, false, true]);
      desk.team.grant('channels:history');
      expect(await allowed()).toEqual([true, false, true]);
      desk.team.grant('groups:history').withdraw('im:history');
      expect(await allowed()).toEqual([true, true, false]);
    });

    test('always for what does no harm when it is done twice', async () => {
      for (const kind of ['edit', 'remove'] as const) {
        const about = after('1780300000.000100', addressOf(news), { kind });
        expect([await sender.mayLook(about), await look(about)]).toEqual([true, undefined]);
      }
    });
  });

  describe.each(places)('in %s', (_, place) => {
    test('finds a post whose answer was lost, and takes it for no other one', async () => {
      readable();
      const about = outgoing(place());
      desk.slack.faults.next({ kind: 'reset-after', method: 'chat.postMessage' });
      expect(await failing(() => sender.send(about))).toMatchObject({ unsure: true });
      const found = await look(about);
      const [message] = desk.slack.channel(idOf(about.address)).messages;
      expect(found).toEqual({ messageId: message?.ts });
      expect(await look({ ...about, deliveryId: 'another-one' })).toBeUndefined();
    });

    test('does not find what did not arrive', async () => {
      readable();
      const about = outgoing(place());
      desk.slack.faults.next({ kind: 'reset-before', method: 'chat.postMessage' });
      expect(await failing(() => sender.send(about))).toMatchObject({ unsure: true });
      expect(await look(about)).toBeUndefined();
    });
  });

  test('finds an answer in its thread, and none where the thread was deleted with its post', async () => {
    readable();
    const at = addressOf(news);
    const { messageId } = await sender.send(outgoing(at));
    desk.pass(1);
    const about = after(messageId, at, { kind: 'reply' });
    desk.slack.faults.next({ kind: 'reset-after', method: 'chat.postMessage' });
    await failing(() => sender.reply(about));
    expect(await look(about)).toEqual({ messageId: news.replies(news.messages[0]!)[0]!.ts });
    desk.team.addPerson('Root', { admin: true }).deleteMessage(news.messages[0]!);
    expect(await look(about)).toBeUndefined();
  });

  test('turns pages, as many as a busy channel has filled in that minute', async () => {
    readable();
    const about = outgoing(addressOf(news));
    await sender.send(about);
    for (let index = 0; index < 40; index += 1) await ada.say(news, `chatter ${index}`);
    expect(await look(about)).toEqual({ messageId: news.messages[0]!.ts });
    expect(desk.asked('conversations.history')).toHaveLength(3);
  });

  describe('with one look a minute, as for apps outside of the marketplace', () => {
    beforeEach(() => {
      desk.slack.app.unlisted = true;
      readable();
    });

    test('finds a post in the first page, whatever was said since', async () => {
      const about = outgoing(addressOf(news));
      const triedAt = setup.clock.now();
      await sender.send(about);
      desk.pass(600);
      for (let index = 0; index < 40; index += 1) await ada.say(news, `chatter ${index}`);
      expect(await sender.look({ ...about, triedAt })).toEqual({ messageId: news.messages[0]!.ts });
    });

    test('waits for the next look as long as Slack says, and asks nothing in between', async () => {
      const about = outgoing(addressOf(news));
      expect(await look(about)).toBeUndefined();
      expect(await failing(() => look(about))).toMatchObject({ code: 'rate_limited', retryAfterMs: 60_000 });
      expect(await failing(() => look(about))).toMatchObject({ retryAfterMs: 60_000 });
      expect(desk.asked('conversations.history')).toHaveLength(2);
      // Posts go on meanwhile.
      await sender.send(about);
      desk.pass(60);
      expect(await look(about)).toEqual({ messageId: news.messages[0]!.ts });
    });
  });
});
