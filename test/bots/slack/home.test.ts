import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { onSetup } from '../../helpers/setups.ts';
import { until } from '../../helpers/until.ts';
import type { ChannelControl, Person, Seen } from '../../simulators/slack/slack.ts';
import { SlackDesk } from './desk.ts';

onSetup('PGlite', 'the Home tab at Slack', (setup) => {
  const desk = new SlackDesk(setup, { watchMs: 3_000 });
  let ada: Person;
  let news: ChannelControl;

  beforeEach(async () => {
    ada = desk.team.addPerson('Ada', { admin: true, tz: 'Europe/Berlin' });
    news = desk.team.addChannel('news').invite();
    await desk.start();
  });

  const settings = async (): Promise<unknown> => {
    const [row] = await setup.db.query<{ settings: unknown }>(
      sql`select settings from news.workspace where platform = 'slack'`,
    );
    return row?.settings;
  };
  const home = async (): Promise<Seen> => {
    const seen = await ada.openHome();
    expect(seen.home).not.toBeNull();
    expect(desk.slack.violations).toEqual([]);
    return seen;
  };

  test('shows what matters today, what is subscribed and in which state, and how it is set', async () => {
    await ada.slash(news, '/ai-news', 'subscribe models daily 08:30');
    const shown = (await home()).text;
    expect(shown).toMatch(/Models.*daily 08:30/);
    expect(shown).toContain('Time zone: Europe/Berlin');
    news.archive();
    await until('it is paused', async () => (await desk.subscriptions())[0]?.paused !== null);
    expect((await home()).text).toContain('The channel is archived');
  });

  test('has a button for a form that subscribes a channel, which has to be named', async () => {
    const form = await ada.click(await home(), 'Subscribe …');
    await ada.choose(form, 'topic', 'Models');
    await expect(ada.submit(form, { mode: 'instant' })).rejects.toThrow('is missing');
    const sent = await ada.submit(form, { channel: news, mode: 'instant' });
    expect(sent.text).toContain('Models, as it happens');
    expect(await desk.subscriptions()).toEqual([{ address: `${desk.team.id}/${news.id}`, paused: null }]);
  });

  test('has a button for a form that changes the settings, those alone that are filled in', async () => {
    const form = await ada.click(await home(), 'Settings …');
    expect((await ada.submit(form, { posts: '4' })).text).toContain('channel: 4');
    expect(await settings()).toEqual({ mostPosts: 4 });
  });

  test('answers a button in a form of its own', async () => {
    desk.press = () =>
      Promise.resolve({
        message: {
          fallback: 'More',
          blocks: [{ type: 'buttons', buttons: [{ label: 'Again', to: { action: 'more' } }] }],
        },
      });
    const opened = await ada.forge(await home(), { action_id: 'more' });
    expect(opened.kind).toBe('modal');
    const above = await ada.click(opened, 'Again');
    expect(above.modal!.previousId).toBe(opened.modal!.id);
  });

  test('is shown as it is now, also to somebody else, and to guests', async () => {
    await home();
    const guest = desk.team.addPerson('Gil', { guest: 'single' });
    expect((await guest.openHome()).home).not.toBeNull();
    await ada.slash(news, '/ai-news', 'subscribe models daily');
    expect((await home()).text).toContain('Models');
  });

  test('that Slack does not take is in the log, and the next one is shown', async () => {
    desk.slack.faults.next({ kind: 'refusal', error: 'missing_scope', method: 'views.publish' });
    await ada.openHome();
    await until('it is logged', () => desk.trouble.includes('slack event failed'));
    await home();
  });
});
