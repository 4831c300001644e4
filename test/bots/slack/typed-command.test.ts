import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commands } from '../../../src/bots/commands/all.ts';
import type { Command, CommandOption, OptionValue } from '../../../src/bots/commands/command.ts';
import { type TypedCommand, readCommand } from '../../../src/bots/slack/typed-command.ts';
import { anyText } from './messages.ts';

const read = (text: string): TypedCommand => readCommand(text, commands);
const understood = (text: string): unknown => {
  const typed = read(text);
  return typed.kind === 'command' ? [typed.command.name, typed.options] : typed;
};
const told = (text: string): string => {
  const typed = read(text);
  return typed.kind === 'misunderstood' ? typed.message : `understood: ${JSON.stringify(understood(text))}`;
};

describe('a typed command', () => {
  test.each([
    [
      'subscribe open-source daily 09:00',
      'subscribe',
      { topic: 'open-source', mode: 'daily', time: '09:00' },
    ],
    [
      'subscribe "export controls" instant major <#C0NEWS|news>',
      'subscribe',
      { topic: 'export controls', mode: 'instant', level: 'major', channel: 'C0NEWS' },
    ],
    [
      'subscribe <#C123|news> models weekly monday 9am',
      'subscribe',
      { channel: 'C123', topic: 'models', mode: 'weekly', day: 'monday', time: '9am' },
    ],
    [
      'subscribe open source weekly 9 am',
      'subscribe',
      { topic: 'open source', mode: 'weekly', time: '9 am' },
    ],
    ['subscribe <#C123|> models', 'subscribe', { channel: 'C123', topic: 'models' }],
    [
      'subscribe models instant <!subteam^S012|@news> direct',
      'subscribe',
      { topic: 'models', mode: 'instant', mention: 'S012', direct: true },
    ],
    ['subscribe models as it happens', 'subscribe', { topic: 'models', mode: 'instant' }],
    ['subscribe topic:"Open source" mode=weekly', 'subscribe', { topic: 'Open source', mode: 'weekly' }],
    ['subscribe topic: models level: major', 'subscribe', { topic: 'models', level: 'major' }],
    [
      'subscribe source:theverge lang:de daily',
      'subscribe',
      { topic: 'source:theverge lang:de', mode: 'daily' },
    ],
    ['subscribe GPT 5 daily', 'subscribe', { topic: 'GPT 5', mode: 'daily' }],
    ['subscribe „Export controls“ DAILY', 'subscribe', { topic: 'Export controls', mode: 'daily' }],
    [
      'ｓｕｂｓｃｒｉｂｅ　ｍｏｄｅｌｓ　ｄａｉｌｙ　０９：００',
      'subscribe',
      { topic: 'models', mode: 'daily', time: '09:00' },
    ],
    ['subscribe models timezone：Europe/Berlin', 'subscribe', { topic: 'models', timezone: 'Europe/Berlin' }],
    [
      'subscribe “claude code” or gemma daily',
      'subscribe',
      { topic: '"claude code" or gemma', mode: 'daily' },
    ],
    ['subscribe R&amp;D 18.30 Uhr', 'subscribe', { topic: 'R&D', time: '18.30 Uhr' }],
    ['subscribe time 18:30 models', 'subscribe', { time: '18:30', topic: 'models' }],
    ['search "export controls"', 'search', { query: '"export controls"' }],
    [
      'search “export controls” topic:chips -rumour',
      'search',
      { query: '"export controls" topic:chips -rumour' },
    ],
    ['search query:"export controls"', 'search', { query: 'export controls' }],
    ['search  <http://heise.de|heise.de> in <#C1|news>', 'search', { query: 'heise.de in #news' }],
    ['top week research', 'top', { when: 'week', topic: 'research' }],
    ['top this week', 'top', { when: 'week' }],
    ['top', 'top', {}],
    ['TOP Newest', 'top', { when: 'newest' }],
    ['brief <https://x.example/page|x.example/page>', 'brief', { url: 'https://x.example/page' }],
    ['brief <https://x.example/?a=1&amp;b=2>', 'brief', { url: 'https://x.example/?a=1&b=2' }],
    ['brief url:<https://x.example/page>', 'brief', { url: 'https://x.example/page' }],
    ['pause 8', 'pause', { hours: 8 }],
    ['pause 8 hours', 'pause', { hours: 8 }],
    ['pause hours:8', 'pause', { hours: 8 }],
    ['pause', 'pause', {}],
    ['settings timezone Europe/Berlin', 'settings', { timezone: 'Europe/Berlin' }],
    [
      'settings timezone:Europe/Berlin quiet:22:00-07:00',
      'settings',
      { timezone: 'Europe/Berlin', quiet: '22:00-07:00' },
    ],
    ['settings Europe/Berlin 22:00-07:00', 'settings', { timezone: 'Europe/Berlin', quiet: '22:00-07:00' }],
    ['settings quiet off', 'settings', { quiet: 'off' }],
    ['settings threads off cards full', 'settings', { threads: false, cards: 'full' }],
    ['settings threads posts 4', 'settings', { threads: true, posts: 4 }],
    ['settings mute big announcements threads:on', 'settings', { mute: 'big announcements', threads: true }],
    ['settings log <#C9|ops> <!subteam^S9|@desk>', 'settings', { log: 'C9', manager: 'S9' }],
    ['settings manager:admins', 'settings', { manager: 'admins' }],
    ['settings manager Admins', 'settings', { manager: 'admins' }],
    ['sources mute Machine Almanac', 'sources', { mute: 'Machine Almanac' }],
    ['sources mute <http://heise.de|heise.de>', 'sources', { mute: 'heise.de' }],
    ['sources <https://a.example/feed>', 'sources', { add: 'https://a.example/feed' }],
    ['unsubscribe open source', 'unsubscribe', { subscription: 'open source' }],
    ['unsubscribe "open source"', 'unsubscribe', { subscription: 'open source' }],
    ['/help', 'help', {}],
    ['', 'help', {}],
    ['   ', 'help', {}],
  ])('“%s” is %s', (text, name, options) => {
    expect(understood(text)).toEqual([name, options]);
  });

  test.each(['subscribe', ' Settings '])('“%s” alone asks for a form', (text) => {
    expect(read(text)).toMatchObject({ kind: 'form', command: { name: text.trim().toLowerCase() } });
  });
});

