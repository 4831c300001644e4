type Json = Record<string, unknown>;

/** The length and presence rules of Slack's reference, each with the place where it is broken. */
export function mistakesIn(blocks: readonly unknown[], most: number): string[] {
  const mistakes: string[] = [];
  const say = (wrong: boolean, what: string): unknown => wrong && mistakes.push(what);
  say(blocks.length === 0, 'no blocks');
  say(blocks.length > most, `${blocks.length} blocks`);
  say(JSON.stringify(blocks).length > 13_000, 'too much text');
  const actionIds: string[] = [];
  for (const part of everyPart(blocks)) {
    for (const wrong of brokenBy(part)) mistakes.push(`${String(part['type'])}: ${wrong}`);
    const { action_id: id } = part;
    if (typeof id === 'string') actionIds.push(id);
  }
  say(new Set(actionIds).size < actionIds.length, 'an action_id twice');
  return mistakes;
}

/** Every object of a payload, however deep. */
export function* everyPart(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const item of value) yield* everyPart(item);
  else if (typeof value === 'object' && value !== null) {
    yield value as Json;
    yield* everyPart(Object.values(value));
  }
}

const known = new Set(
  `actions context divider header image rich_text section button plain_text mrkdwn text link channel user
  rich_text_section rich_text_list input plain_text_input`.split(/\s+/),
);

function brokenBy(part: Json): string[] {
  const { type, text, elements } = part;
  const words = typeof text === 'string' ? text : (text as { text: string } | undefined)?.text;
  const count = (elements as unknown[] | undefined)?.length;
  const rules: [broken: boolean, what: string][] = [
    [type !== undefined && !known.has(type as string), 'unknown type'],
    [words?.trim() === '' && type !== 'text', 'empty text'],
    [text === '', 'no text'],
    [words !== undefined && !words.isWellFormed(), 'half a character'],
    [(words?.length ?? 0) > (longest[type as string] ?? 3_000), 'text too long'],
    [count === 0, 'no elements'],
    [type === 'actions' && (count ?? 0) > 25, 'too many elements'],
    [type === 'context' && (count ?? 0) > 10, 'too many elements'],
    [type === 'image' && !isBetween(part['alt_text'], 1, 2_000), 'alt_text'],
    [type === 'button' && !isBetween(part['action_id'], 1, 255), 'action_id'],
    [part['accessibility_label'] !== undefined && !isBetween(part['accessibility_label'], 1, 75), 'label'],
    ...['url', 'image_url'].map((name): [boolean, string] => [
      part[name] !== undefined && !/^https?:\/\/\S{1,2990}$/.test(part[name] as string),
      name,
    ]),
  ];
  return rules.filter(([broken]) => broken).map(([, what]) => what);
}

const longest: Readonly<Record<string, number>> = { header: 150, button: 75 };

const isBetween = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'string' && value.length >= least && value.length <= most;
