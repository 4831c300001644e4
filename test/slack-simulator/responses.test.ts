import { afterEach, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { SlackOptions } from '../simulators/slack/slack.ts';
import { boltOnSocket, codeOf, connect, simulate, stopAll } from './bot.ts';

afterEach(stopAll);

async function setUp(options: SlackOptions = {}) {
  const clock = { time: Date.parse('2026-03-01T12:00:00Z') };
  const slack = await simulate({ now: () => new Date(clock.time), watchMs: 50, thinkingMs: 50, ...options });
  const acme = slack.addTeam('Acme');
  const ada = acme.addPerson('Ada');
  const news = acme.addChannel('news').invite();
  await boltOnSocket(slack, [acme], (app: App) => {
    app.command('/ai-news', ({ ack }) => ack());
    app.action('any', ({ ack }) => ack());
    app.shortcut('any', ({ ack }) => ack());
    app.view('form', ({ ack, view }) =>
      view.private_metadata === 'wrong'
        ? ack({ response_action: 'errors', errors: { nowhere: 'x' } })
        : ack(),
    );
  });
  const respond = async (body: object) => {
    const payload = slack.interactions.at(-1)?.payload as { response_url: string };
    const response = await fetch(payload.response_url, { method: 'POST', body: JSON.stringify(body) });
    const { ok, error } = (await response.json()) as { ok: boolean; error?: string };
    return [response.status, ok ? 'ok' : error];
  };
  return { clock, slack, acme, ada, news, respond, client: connect(slack, acme.token) };
}

describe('a response_url', () => {
  it('is good for five messages', async () => {
    const { ada, news, respond } = await setUp();
    await ada.slash(news, '/ai-news');
    for (let used = 0; used < 5; used += 1) expect(await respond({ text: 'x' })).toEqual([200, 'ok']);
    expect(await respond({ text: 'x' })).toEqual([404, 'used_url']);
    expect(ada.sees(news)).toHaveLength(5);
  });

  it('is good for thirty minutes', async () => {
    const { clock, ada, news, respond } = await setUp();
    await ada.slash(news, '/ai-news');
    clock.time += 31 * 60_000;
    expect(await respond({ text: 'x' })).toEqual([404, 'expired_url']);
  });

  it('speaks in public, replaces and deletes', async () => {
    const { acme, ada, news, respond, client } = await setUp();
    const button = { type: 'button', action_id: 'any', text: { type: 'plain_text', text: 'Any' } };
    await client.apiCall('chat.postMessage', {
      channel: news.id,
      text: 'card',
      blocks: [{ type: 'actions', elements: [button] }],
    });
    await ada.click(news.messages[0]!, 'Any');
    await respond({ text: 'aloud', response_type: 'in_channel' });
    await respond({ text: 'hush' });
    expect(news.texts).toEqual(['[Any]', 'aloud']);
    await respond({ text: 'instead', replace_original: true });
    expect(news.texts).toEqual(['instead', 'aloud']);
    await respond({ delete_original: true });
    expect(news.texts).toEqual(['aloud']);
    expect(acme.addPerson('Bob').sees(news)).toHaveLength(1);
    expect(ada.sees(news)).toHaveLength(2);
  });

  it('refuses what chat.postMessage would, and says so', async () => {
    const { slack, ada, news, respond } = await setUp();
    await ada.slash(news, '/ai-news');
    expect(await respond({ blocks: [{ type: 'poem' }] })).toEqual([400, 'invalid_blocks']);
    expect(await respond({})).toEqual([400, 'no_text']);
    expect(slack.violations.map(({ method }) => method)).toEqual(['response_url', 'response_url']);
    slack.faults.next({ kind: 'server-error', method: 'response_url' });
    await expect(respond({ text: 'x' })).rejects.toThrow();
    const nowhere = await fetch(`http://127.0.0.1:${slack.port}/response/abc`, { method: 'POST' });
    expect(nowhere.status).toBe(404);
  });
});

describe('a trigger', () => {
  const view = { type: 'modal', callback_id: 'form', title: { type: 'plain_text', text: 'x' }, blocks: [] };

  it('opens one thing, within three seconds', async () => {
    const { slack, ada, client } = await setUp();
    const open = async (id: string, more: object = {}) =>
      codeOf(client.apiCall('views.open', { trigger_id: id, view: { ...view, ...more } }));
    await ada.globalShortcut('any');
    const { triggerId } = slack.interactions[0]!;
    expect(await open(triggerId)).toBe('ok');
    expect(await open(triggerId)).toBe('exchanged_trigger_id');
    expect(await open('1.2.3')).toBe('invalid_trigger_id');
    await ada.globalShortcut('any');
    slack.expireTriggers();
    expect(await open(slack.interactions[1]!.triggerId)).toBe('expired_trigger_id');
  });

  it('opens what can be pushed upon twice, changed with a hash, and named', async () => {
    const { slack, ada, client } = await setUp();
    const submit = { type: 'plain_text', text: 'Send' };
    const seen = await ada.globalShortcut('any');
    const named = { ...view, submit, external_id: 'one' };
    await client.apiCall('views.open', { trigger_id: seen.interaction.triggerId, view: named });
    const form = seen.modal!;
    const update = async (more: object) => codeOf(client.apiCall('views.update', { view, ...more }));
    expect(await update({ view_id: form.id, hash: 'old' })).toBe('hash_conflict');
    expect(await update({ view_id: form.id, hash: form.hash, view: named })).toBe('ok');
    expect(await update({ external_id: 'two' })).toBe('not_found');
    expect(await codeOf(client.apiCall('views.publish', { user_id: 'U0', view: { type: 'home' } }))).toBe(
      'user_not_found',
    );
    const again = await ada.globalShortcut('any');
    const { triggerId } = again.interaction;
    expect(await codeOf(client.apiCall('views.push', { trigger_id: triggerId, view }))).toBe(
      'invalid_trigger_id',
    );
    expect(await codeOf(client.apiCall('views.open', { trigger_id: triggerId, view: named }))).toBe(
      'duplicate_external_id',
    );
    expect(slack.unanswered()).toEqual([]);
  });

  it('is followed by a wrong answer to the form: the person is told that it did not work', async () => {
    const { slack, ada, client } = await setUp();
    const submit = { type: 'plain_text', text: 'Send' };
    const seen = await ada.globalShortcut('any');
    await client.apiCall('views.open', {
      trigger_id: seen.interaction.triggerId,
      view: { ...view, submit, private_metadata: 'wrong' },
    });
    const refused = await ada.submit(seen);
    expect([refused.kind, refused.failure]).toEqual(['unanswered', 'errors: no input block nowhere']);
    expect(slack.violations).toHaveLength(1);
  });
});