describe('what was not understood is told:', () => {
  test.each([
    ['subscrbe models', 'There is no command “subscrbe”. Did you mean /ai-news subscribe?'],
    ['weather', /^There is no command “weather”. There are top, story, .* and help\.$/],
    ['<!channel> hello', /^There is no command “!channel”/],
    ['top wekk', 'Did you mean week by “wekk”?'],
    ['top when:wekk', '“wekk” cannot be chosen for when. Did you mean week?'],
    ['top when:yesterday', '“yesterday” cannot be chosen for when. Choose today, week or newest.'],
    ['subscribe models dayly', /^Did you mean daily by “dayly”\? If not, put it in quotation marks\.$/],
    ['subscribe models timzone:Europe/Berlin', /Did you mean timezone:/],
    ['subscribe models daily weekly', 'There is more than one mode. Give it once.'],
    ['subscribe models #news', '“#news” is no channel that Slack knows. Type # and choose it from the list.'],
    ['subscribe models mention:admins', /^“admins” is no user group/],
    ['subscribe models @desk', /^“@desk” is no user group/],
    ['subscribe models <@U1|ada>', '@ada is a person; only channels and user groups can be named there.'],
    ['subscribe models mention:<@U1|ada>', /^“@ada” is no user group/],
    ['subscribe models daily agents', /^“models” and “agents” could not be understood there\./],
    ['subscribe "models daily', /quotation mark is missing/],
    ['subscribe daily', /^\/ai-news subscribe needs more: the topic\. A topic/],
    ['search', '/ai-news search needs more: the query. What to search for.'],
    ['pause 2 days', /“days” could not be understood/],
    ['pause 8000', '“8000” does not do for hours. Give a whole number from 1 to 720.'],
    ['settings threads:maybe', /neither on nor off/],
    ['settings Berlin', /“Berlin” could not be understood/],
    ['privacy please', /“please” could not be understood/],
  ])('“%s”', (text, message) => {
    if (typeof message === 'string') expect(told(text)).toContain(message);
    else expect(told(text)).toMatch(message);
  });
});

