import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChannelControl, Discord, GuildControl, Person } from '../simulators/discord/discord.ts';
import { untangle } from '../simulators/discord/rules/contract.ts';
import { simulate, stopAll } from './bot.ts';

/** What the simulator answers is what Discord's contract says that Discord answers. */

const file = join(process.env['CONTRACTS_DIR'] ?? '../shared/contracts', 'discord-openapi.json');

interface OpenApi {
  components: { schemas: Parameters<typeof untangle>[1] };
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>
  >;
}

let api: OpenApi;
let ajv: Ajv2020;
let discord: Discord;
let guild: GuildControl;
let news: ChannelControl;
let forum: ChannelControl;
let ada: Person;

async function ask(method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${discord.token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  const route = discord.requests.at(-1)?.route?.split(' ')[1] ?? '';
  const responses = api.paths[route]?.[method.toLowerCase()]?.responses ?? {};
  expect(response.status).toBeLessThan(300);
  const schema = (responses['200'] ?? responses['201'])?.content?.['application/json']?.schema;
  if (schema === undefined) throw new Error(`The contract has no answer of ${method} ${route}.`);
  const validate = ajv.compile(schema);
  validate(answer);
  const errors = (validate.errors ?? []).map(({ instancePath, message, params }) => [
    instancePath,
    message,
    params,
  ]);
  expect(errors).toEqual([]);
  return answer;
}

const idOf = (answer: unknown): string => (answer as { id: string }).id;

(existsSync(file) ? describe : describe.skip)("by Discord's contract, the answer", () => {
  beforeAll(async () => {
    api = JSON.parse(
      readFileSync(file, 'utf8').replaceAll('"#/components/', '"discord#/components/'),
    ) as OpenApi;
    untangle(api, api.components.schemas);
    ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
    ajv.addSchema({ $id: 'discord', components: api.components });
    discord = await simulate({ rateLimits: false, privilegedIntents: -1 });
    guild = discord.addGuild('Readers');
    ada = discord.addPerson('Ada');
    guild.addMember(ada);
    news = guild.addChannel('news', { type: 'announcement' });
    forum = guild.addChannel('stories', { type: 'forum', tags: ['models'] });
  });
  afterAll(stopAll);

  it.each([
    '/gateway',
    '/gateway/bot',
    '/users/@me',
    '/applications/@me',
    '/oauth2/applications/@me',
    '/users/@me/guilds',
  ])('of %s fits', async (path) => {
    await ask('GET', path);
  });

  it.each(['', '/channels', '/roles', '/members?limit=10', '/threads/active'])(
    'of a guild%s fits',
    async (path) => {
      await ask('GET', `/guilds/${guild.id}${path}`);
    },
  );

  it('of members, users and direct messages fit', async () => {
    await ask('GET', `/guilds/${guild.id}/members/${ada.id}`);
    await ask('GET', `/users/@me/guilds/${guild.id}/member`);
    await ask('GET', `/users/${ada.id}`);
    await ask('POST', '/users/@me/channels', { recipient_id: ada.id });
    await ask('GET', `/channels/${ada.dm.id}`);
  });

  it('of messages fit', async () => {
    const path = `/channels/${news.id}/messages`;
    const button = { type: 1, components: [{ type: 2, style: 1, custom_id: 'a', label: 'A' }] };
    const id = idOf(
      await ask('POST', path, {
        content: `<@${ada.id}>`,
        embeds: [{ title: 't', url: 'https://example.com' }],
        components: [button],
      }),
    );
    const media = { url: 'https://example.com/a.png' };
    const gallery = { type: 12, items: [{ media }] };
    const select = {
      type: 1,
      components: [{ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }] }],
    };
    const section = {
      type: 9,
      components: [{ type: 10, content: 'x' }],
      accessory: { type: 2, style: 5, url: 'https://example.com', label: 'L' },
    };
    await ask('POST', path, {
      flags: 1 << 15,
      components: [{ type: 17, components: [section, { type: 14 }, gallery, select, button] }],
    });
    await ask('POST', path, { content: 'reply', message_reference: { message_id: id } });
    await ask('PATCH', `${path}/${id}`, { content: 'y' });
    await ask('GET', `${path}/${id}`);
    await ask('GET', path);
    await ask('POST', `${path}/${id}/crosspost`);
    await ask('POST', `${path}/${id}/threads`, { name: 'More' });
    await ask('GET', `${path}/${id}`);
  });

  it('of channels and threads fit', async () => {
    await ask('GET', `/channels/${news.id}`);
    await ask('GET', `/channels/${forum.id}`);
    const id = idOf(
      await ask('POST', `/channels/${forum.id}/threads`, { name: 'x', message: { content: 'x' } }),
    );
    await ask('POST', `/channels/${news.id}/threads`, { name: 'x', type: 10 });
    await ask('PATCH', `/channels/${id}`, { archived: true });
    await ask('GET', `/channels/${id}`);
    await ask('GET', `/channels/${forum.id}/threads/archived/public`);
    await ask('PATCH', `/channels/${forum.id}`, { topic: 'x', available_tags: [{ name: 'law' }] });
  });

  it('of commands and interactions fit', async () => {
    const option = { type: 3, name: 'topic', description: 'Which', choices: [{ name: 'a', value: 'a' }] };
    const path = `/applications/${discord.app.id}/commands`;
    await ask('PUT', path, [
      { name: 'ai-news', description: 'News', options: [option], default_member_permissions: '32' },
    ]);
    await ask('POST', path, { name: 'other', description: 'Other' });
    await ask('GET', path);
    await ask('PUT', `/applications/${discord.app.id}/guilds/${guild.id}/commands`, [
      { name: 'x', description: 'x' },
    ]);

    const pending = ada.forge(news.messages[0]!, 'a');
    const { id, token } = discord.interactions.at(-1)!;
    await ask('POST', `/interactions/${id}/${token}/callback?with_response=true`, {
      type: 4,
      data: { content: 'x', flags: 64 },
    });
    await pending;
    const webhook = `/webhooks/${discord.app.id}/${token}`;
    await ask('POST', webhook, { content: 'more' });
    await ask('PATCH', `${webhook}/messages/@original`, { content: 'y' });
    await ask('GET', `${webhook}/messages/@original`);
  });
});
