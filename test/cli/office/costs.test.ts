import { beforeEach, expect, test } from '@jest/globals';
import sql from 'sql-template-tag';
import { costs } from '../../../src/cli/office/costs.ts';
import type { Office } from '../../../src/cli/office/office.ts';
import { insertCall, recordCall } from '../../../src/shared/db/tables/model-call.ts';
import { endWriting, orderWriting } from '../../../src/shared/db/tables/writing.ts';
import type { Brief } from '../../../src/shared/domain/story.ts';
import { explain } from '../../../src/shared/news/why/why.ts';
import { emptyNewsroom, later, newStory } from '../../helpers/rows.ts';
import { onSetup, start } from '../../helpers/setups.ts';

onSetup('PGlite', 'what a language model costs', (setup) => {
  beforeEach(() => emptyNewsroom(setup.db));

  const brief: Brief = { headline: 'Kestrel 5', lede: '', ledeArticleIds: [], points: [], sources: [] };
  const model = (dailyUsd: number, small?: string) => ({
    large: { name: 'openai/large' },
    ...(small !== undefined && { small: { name: small } }),
    dailyUsd,
  });
  const printed = async (languageModel?: ReturnType<typeof model>): Promise<string> => {
    let all = '';
    const config = { timeZone: 'UTC', languageModel };
    const clock = { now: () => later(30) };
    await costs({ db: setup.db, clock, config, print: (text: string) => (all += text) } as unknown as Office);
    return all;
  };
  const call = async (microUsd: number, at = start): Promise<void> => {
    const tokens = { inputTokens: 1_200, outputTokens: 300 };
    const entry = { purpose: 'story', model: 'openai/large', storyId: undefined, tokens, microUsd } as const;
    await recordCall(setup.db, await insertCall(setup.db, entry, at), 'answered', undefined);
  };

  test('is nothing where there is none', async () => {
    expect(await printed()).toBe(
      "No language model is set (LLM_MODEL): briefs are made of the sources' own sentences and cost nothing.\n",
    );
  });

  test('is told for the day, by purpose for thirty, and with the step that the budget has come to', async () => {
    await call(150_000);
    await call(50_000, new Date(start.getTime() - 24 * 3_600_000));
    await call(900_000, new Date(start.getTime() - 40 * 24 * 3_600_000));
    const text = await printed(model(1));
    expect(text).toContain('Today        $0.15 of $1.00');
    expect(text).toContain('Now asked    openai/large\n');
    expect(text).toMatch(/briefs of stories, openai\/large +2 +0 +2,400 +600 +\$0\.20/);
    expect(text).toContain('Together $0.20.');
    expect(await printed(model(0.2, 'openai/small'))).toContain(
      "openai/small, since 70 % of the day's money are spent",
    );
    expect(await printed(model(0.15))).toContain("no model: the day's money is spent");
  });

  test('comes with what the check found, in all and of each story', async () => {
    const storyId = await newStory(setup.db, { headline: 'Kestrel 5 reads maps' });
    const order = { at: start, until: later(1), dueAt: start };
    const counts = { checked: 5, repaired: 1, dropped: 2, replaced: 1, faults: { number: 2, name: 1 } };
    const first = (await orderWriting(setup.db, { storyId, version: 1, language: undefined }, order))!;
    const second = (await orderWriting(setup.db, { storyId, version: 1, language: 'de' }, order))!;
    await endWriting(setup.db, first, { state: 'written', brief, model: 'openai/large', counts }, start);
    await endWriting(setup.db, second, { state: 'given_up', reason: 'It was late.' }, start);
    const text = await printed(model(1));
    expect(text).toContain("Briefs: 1 written, 1 given up and made of the sources' own sentences.");
    expect(text).toContain(
      "Sentences: 5 checked, 1 repaired, 2 left out, 1 of the sources' own in their place.",
    );
    expect(text).toContain('Given up once: It was late.');
    const [{ public_id: id }] = (await setup.db.query<{ public_id: string }>(
      sql`select public_id from news.story`,
    )) as [{ public_id: string }];
    const [explanation] = await explain(setup.db, id, 'UTC');
    const written = explanation?.sections.find(({ title }) => title === 'Written by a language model');
    expect(written?.lines).toEqual([
      'Version 1: by openai/large. 5 sentences checked, 1 repaired, 2 left out, 1 replaced (number 2, name 1).',
      'Version 1 in German: given up. It was late.',
    ]);
  });
});
