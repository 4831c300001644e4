import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Command } from '../../../src/bots/commands/command.ts';
import { gate, until } from '../../helpers/until.ts';
import { onSetup } from '../../helpers/setups.ts';
import type { ChannelControl, FaultKind, Person } from '../../simulators/discord/discord.ts';
import { BotDesk } from './desk.ts';

const callback = 'POST /interactions/{interaction_id}/{interaction_token}/callback';
const edit = 'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original';
const followUp = 'POST /webhooks/{webhook_id}/{webhook_token}';

onSetup('PGlite', 'answers to people while Discord fails', (setup) => {
  const desk = new BotDesk(setup);
  let channel: ChannelControl;
  let ada: Person;
  /** Opened at once, or when the bot has said "Thinking ...". */
  let ready = gate();

  const answering = (seenBy: 'asker' | 'everybody'): Command => ({
    name: 'top',
    description: 'Tells the news',
    options: [],
    async execute() {
      await ready.opened;
      const text = 'Five stories.';
      return { message: { fallback: text, blocks: [{ type: 'text', runs: [{ text }] }] }, seenBy };
    },
  });
  beforeEach(() => {
    const guild = desk.discord.addGuild('Readers');
    channel = guild.addChannel('news');
    ada = desk.discord.addPerson('Ada');
    guild.addMember(ada);
    ready = gate();
  });
  const started = async (seenBy: 'asker' | 'everybody' = 'asker'): Promise<void> => {
    desk.commands = [answering(seenBy)];
    await desk.start();
  };
  const thinking = (): Promise<unknown> =>
    until('the bot asked for time', () => desk.discord.interactions.at(-1)?.answer ?? undefined);

  const kinds: FaultKind[] = ['rate-limit', 'server-error', 'reset-before', 'reset-after', 'lost-answer'];

  test.each(kinds)('come all the same, and once, after %s', async (kind) => {
    await started();
    ready.open();
    desk.discord.faults.next({ kind, route: callback, times: 1 });
    const seen = await ada.slash(channel, 'ai-news', 'top');
    expect([seen.kind, seen.text]).toEqual(['message', 'Five stories.']);
    await desk.ours.stop();
    expect(ada.sees(channel).filter(({ onlyFor }) => onlyFor === ada.id)).toHaveLength(1);
    expect(desk.log.lines.filter(({ message }) => message === 'interaction not answered')).toEqual([]);
  });

  test('come when two tries in a row were lost, and their place is filled in after "Thinking ..."', async () => {
    await started();
    desk.discord.faults.next({ kind: 'reset-before', route: callback, times: 2 });
    desk.discord.faults.next({ kind: 'server-error', route: edit, times: 2 });
    const asking = ada.slash(channel, 'ai-news', 'top');
    await thinking();
    ready.open();
    const seen = await asking;
    expect([seen.deferred, seen.text]).toEqual([true, 'Five stories.']);
  });

  test('are given up when nobody waits any more', async () => {
    await started();
    ready.open();
    desk.discord.faults.next({ kind: 'server-error', route: callback, times: 1_000 });
    expect((await ada.slash(channel, 'ai-news', 'top')).kind).toBe('unanswered');
    await desk.ours.stop();
    expect(desk.log.lines.map(({ message }) => message)).toContain('interaction not answered');
  });

  describe('to everybody, after "Thinking ..."', () => {
    const asked = async (kind: FaultKind): Promise<string> => {
      await started('everybody');
      desk.discord.faults.next({ kind, route: followUp });
      const asking = ada.slash(channel, 'ai-news', 'top');
      await thinking();
      ready.open();
      const seen = await asking;
      await desk.ours.stop();
      return seen.text;
    };

    test('are sent again where they did not arrive', async () => {
      expect(await asked('rate-limit')).toBe('Posted here for everybody.');
      expect(channel.texts).toContain('Five stories.');
    });

    test('are not sent twice where they may have arrived, and the asker is told', async () => {
      expect(await asked('reset-after')).toContain('not certain');
      expect(channel.texts.filter((text) => text === 'Five stories.')).toHaveLength(1);
    });
  });
});
