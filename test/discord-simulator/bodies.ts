/** Bodies that Discord takes, and bodies that it refuses, each with words of the refusal. */

const V2 = 1 << 15;
export const text = (content: string) => ({ type: 10, content });
const button = (more: object) => ({ type: 2, style: 1, label: 'x', custom_id: 'a', ...more });
const link = (more: object) => ({ type: 2, style: 5, label: 'x', url: 'https://example.com', ...more });
const row = (...components: object[]) => ({ type: 1, components });
const rows = (...components: object[]) => ({ content: 'x', components: [row(...components)] });
export const v2 = (...components: object[]) => ({ flags: V2, components });
const select = (more: object) => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'a', value: 'a' }],
  ...more,
});
const section = (more: object) => ({ type: 9, components: [text('x')], accessory: button({}), ...more });
const embed = (more: object) => ({ embeds: [{ title: 'x', ...more }] });
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const goodMessages: [string, object][] = [
  ['2,000 characters', { content: 'x'.repeat(2000) }],
  [
    '6,000 characters of embeds',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2000) }] },
  ],
  ['five buttons in a row', rows(...times(5, (index) => button({ custom_id: String(index) })))],
  ['a discord: link', rows(link({ url: 'discord://-/channels/@me' }))],
  ['a section with a button', v2(section({}))],
  ['forty components V2', v2(...times(40, () => text('x')))],
  [
    '4,000 characters of components V2',
    v2(text('x'.repeat(2000)), { type: 17, components: [text('x'.repeat(2000))] }),
  ],
  ['named mentions', { content: 'x', allowed_mentions: { parse: ['users'], roles: ['1'] } }],
];

