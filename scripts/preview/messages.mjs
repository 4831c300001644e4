/** Messages as src/shared/news/present makes them, about the made-up day of test/fixtures/sample-day. */

const url = (path) => `https://${path}`;
const orrenby = { publisher: 'Orrenby', url: url('orrenby.example/posts/merrowin-3') };
const loom = { publisher: 'Loom & Vector', url: url('loom-vector.example/merrowin-3-orrenby-price-cut') };
const ledger = {
  publisher: 'Harbour Ledger',
  url: url('harbour-ledger.example/2026/03/17/orrenby-new-ai-model'),
};
const almanac = { publisher: 'Machine Almanac', url: url('machine-almanac.example/2026/03/merrowin-3') };

const headline = 'Orrenby releases Merrowin 3 and cuts prices by 40 per cent';
const heading = { type: 'heading', text: headline, url: orrenby.url };
const lede = {
  type: 'text',
  runs: [
    {
      text: 'The Kallowey lab has released its third generation of language models, in three sizes that read 600,000 tokens at once.',
    },
  ],
  citations: [orrenby],
};
const points = [
  { text: 'The weights of the smallest model will be open from 2 April.', citations: [loom] },
  { text: 'An insurer has already moved 4,200 claims staff to it.', citations: [ledger] },
  {
    text: 'The voice feature is held back until outside testers have finished.',
    citations: [ledger, almanac],
  },
];
const bullets = (items) => ({ type: 'bullets', items });
const context = (text) => ({ type: 'context', text });
const buttons = (...labels) => ({
  type: 'buttons',
  buttons: labels.map((label) =>
    typeof label === 'string' ? { label, to: { action: `preview:${label}` } } : label,
  ),
});
const card = (by, title) => ({
  type: 'source',
  publisher: by.publisher,
  date: '17 March 2026',
  title,
  url: by.url,
});

const compact = {
  fallback: headline,
  blocks: [
    heading,
    context('17 March 2026 · Major · Models'),
    lede,
    bullets(points),
    context('Orrenby, Loom & Vector and 4 more'),
    buttons('Full brief', '…'),
  ],
};

const full = {
  fallback: headline,
  blocks: [
    heading,
    context('17 March 2026'),
    lede,
    bullets([
      ...points,
      {
        text: 'Merrowin 3 costs 40 per cent less than its predecessor, which brought in about €190m a year.',
        citations: [loom],
      },
      { text: 'Its answers grow weaker towards the end of a long text.', citations: [almanac] },
    ]),
    context('Summary based on 4 sources'),
    card(orrenby, 'Introducing Merrowin 3'),
    card(
      loom,
      'Orrenby ships Merrowin 3, cuts prices 40% and promises open weights for the smallest version',
    ),
    card(ledger, 'Kallowey lab Orrenby launches cheaper AI model and holds back voice feature'),
    card(almanac, 'Merrowin 3: what Orrenby changed, what it measured and what it left out'),
  ],
};

const entry = (number, level, text, link, sentence, by) => ({
  type: 'text',
  runs: [
    { text: `${number}. ` },
    ...(level ? [{ text: `${level}: ` }] : []),
    { text, bold: true, link: url(link) },
    { text: '\n' },
    { text: `${sentence} (${by})` },
  ],
});
const digest = {
  fallback: 'Today in AI',
  blocks: [
    { type: 'heading', text: 'Today in AI: Tuesday 17 March' },
    entry(
      1,
      'Major',
      headline,
      'orrenby.example/posts/merrowin-3',
      'Three sizes, a longer window, and open weights for the smallest model.',
      'Orrenby, Loom & Vector and 4 more',
    ),
    entry(
      2,
      'Major',
      'Haldrekk picks Aldersund for a chip packaging plant',
      'copperline.example/markets/haldrekk',
      'The plant on a former shipyard costs €2.4bn, of which the state pays 380m.',
      'Copperline, Sundhaven Post and 2 more',
    ),
    entry(
      3,
      '',
      'Parliament passes the Automated Decisions Act',
      'kallowey-tribune.example/news/act',
      'Who is refused a loan by a machine may ask a person why.',
      'Kallowey Tribune and Harbour Ledger',
    ),
    entry(
      4,
      '',
      'A flood model for the Saltmark coast is published with its data',
      'saltmark.example/flood',
      'It warned eleven hours before the flood of January.',
      'Machine Almanac',
    ),
    context('3 more stories: /ai-news top'),
    buttons('1', '2', '3', '4'),
  ],
};

const answer = {
  fallback: 'Stories',
  blocks: [
    {
      type: 'text',
      runs: [
        { text: 'Subscribed: ' },
        { text: 'Models', bold: true },
        { text: ' in this channel, every day at 09:00 (Europe/Berlin). The newest that fit:' },
      ],
    },
    bullets([
      { text: headline, citations: [orrenby] },
      { text: 'A flood model for the Saltmark coast is published with its data', citations: [almanac] },
    ]),
    buttons(
      'Settings',
      { label: 'Open the site', to: { url: 'https://ai-news.example/' } },
      { label: 'Unsubscribe', to: { action: 'preview:stop' }, danger: true },
    ),
  ],
};

