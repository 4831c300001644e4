import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type APIMessage, type DiscordAPIError, REST, Routes } from 'discord.js';
import type {
  ChannelControl,
  Discord,
  GuildControl,
  Message,
  Person,
} from '../simulators/discord/discord.ts';
import { badByContract, badCommands, badMessages, command, goodMessages, text, times, v2 } from './bodies.ts';
import { restOptions, simulate, stopAll } from './bot.ts';

let discord: Discord;
let guild: GuildControl;
let channel: ChannelControl;
let ada: Person;
let rest: REST;

beforeAll(async () => {
  discord = await simulate({ rateLimits: false });
  guild = discord.addGuild('Readers');
  channel = guild.addChannel('news');
  ada = discord.addPerson('Ada');
  guild.addMember(ada);
  rest = new REST(restOptions(discord)).setToken(discord.token);
});
afterAll(stopAll);

const send = async (body: object) =>
  (await rest.post(Routes.channelMessages(channel.id), { body })) as APIMessage;

async function refusal(attempt: Promise<unknown>): Promise<DiscordAPIError> {
  const before = discord.violations.length;
  const error: unknown = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ status: 400 });
  expect(discord.violations).toHaveLength(before + 1);
  return error as DiscordAPIError;
}

describe('a message', () => {
  it.each(goodMessages)('may have %s', async (_, body) => {
    await expect(send(body)).resolves.toMatchObject({ channel_id: channel.id });
  });

  it.each(badMessages)('may not have %s', async (_, body, words, code = 50035) => {
    const error = await refusal(send(body));
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
  });

  it('of components V2 stays that', async () => {
    const { id } = await send(v2(text('x')));
    const edit = async (body: object) => rest.patch(Routes.channelMessage(channel.id, id), { body });
    expect((await refusal(edit({ flags: 0, content: 'x', components: [] }))).message).toContain('flags[');
    expect((await refusal(edit({ content: 'x' }))).message).toContain('content[');
    await edit({ components: [text('y')] });
    expect(channel.texts.at(-1)).toBe('y');
  });

  it('becomes one of components V2 when its text goes', async () => {
    const { id } = await send({ content: 'x' });
    const edit = async (body: object) => rest.patch(Routes.channelMessage(channel.id, id), { body });
    expect((await refusal(edit(v2(text('y'))))).message).toContain('content[');
    await edit({ ...v2(text('y')), content: null });
    expect(channel.texts.at(-1)).toBe('y');
  });

  it('is not empty after an edit either', async () => {
    const { id } = await send({ content: 'x' });
    expect(
      (await refusal(rest.patch(Routes.channelMessage(channel.id, id), { body: { content: '' } }))).code,
    ).toBe(50006);
  });
});

// The contract is Discord's file, not this repository's: where it is absent, these rules are not checked.
const hasContract = await simulate().then((one) => one.hasContract);
(hasContract ? describe : describe.skip)("by Discord's contract, a message", () => {
  it.each(badByContract)('may not have %s', async (_, body, words) => {
    const error = await refusal(send(body));
    expect(error.code).toBe(50035);
    expect(error.message).toContain(words);
  });
});

describe('without the contract', () => {
  it('the rules that it omits hold all the same', async () => {
    const bare = await simulate({ contracts: null });
    const there = bare.addGuild('Readers').addChannel('news');
    const bot = new REST(restOptions(bare)).setToken(bare.token);
    expect(bare.hasContract).toBe(false);
    await bot.post(Routes.channelMessages(there.id), { body: { content: 'x' } });
    const attempt = bot.post(Routes.channelMessages(there.id), { body: { content: 'x'.repeat(2001) } });
    await expect(attempt).rejects.toMatchObject({ code: 50035 });
  });
});

describe('a command', () => {
  const put = async (body: object[]) => rest.put(Routes.applicationCommands(discord.app.id), { body });

  it.each(badCommands)('may not have %s', async (_, body, words) => {
    expect((await refusal(put(body))).message).toContain(words);
  });

  it('keeps its id while its name stays', async () => {
    const [first] = (await put([command({})])) as { id: string }[];
    const again = (await put([command({ description: 'More' }), command({ name: 'other' })])) as {
      id: string;
    }[];
    expect(again[0]?.id).toBe(first?.id);
    expect(await rest.get(Routes.applicationCommands(discord.app.id))).toHaveLength(2);
  });
});

describe('answers to interactions', () => {
  let last: Message;

  async function answer(type: number, data: object): Promise<unknown> {
    last = ada.say(channel, 'x');
    const pending = ada.forge(last, 'id');
    const { id, token } = discord.interactions.at(-1)!;
    try {
      return await rest.post(Routes.interactionCallback(id, token), { body: { type, data }, auth: false });
    } finally {
      discord.expireInteractions();
      await pending;
    }
  }

  const input = { type: 4, custom_id: 'a', style: 1 };
  const label = (component: object) => ({ type: 18, label: 'x', component });

  it.each([
    ['an empty message', 4, {}, ''],
    ['a message of 2,001 characters', 4, { content: 'x'.repeat(2001) }, 'data.content['],
    [
      'a form with six fields',
      9,
      {
        custom_id: 'f',
        title: 'x',
        components: times(6, (index) => label({ ...input, custom_id: `${index}` })),
      },
      'data.components[',
    ],
    [
      'a form with one field twice',
      9,
      { custom_id: 'f', title: 'x', components: times(2, () => label(input)) },
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    ['choices for a button', 8, { choices: [] }, 'type['],
  ])('are not %s', async (_, type, data, words) => {
    expect((await refusal(answer(type, data))).message).toContain(words);
  });

  it('may be a form', async () => {
    await answer(9, { custom_id: 'f', title: 'x', components: [label(input), text('Why we ask')] });
    expect(discord.interactions.at(-1)?.modal?.title).toBe('x');
  });
});

afterEach(() => {
  expect(discord.unsupported).toEqual([]);
});
