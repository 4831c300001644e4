import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { press } from '../../../src/bots/commands/press.ts';
import { forgetPerson } from '../../../src/shared/db/tables/person.ts';
import { recordVote } from '../../../src/shared/db/tables/vote.ts';
import { emptyNewsroom, later } from '../../helpers/rows.ts';
import { eachDatabase } from '../../helpers/setups.ts';
import { Server, labelsOf, linesOf, manager, reader } from './support.ts';

eachDatabase('reading', (setup) => {
  let server: Server;

  beforeEach(async () => {
    await emptyNewsroom(setup.db);
    // Quotas are counted a minute at a time.
    setup.clock.advanceTo(later(2, setup.clock.now()));
    server = new Server(setup);
    await server.open();
  });

  test('top lists the most important, page by page, each with a button for its brief', async () => {
    for (let place = 1; place <= 7; place++)
      await server.story(`Story ${place}`, { importance: 80 - place, topics: ['models'] });
    const first = await server.run('top', server.call({ when: 'week' }, reader));
    expect(linesOf(first).slice(0, 3)).toEqual([
      'Top AI news of the last 7 days',
      '1. Story 1',
      '1 Jun · Harbour Times',
    ]);
    expect(labelsOf(first)).toEqual(['1', '2', '3', '4', '5', 'More', 'Share here']);
    const second = await server.press(first, 'More');
    expect(second.instead).toBe(true);
    expect(linesOf(second).filter((line) => /^\d/.test(line) && line.includes('Story'))).toEqual([
      '6. Story 6',
      '7. Story 7',
    ]);
    expect(labelsOf(second)).toEqual(['6', '7', 'Back', 'Share here']);
    expect(linesOf(await server.press(second, '7'))).toContain('Story 7, it says.');
    expect(linesOf(await server.press(second, 'Back'))).toEqual(linesOf(first));
  });

  test('top of a topic knows it by name, and says what may have been meant', async () => {
    await server.story('Chips', { topics: ['chips-infrastructure'] });
    await server.story('Model', { topics: ['models'] });
    const found = await server.run('top', server.call({ topic: 'models', when: 'newest' }));
    expect(linesOf(found)).toEqual(['The newest AI news: Models', '1. Model', '1 Jun · Harbour Times']);
    await expect(server.run('top', server.call({ topic: 'modles' }))).rejects.toThrow('Did you mean Models?');
    expect(await server.complete('top', 'topic', 'mo')).toEqual([{ name: 'Models', value: 'models' }]);
  });

  test('a quiet day is honest', async () => {
    expect(linesOf(await server.run('top'))).toContain(
      'Nothing yet. A quiet day is a fine thing; try the week, or another topic.',
    );
  });

  test('search says how it was understood and what was left out', async () => {
    await server.story('Orrenby opens a plant');
    const found = await server.run('search', server.call({ query: 'orrenby lang:klingon' }));
    expect(linesOf(found)[0]).toBe('Stories: orrenby');
    expect(linesOf(found)[1]).toMatch(/klingon/);
    expect(linesOf(found)).toContain('1. Orrenby opens a plant');
    await expect(server.run('search', server.call({ query: '  ' }))).rejects.toMatchObject({
      errorClass: 'user',
    });
  });

  test('story is found by a word of its headline, and told in full', async () => {
    const id = await server.story('Orrenby opens a plant');
    const choices = await server.complete('story', 'story', 'plant');
    expect(choices).toEqual([{ name: 'Orrenby opens a plant', value: await server.publicId(id) }]);
    const told = await server.run('story', server.call({ story: choices[0]!.value }));
    expect(linesOf(told)).toEqual([
      'Orrenby opens a plant',
      '1 June 2026',
      'Orrenby opens a plant, it says.',
      'Summary based on 1 source',
    ]);
    await expect(server.run('story', server.call({ story: 'nothing' }))).rejects.toMatchObject({
      code: 'story_unknown',
    });
  });

  test('what one shares, all see; only those who may write here can', async () => {
    await server.story('Orrenby opens a plant');
    const answer = await server.run('top', server.call({ when: 'week' }, reader));
    const shared = await server.press(answer, 'Share here', server.call({}, reader));
    expect(shared.seenBy).toBe('everybody');
    expect(linesOf(shared)).toContain('1. Orrenby opens a plant');
    const mute = { ...reader, writes: false };
    expect(labelsOf(await server.run('top', server.call({ when: 'week' }, mute)))).toEqual(['1']);
    await expect(server.press(answer, 'Share here', server.call({}, mute))).rejects.toMatchObject({
      code: 'writers_only',
    });
  });

  test('a forged button does nothing', async () => {
    const call = server.call();
    for (const action of [
      'b:nothing',
      'brief:nothing',
      'menu:x:9',
      'stop:x',
      'nonsense',
      '',
      'constructor:x',
    ])
      await expect(press(action, call)).rejects.toMatchObject({ errorClass: 'user' });
  });

  test('the button of a card works where the card stands, and nowhere else', async () => {
    const delivery = await server.posted(await server.story('Orrenby opens a plant'));
    const own = await press(`brief:${delivery}`, server.call({}, reader));
    expect(linesOf(own)[0]).toBe('Orrenby opens a plant');
    const elsewhere = { ...server.channel(), workspaceId: server.workspaceId + 1 };
    await expect(press(`brief:${delivery}`, server.call({}, reader, elsewhere))).rejects.toMatchObject({
      code: 'button_unknown',
    });
  });

  test('the private menu shows more to those who manage, and checks it again when pressed', async () => {
    const id = await server.story('Orrenby opens a plant');
    const delivery = await server.posted(id);
    const forAll = ['Follow in my DMs', 'More like this', 'Less like this', 'Report wrong', 'Why this?'];
    const menu = await press(`menu:${delivery}`, server.call({}, reader));
    expect(labelsOf(menu)).toEqual(forAll);
    const managed = await press(`menu:${delivery}`, server.call({}, manager));
    expect(labelsOf(managed)).toEqual([...forAll, 'Not the same event', 'Remove here']);
    for (const label of ['Not the same event', 'Remove here'])
      await expect(server.press(managed, label, server.call({}, reader))).rejects.toMatchObject({
        code: 'managers_only',
      });
    await server.press(managed, 'Remove here');
    await expect(press(`brief:${delivery}`, server.call())).rejects.toMatchObject({ code: 'story_unknown' });
    expect(linesOf(await server.run('top', server.call({ when: 'week' })))).not.toContain(
      '1. Orrenby opens a plant',
    );
  });

  test('votes count once a person, reports name nobody, why explains', async () => {
    const menu = await press(
      `menu:${await server.posted(await server.story('Orrenby opens a plant'))}`,
      server.call({}, reader),
    );
    for (const label of ['More like this', 'Less like this', 'Less like this'])
      await server.press(menu, label, server.call({}, reader));
    expect(await setup.db.query(sql`select person, value from news.vote`)).toEqual([
      { person: 'chat:reader', value: -1 },
    ]);
    await server.press(menu, 'Report wrong', server.call({}, reader));
    expect(await setup.db.query(sql`select kind from news.report`)).toEqual([{ kind: 'wrong' }]);
    expect(linesOf(await server.press(menu, 'Why this?'))).toContain('Why: Orrenby opens a plant');
  });

  test('what five readers like rises, what they dislike sinks, and one who is forgotten takes the vote along', async () => {
    const [liked, disliked] = [
      await server.story('Liked', { importance: 40 }),
      await server.story('Disliked', { importance: 44 }),
    ];
    await server.story('Neither', { importance: 42 });
    const order = async () =>
      linesOf(await server.run('top', server.call({ when: 'week' }))).filter((line) => /^\d\. /.test(line));
    const vote = (voter: number, story: number, value: 1 | -1) =>
      setup.db.transaction((tx) =>
        recordVote(tx, { storyId: story, person: `chat:voter ${voter}`, value }, setup.clock.now()),
      );
    for (let voter = 1; voter <= 5; voter++) {
      if (voter === 5) expect(await order()).toEqual(['1. Disliked', '2. Neither', '3. Liked']);
      await vote(voter, liked, 1);
      await vote(voter, disliked, -1);
    }
    expect(await order()).toEqual(['1. Liked', '2. Neither', '3. Disliked']);
    await setup.db.transaction((tx) => forgetPerson(tx, { platform: 'chat', id: 'voter 3' }));
    expect(await order()).toEqual(['1. Disliked', '2. Neither', '3. Liked']);
  });

  test('the eleventh command in a minute waits', async () => {
    const eager = { ...reader, id: `eager on ${setup.name}` };
    const again = () => press('b:nothing', server.call({}, eager)).catch((error: unknown) => error);
    for (let time = 1; time <= 10; time++) expect(await again()).toMatchObject({ code: 'button_unknown' });
    expect(await again()).toMatchObject({ code: 'commands_too_fast' });
    setup.clock.advanceTo(later(1, setup.clock.now()));
    expect(await again()).toMatchObject({ code: 'button_unknown' });
  });

  test('commands and buttons count together, and what is typed does not', async () => {
    const eager = server.call({ when: 'week' }, { ...reader, id: `both on ${setup.name}` });
    for (let time = 1; time <= 9; time++) await server.run('top', eager);
    await press('b:nothing', eager).catch(() => undefined);
    for (let time = 1; time <= 3; time++) await server.complete('top', 'topic', 'mo');
    await expect(server.run('help', eager)).rejects.toThrow('Try again in 60 seconds.');
  });
});