const update = {
  fallback: 'Update',
  blocks: [
    context('Update: now 6 sources instead of 4'),
    heading,
    bullets([
      {
        text: 'The first testers find tidy spreadsheets and slow starts.',
        citations: [{ publisher: 'Tramline', url: url('tramline.example/2026/03/17/hands-on') }],
      },
    ]),
    card(
      { publisher: 'Tramline', url: url('tramline.example/2026/03/17/hands-on') },
      'Hands on with Merrowin 3: tidy spreadsheets, slow starts',
    ),
  ],
};

/** The card, once more have told the story. */
export const edited = {
  title: 'The same card, edited in place',
  edited: true,
  message: {
    fallback: headline,
    blocks: [
      ...compact.blocks.slice(0, 3),
      bullets([
        {
          text: 'The first testers find tidy spreadsheets and slow starts.',
          citations: [{ publisher: 'Tramline', url: url('tramline.example/2026/03/17/hands-on') }],
        },
        ...points.slice(0, 2),
      ]),
      context('Orrenby, Loom & Vector and 6 more'),
      buttons('Full brief', '…'),
    ],
  },
};

const quiet = {
  fallback: 'Quiet',
  blocks: [
    { type: 'heading', text: 'Today in AI: Sunday 22 March' },
    entry(
      1,
      '',
      'Ottergard raises €60m for farm robots',
      'copperline.example/ottergard',
      'The money is for weeding machines that know every plant.',
      'Copperline',
    ),
    context('A quiet day: nothing else was new on what you follow here.'),
    buttons('1'),
  ],
};

const help = {
  fallback: 'AI News Bot',
  blocks: [
    { type: 'heading', text: 'AI News Bot' },
    { type: 'text', runs: [{ text: 'The AI news that matters, told once, with its sources.' }] },
    bullets(
      [
        'top: The most important AI news of today or this week, or the newest',
        'search: Search the stories: words, "phrases", or, -minus, source:, topic:, lang:, level:, since:',
        'brief: Summarize any page on the web',
        'subscribe: Have a topic or a search posted here, as a daily or weekly digest or as it happens',
        'subscriptions: What is subscribed here, by whom, and when it comes next',
        'settings: Time zone, quiet hours, the look of cards, mutes and more',
        'privacy: What is stored about you, and how to delete it',
      ].map((text) => ({ text: `/ai-news ${text}`, citations: [] })),
    ),
  ],
};

const line = (text) => ({ fallback: text, blocks: [{ type: 'text', runs: [{ text }] }] });

const settings = {
  fallback: 'Settings, as they are now',
  blocks: [
    { type: 'heading', text: 'Settings, as they are now' },
    ...[
      ['Time zone', 'Europe/Berlin'],
      ['Quiet hours', '22:00–07:00'],
      ['Most posts a day and channel', '6'],
      ['Cards', 'compact'],
    ].map(([name, value]) => ({ type: 'text', runs: [{ text: `${name}: ` }, { text: value, bold: true }] })),
    context('To change one: /ai-news settings, and choose it.'),
  ],
};

const list = {
  fallback: 'Stories',
  blocks: [
    { type: 'heading', text: 'Stories: export controls' },
    ...[
      ['Two ministries argue over the export of packaging tools', '17 Mar · Major · 6 sources'],
      ['Haldrekk says it will comply *and* complain', '16 Mar · Copperline'],
    ].flatMap(([text, facts], index) => [
      {
        type: 'text',
        runs: [
          { text: `${index + 1}. `, bold: true },
          { text, bold: true, link: url('copperline.example/export') },
        ],
      },
      context(facts),
    ]),
    buttons('1', '2'),
    buttons('More', 'Share here'),
  ],
};

/** Answers to commands, which only the asker sees. */
export const answers = [
  { title: 'What a search finds', message: list, alone: true },
  { title: 'Settings', message: settings, alone: true },
  { title: 'Help', message: help, alone: true },
  {
    title: 'A mistyped command',
    message: line('There is no command “subscrbe”. Did you mean /ai-news subscribe?'),
    alone: true,
  },
  {
    title: 'A fault',
    message: line('Something went wrong on our side. Who runs this bot finds it in the log under 3fa2c1.'),
    alone: true,
  },
];

export const samples = [
  { name: 'compact', title: 'A card in a channel', message: compact },
  {
    name: 'calling',
    title: 'A card that calls a role',
    message: compact,
    role: { id: '223456789012345678', name: 'AI readers' },
  },
  { name: 'digest', title: 'A daily digest', message: digest },
  { name: 'quiet', title: 'A quiet day', message: quiet },
  { name: 'update', title: 'An update in the thread', message: update },
  { name: 'answer', title: 'An answer with buttons', message: answer, alone: true },
  { name: 'full', title: 'The full brief', message: full },
];
