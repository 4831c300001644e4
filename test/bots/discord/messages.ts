import { messagesWith } from '../hostile-messages.ts';

/** What could call people, break out of a link, hide, reorder, or be taken for markdown. */
const hostile = [
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '</ai-news brief:123456789012345678>',
  '<:party:123456789012345678>',
  '<t:1700000000:R>',
  '<id:customize>',
  '<https://evil.example>',
  '[click](https://evil.example)',
  '](https://evil.example)',
  'https://evil.example/page',
  'discord.gg/evil',
  ':tada:',
  '**bold**',
  '__under__ *it* _it_',
  '~~gone~~',
  '||secret||',
  '`code` ```block```',
  '# heading',
  '-# small',
  '- item',
  '1. item',
  '> quote',
  '>>> quote',
  '¯\\_(ツ)_/¯',
  '\\',
  '[',
  ']',
  '(',
  ')',
];

export const { anyText, anyUrl, anyMessage } = messagesWith(hostile);
