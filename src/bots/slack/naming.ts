import type { Block, Message } from '../../shared/domain/message.ts';
import { nameOf as markOf, partsByName } from '../../shared/rendering/names.ts';
import { isSlackId } from './rich-text.ts';

/** What somebody is called; undefined where that cannot be found out. */
export type NameOf = (userId: string) => Promise<string | undefined>;

/**
 * The message with people by what they are called, since their mention would call them. Names stand in running text and in
 * the line for the whole.
 */
export async function withNames(message: Message, nameOf: NameOf): Promise<Message> {
  const blocks: Block[] = [];
  for (const block of message.blocks) {
    if (block.type !== 'text') {
      blocks.push(block);
      continue;
    }
    const runs = [];
    for (const run of block.runs) runs.push({ ...run, text: await spelled(run.text, nameOf) });
    blocks.push({ ...block, runs });
  }
  return { blocks, fallback: await spelled(message.fallback, nameOf) };
}

async function spelled(text: string, nameOf: NameOf): Promise<string> {
  let result = text;
  for (const part of partsByName(text, isSlackId)) {
    if (typeof part === 'string' || part.kind !== '@') continue;
    const name = await nameOf(part.id);
    // A function, since a name may hold what a replacement would take for a mark.
    if (name !== undefined) result = result.replace(markOf('@', part.id), () => name);
  }
  return result;
}
