import type { Block, Element } from '../state/types.ts';
import { image as imageElement, inActions, inInput, inSection } from './elements.ts';
import { anyText, mrkdwnText, plainText } from './objects.ts';
import { richText } from './rich-text.ts';
import {
  type Check,
  type Problem,
  all,
  anything,
  boolean,
  byType,
  isObject,
  list,
  object,
  problem,
  text,
} from './schema.ts';

/** Slack: "Block Kit", blocks: which there are, what they hold, and where they may stand. */

export type Surface = 'message' | 'modal' | 'home';

const type = text(50);
const blockId = { block_id: text(255) };

const section: Check = all(
  object(
    { type },
    {
      ...blockId,
      text: anyText(3000),
      fields: list(anyText(2000), 10),
      accessory: inSection,
      expand: boolean,
    },
  ),
  (value, at) =>
    ((value as Block).text ?? (value as Block).fields)
      ? []
      : [problem('must define either `text` or `fields`', at)],
);

const imageBlock: Check = all(
  object(
    { type, alt_text: text(2000) },
    { ...blockId, image_url: text(3000), slack_file: anything, title: plainText(2000) },
  ),
  (value, at) =>
    [(value as Block).image_url, (value as Block)['slack_file']].filter((each) => each !== undefined)
      .length === 1
      ? []
      : [problem('must define either `image_url` or `slack_file`', at)],
);

const contextElement = (): Check => {
  const words = anyText(3000);
  return byType({ image: imageElement, mrkdwn: mrkdwnText(3000), plain_text: words });
};

const everywhere: Record<string, Check> = {
  actions: object({ type, elements: list(inActions, 25) }, blockId),
  context: object({ type, elements: list(contextElement(), 10) }, blockId),
  divider: object({ type }, blockId),
  header: object({ type, text: plainText(150) }, blockId),
  image: imageBlock,
  rich_text: richText,
  section,
};

const input = object(
  { type, label: plainText(2000), element: inInput },
  { ...blockId, hint: plainText(2000), optional: boolean, dispatch_action: boolean },
);

const markdown = object({ type, text: text(12_000) }, blockId);

const bySurface: Record<Surface, Check> = {
  message: byType({ ...everywhere, markdown }),
  modal: byType({ ...everywhere, input }),
  home: byType({ ...everywhere, input }),
};

const MOST_BLOCKS: Record<Surface, number> = { message: 50, modal: 100, home: 100 };

/** The interactive elements of a block, each with its place. */
export function elementsOf(block: Block): { element: Element; pointer: string }[] {
  if (block.type === 'rich_text' || block.type === 'context') return [];
  const single = [
    { element: block.accessory, pointer: '/accessory' },
    { element: block.element, pointer: '/element' },
  ];
  const several = (Array.isArray(block.elements) ? block.elements : []).map((element, index) => ({
    element,
    pointer: `/elements/${index}`,
  }));
  return [...single, ...several].flatMap(({ element, pointer }) =>
    isObject(element) ? [{ element, pointer }] : [],
  );
}

function* doubled(blocks: readonly Block[], at: string): Generator<Problem> {
  const ids = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    if (!isObject(block)) continue;
    const { block_id: id } = block;
    if (id !== undefined && ids.has(id))
      yield problem(`\`block_id\` "${id}" already exists`, `${at}/${index}/block_id`);
    if (id !== undefined) ids.add(id);
    const actions = new Set<string>();
    for (const { element, pointer } of elementsOf(block)) {
      const { action_id: action } = element;
      if (action === undefined) continue;
      if (actions.has(action))
        yield problem(`\`action_id\` "${action}" already exists`, `${at}/${index}${pointer}/action_id`);
      actions.add(action);
    }
  }
}

/** Everything that is wrong with a list of blocks. */
export function blockProblems(blocks: unknown, surface: Surface, at = '/blocks'): Problem[] {
  const problems = list(bySurface[surface], MOST_BLOCKS[surface], 0)(blocks, at);
  return Array.isArray(blocks) ? [...problems, ...doubled(blocks as Block[], at)] : problems;
}
