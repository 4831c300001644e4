import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { onSetup } from '../helpers/setups.ts';
import { Newsroom, page, wordsOf } from './newsroom.ts';

onSetup('PGlite', 'What publishers let be shown, from the page to the message', (setup) => {
  let room: Newsroom;
  beforeEach(async () => {
    room = new Newsroom(setup);
    await room.open();
  });
  afterEach(() => room.close());

  const feed = 'https://velkamp.example/feed.xml';
  const item = {
    title: 'Velkamp releases Kestrel 5, a language model',
    link: 'https://velkamp.example/kestrel-5',
  };
  const lede = 'Velkamp has released Kestrel 5, a language model that reads sea charts and town maps.';
  const facts = [
    'Sixteen harbour towns have tested the language model since the beginning of January.',
    'A licence for the model costs 40 euros a month for each harbour that takes part.',
    'The weights of the smallest model can be had by everybody from the second of April on.',
  ];

  const told = async (headers: Record<string, string>, head = ''): Promise<string> => {
    const put = await room.follow(feed, []);
    const body = page(item.title, [lede, ...facts]).replace('<head>', `<head>${head}`);
    room.web.put(item.link, { body, headers });
    put([item]);
    await room.pass(30);
    expect(room.channel.seen).toEqual([`post: ${item.title}`]);
    return wordsOf(room.channel.arrived[0]?.message);
  };
  const shownOf = (words: string): string[] =>
    [lede, ...facts].filter((sentence) => words.includes(sentence));

  test('without a limit, the lede and points', async () => {
    expect(shownOf(await told({})).length).toBeGreaterThan(2);
  });

  test.each([
    ['the header', { 'x-robots-tag': 'otherbot: nosnippet, ai-news-bot: max-snippet:90' }, ''],
    ['the page', {}, '<meta name="robots" content="max-snippet:90">'],
  ])('max-snippet in %s lets so many characters of the article through', async (_, headers, head) => {
    const shown = shownOf(await told(headers, head));
    expect(shown).toHaveLength(1);
    expect(shown.join('').length).toBeLessThanOrEqual(90);
  });

  test('nosnippet lets none through, be it of page or teaser', async () => {
    const put = await room.follow(feed, []);
    room.web.put(item.link, {
      body: page(item.title, [lede, ...facts]),
      headers: { 'x-robots-tag': 'googlebot: nosnippet' },
    });
    put([{ ...item, text: lede }]);
    await room.pass(30);
    const words = wordsOf(room.channel.arrived[0]?.message);
    expect(words).toContain('The details are in the source.');
    expect(shownOf(words)).toEqual([]);
  });
});
