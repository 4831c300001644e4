import type { Block } from '../../shared/domain/message.ts';
import type { Command } from './command.ts';
import { words } from './words.en.ts';

/** @param commands all others, in the order in which they are shown */
export const helpOn = (commands: readonly Command[]): Command => ({
  name: 'help',
  description: words.commands.help,
  options: [],
  execute() {
    const items = commands.map(({ name, description }) => ({
      text: `/ai-news ${name}: ${description}`,
      citations: [],
    }));
    const blocks: Block[] = [
      { type: 'heading', text: words.help.title },
      { type: 'text', runs: [{ text: words.help.intro }] },
      { type: 'bullets', items },
    ];
    return Promise.resolve({ message: { blocks, fallback: words.help.title } });
  },
});
