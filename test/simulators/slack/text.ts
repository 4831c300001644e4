import type { Attachment, Block, Element, Message, TextObject } from './state/types.ts';

/** Slack: "Formatting text": only these three are escaped. */
const decoded = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What stands between angle brackets, as it is shown. */
function shown(inside: string): string {
  const [target = '', label] = inside.split(/\|(.*)/s);
  if (target.startsWith('!date')) return label ?? target;
  if (target.startsWith('!subteam^')) return label ?? `@${target.slice('!subteam^'.length)}`;
  if (target.startsWith('!')) return `@${label?.replace(/^@/, '') ?? target.slice(1)}`;
  if (target.startsWith('@')) return `@${label ?? target.slice(1)}`;
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
  return label === undefined || label === target ? target : `${label} (${target})`;
}

/** mrkdwn as a person reads it: entities decoded, links by their labels with the address behind. */
export const readMrkdwn = (text: string): string =>
  text
    .split(/(<[^<>\n]+>)/)
    .map((part) => decoded(/^<.+>$/s.test(part) ? shown(part.slice(1, -1)) : part))
    .join('');

export const readText = (text: TextObject | string | undefined): string => {
  if (text === undefined) return '';
  if (typeof text === 'string') return readMrkdwn(text);
  return text.type === 'mrkdwn' ? readMrkdwn(text.text) : decoded(text.text);
};

/** The words of rich text, as far as they are words. */
function richWords(element: Element): string {
  switch (element.type) {
    case 'text':
      return typeof element.text === 'string' ? element.text : '';
    case 'link':
      return typeof element.text === 'string' && element.text !== ''
        ? `${element.text} (${element.url ?? ''})`
        : (element.url ?? '');
    case 'user':
      return `@${element.user_id ?? ''}`;
    case 'channel':
      return `#${element.channel_id ?? ''}`;
    case 'usergroup':
      return `@${element.usergroup_id ?? ''}`;
    case 'broadcast':
      return `@${element.range ?? ''}`;
    case 'emoji':
      return `:${element.name ?? ''}:`;
    case 'rich_text_list':
      return (element.elements ?? []).map((item) => `- ${richWords(item)}`).join('\n');
    default:
      return (element.elements ?? []).map(richWords).join('');
  }
}

function elementWords(element: Element): string {
  switch (element.type) {
    case 'button':
      return `[${readText(element.text)}]`;
    case 'image':
      return element.alt_text ?? '';
    case 'mrkdwn':
    case 'plain_text':
      return readText({ type: element.type, text: typeof element.text === 'string' ? element.text : '' });
    case 'overflow':
      return `[${(element.options ?? []).map(({ text }) => readText(text)).join(' | ')}]`;
    case 'checkboxes':
    case 'radio_buttons':
      return (element.options ?? []).map(({ text }) => readText(text)).join('\n');
    default:
      return `[${element.placeholder === undefined ? element.type : readText(element.placeholder)}]`;
  }
}

function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'section':
      return [
        readText(block.text),
        ...(block.fields ?? []).map(readText),
        block.accessory === undefined ? '' : elementWords(block.accessory),
      ];
    case 'actions':
      return [(block.elements ?? []).map(elementWords).join(' ')];
    case 'context':
      return [(block.elements ?? []).map(elementWords).join(' ')];
    case 'rich_text':
      return (block.elements ?? []).map(richWords);
    case 'image':
      return [readText(block.title), block.alt_text ?? ''];
    case 'input':
      return [
        readText(block.label),
        block.element === undefined ? '' : elementWords(block.element),
        readText(block.hint),
      ];
    case 'divider':
      return ['---'];
    default:
      return [readText(block.text)];
  }
}

export const textOfBlocks = (blocks: readonly Block[]): string =>
  blocks
    .flatMap(blockLines)
    .filter((line) => line !== '')
    .join('\n');

const attachmentWords = ({ blocks, text, fallback }: Attachment): string =>
  blocks === undefined ? readText(text ?? fallback) : textOfBlocks(blocks);

/** The words of a message as a person reads them from the top. Where there are blocks, the text is not shown. */
export function textOf(message: Pick<Message, 'text' | 'blocks' | 'attachments'>): string {
  const body = message.blocks.length > 0 ? textOfBlocks(message.blocks) : readMrkdwn(message.text);
  return [body, ...message.attachments.map(attachmentWords)].filter((part) => part !== '').join('\n');
}