export const badMessages: [string, object, string, (number | undefined)?][] = [
  ['nothing', {}, '', 50006],
  ['white space', { content: ' \n ' }, '', 50006],
  ['V2 without components', { flags: V2 }, '', 50006],
  ['2,001 characters', { content: 'x'.repeat(2001) }, 'content[BASE_TYPE_MAX_LENGTH]'],
  [
    'over 6,000 characters of embeds',
    { embeds: times(2, () => ({ description: 'x'.repeat(3001) })) },
    'embeds[MAX_EMBED_SIZE_EXCEEDED]',
  ],
  ['an empty embed', { embeds: [{ color: 1 }] }, 'embeds[0].description[BASE_TYPE_REQUIRED]'],
  [
    'an empty field',
    embed({ fields: [{ name: ' ', value: 'v' }] }),
    'embeds[0].fields[0].name[BASE_TYPE_REQUIRED]',
  ],
  [
    'a field without text',
    embed({ fields: [{ name: 'n', value: '\n' }] }),
    'embeds[0].fields[0].value[BASE_TYPE_REQUIRED]',
  ],
  [
    'an embed with a wrong link',
    embed({ url: 'javascript:alert(1)' }),
    'embeds[0].url[URL_TYPE_INVALID_SCHEME]',
  ],
  [
    'one custom_id twice',
    rows(button({}), button({})),
    'components[0].components[1].custom_id[COMPONENT_CUSTOM_ID_DUPLICATED]',
  ],
  [
    'a link without url',
    rows(link({ url: undefined })),
    'components[0].components[0].url[BASE_TYPE_REQUIRED]',
  ],
  ['a link elsewhere', rows(link({ url: 'ftp://example.com' })), 'BUTTON_COMPONENT_INVALID_URL_SCHEME'],
  [
    'a link with custom_id',
    rows(link({ custom_id: 'a' })),
    'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
  ],
  [
    'a button with url',
    rows(button({ url: 'https://example.com' })),
    'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
  ],
  ['a button without custom_id', rows(button({ custom_id: undefined })), 'custom_id[BASE_TYPE_REQUIRED]'],
  ['a button without a face', rows(button({ label: undefined })), 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED'],
  ['a select beside a button', rows(button({}), select({})), 'COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
  ['more choices than options', rows(select({ max_values: 2 })), 'max_values[BASE_TYPE_MAX]'],
  [
    'one value twice',
    rows(select({ options: times(2, () => ({ label: 'a', value: 'a' })) })),
    'SELECT_COMPONENT_DUPLICATE_VALUES',
  ],
  [
    'text displays without the flag',
    { content: 'x', components: [text('x')] },
    'components[0].type[UNION_TYPE_CHOICES]',
  ],
  ['content with V2', { ...v2(text('x')), content: 'x' }, 'content[MESSAGE_CANNOT_USE_LEGACY_FIELDS'],
  ['embeds with V2', { ...v2(text('x')), ...embed({}) }, 'embeds[MESSAGE_CANNOT_USE_LEGACY_FIELDS'],
  [
    'forty-one components',
    v2({ type: 17, components: times(40, () => text('x')) }),
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    'over 4,000 characters of V2',
    v2(text('x'.repeat(2001)), { type: 17, components: [text('x'.repeat(2000))] }),
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  ['an empty text display', v2(text(' ')), 'components[0].content[BASE_TYPE_REQUIRED]'],
  [
    'users parsed and named',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    '101 users',
    { content: 'x', allowed_mentions: { users: times(101, String) } },
    'allowed_mentions.users[BASE_TYPE_MAX_LENGTH]',
  ],
  ['a strict nonce without nonce', { content: 'x', enforce_nonce: true }, 'nonce[BASE_TYPE_REQUIRED]'],
];

/** What only Discord's contract knows. */
export const badByContract: [string, object, string][] = [
  ['an unknown key', { content: 'x', contents: 'x' }, 'contents[UNKNOWN_KEY]'],
  [
    'an unknown key deep down',
    v2({ type: 17, components: [{ ...text('x'), text: 'x' }] }),
    'components[0].components[0].text[UNKNOWN_KEY]',
  ],
  [
    'six buttons in a row',
    rows(...times(6, (index) => button({ custom_id: String(index) }))),
    'components[0].components[BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'four text displays in a section',
    v2(section({ components: times(4, () => text('x')) })),
    'components[0].components[BASE_TYPE_MAX_LENGTH]',
  ],
  [
    'a section without accessory',
    v2(section({ accessory: undefined })),
    'components[0].accessory[BASE_TYPE_REQUIRED]',
  ],
  ['a long title', embed({ title: 'x'.repeat(257) }), 'embeds[0].title[BASE_TYPE_MAX_LENGTH]'],
  [
    'a long label',
    rows(button({ label: 'x'.repeat(81) })),
    'components[0].components[0].label[BASE_TYPE_MAX_LENGTH]',
  ],
  ['a long nonce', { content: 'x', nonce: 'x'.repeat(26) }, 'nonce['],
  ['a number for text', { content: 5 }, 'content['],
];

const option = (more: object) => ({ type: 3, name: 'topic', description: 'Which', ...more });
export const command = (more: object) => ({ name: 'ai-news', description: 'News', ...more });
const choices = (count: number) => times(count, (index) => ({ name: `n${index}`, value: `v${index}` }));
const long = (index: number) =>
  option({
    name: `o${index}`,
    choices: times(25, (each) => ({ name: `${each}`.padEnd(100), value: `${each}`.padEnd(100) })),
  });

export const badCommands: [string, object[], string][] = [
  ['upper case', [command({ name: 'News' })], '0.name[APPLICATION_COMMAND_INVALID_NAME]'],
  ['a space', [command({ name: 'ai news' })], '0.name[APPLICATION_COMMAND_INVALID_NAME]'],
  ['no description', [command({ description: '' })], '0.description[BASE_TYPE_BAD_LENGTH]'],
  ['a name twice', [command({}), command({})], 'APPLICATION_COMMANDS_DUPLICATE_NAME'],
  [
    'an option twice',
    [command({ options: [option({}), option({})] })],
    '0.options[APPLICATION_COMMAND_OPTIONS_NAME_INVALID]',
  ],
  [
    'a required option last',
    [command({ options: [option({}), option({ name: 'b', required: true })] })],
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'choices and autocomplete',
    [command({ options: [option({ autocomplete: true, choices: choices(1) })] })],
    'CHOICES_AND_AUTOCOMPLETE',
  ],
  [
    'a subcommand beside an option',
    [command({ options: [option({}), { type: 1, name: 's', description: 's' }] })],
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  ['over 8,000 characters', [command({ options: times(2, long) })], 'APPLICATION_COMMAND_TOO_LARGE'],
];