describe('any typed command', () => {
  /** As Slack hands a text over. */
  const escaped = (text: string): string =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const inQuotes = (text: string): string => `"${escaped(text.replace(/[\\"“”„‟«»＂「」『』]/g, '\\$&'))}"`;
  const id = fc.stringMatching(/^[A-Z0-9]{8,11}$/);

  function valueOf({ kind, choices, min, max }: CommandOption): fc.Arbitrary<OptionValue> {
    if (choices) return fc.constantFrom(...choices.map(({ value }) => value));
    if (kind === 'number') return fc.integer({ min: min ?? 0, max: max ?? 1_000 });
    if (kind === 'flag') return fc.boolean();
    return kind === 'text' ? anyText : id;
  }
  function written({ name, kind }: CommandOption, value: OptionValue): string {
    if (kind === 'channel') return `${name}:<#${value}|news>`;
    if (kind === 'role') return `${name}=<!subteam^${value}|@desk>`;
    if (typeof value === 'boolean') return `${name}:${value ? 'on' : 'off'}`;
    return `${name.toUpperCase()}:${typeof value === 'number' ? value : inQuotes(value)}`;
  }
  const anyUse = (command: Command): fc.Arbitrary<{ options: Record<string, OptionValue>; text: string }> =>
    fc
      .shuffledSubarray([...command.options])
      .map((some) => [...some, ...command.options.filter((each) => each.required && !some.includes(each))])
      .chain((some) =>
        fc.tuple(...some.map((option) => valueOf(option).map((value) => [option, value] as const))),
      )
      .map((pairs) => ({
        options: Object.fromEntries(pairs.map(([{ name }, value]) => [name, value])),
        text: pairs.map(([option, value]) => written(option, value)).join(' '),
      }));

  test.each(commands.filter(({ options }) => options.length > 0))(
    '$name means the same in any order',
    (command) => {
      const { name } = command;
      fc.assert(
        fc.property(
          anyUse(command).filter(({ text }) => text !== ''),
          ({ options, text }) => {
            expect(understood(`${name} ${text}`)).toEqual([name, options]);
          },
        ),
        { numRuns: 200 },
      );
    },
  );

  test('is answered, however long it is', () => {
    expect(told(`settings ${'mute a '.repeat(20_000)}`)).toBe('There is more than one mute. Give it once.');
    expect(understood(`subscribe ${'a '.repeat(20_000)}`)).toMatchObject(['subscribe', {}]);
  });

  test('is answered, whatever was typed', () => {
    const word = fc.constantFrom(
      ...commands.flatMap(({ name, options }) => [name, ...options.map((option) => option.name)]),
      'topic:',
      'mode=',
      '"',
      '“',
      '<#C1|x>',
      '<#',
      '<@U1>',
      '<!subteam^S1|@x>',
      '<https://a.example|a>',
      '9',
      'am',
      'off',
      ' ',
    );
    const line = fc.oneof(
      anyText,
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(word, anyText)).map((parts) => parts.join(' ')),
      fc.array(word).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(line, fc.constantFrom('', ...commands.map(({ name }) => `${name} `)), (text, start) => {
        const typed = read(start + text);
        if (typed.kind === 'misunderstood') expect(typed.message).not.toBe('');
        expect(['command', 'form', 'misunderstood']).toContain(typed.kind);
      }),
      { numRuns: 1_000 },
    );
  });
});
