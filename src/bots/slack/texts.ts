/** A message as a shortcut hands it over. */
interface Message {
  text?: string;
  [field: string]: unknown;
}

/** The words behind the bot's name: "<@U1> top week" asks for "top week". */
export const withoutMention = (text: string): string =>
  text.replace(/^\s*(?:<@[A-Z0-9]+(?:\|[^>]*)?>[\s,:]*)+/, '');

/** The first address that a message links to, as Slack writes links: `<https://a.example|shown>`. */
export function firstLink({ text = '', ...rest }: Message): string | undefined {
  const [, link] = /<(https?:\/\/[^>|]+)(?:\|[^>]*)?>/.exec(text) ?? [];
  if (link !== undefined) return `<${link}>`;
  const [, inBlocks] = /"url":"(https?:\/\/[^"\\]+)"/.exec(JSON.stringify(rest)) ?? [];
  return inBlocks === undefined ? undefined : `<${inBlocks}>`;
}
