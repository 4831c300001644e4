import { type ChannelControl, type Discord, type Message, textOf } from '../../simulators/discord/discord.ts';
import type { History } from './history.ts';
import type { Place } from './places.ts';

/** What a reader of a place saw come. */
export interface Came {
  at: Date;
  kind: 'post' | 'digest' | 'answer' | 'note';
  /** Of a post one, of a digest in its order. */
  stories: number[];
  text: string;
}

const digestTitle = /^#* ?(?:Today|This week) in AI: /;
const cardTitle = /^#+ \[/;
const linked = /\]\(<?(https?:\/\/[^\s)>]+)>?\)/g;

/** Everything that the bot posted into a place, the oldest first, as it was worded when it came. */
export function ledgerOf(
  { place, channel }: { place: Pick<Place, 'kind'>; channel: ChannelControl },
  history: History,
  discord: Discord,
): Came[] {
  const bot = discord.app.user;
  const said = (at: ChannelControl, isAnswer: (message: Message, index: number) => boolean): Came[] =>
    at.ledger
      .filter(
        ({ author, onlyFor, interactionId }) => author === bot && onlyFor === null && interactionId === null,
      )
      .map((message, index) => toCame(message, isAnswer(message, index), history));
  const below = (isAnswer: (index: number) => boolean): Came[] =>
    channel.threads.flatMap((thread) => said(thread, (_, index) => isAnswer(index)));
  const all =
    place.kind === 'forum'
      ? below((index) => index > 0)
      : [...said(channel, ({ replyTo }) => replyTo !== null), ...below(() => true)];
  return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** What tells stories. */
export const told = (came: readonly Came[]): Came[] =>
  came.filter(({ kind }) => kind === 'post' || kind === 'digest');

/** "post 2026-06-04T05:00:00.000Z: 2175". */
export const inWords = ({ kind, at, stories }: Pick<Came, 'kind' | 'at' | 'stories'>): string =>
  `${kind} ${at.toISOString()}: ${stories.join(', ')}`;

function toCame(message: Message, isAnswer: boolean, history: History): Came {
  const text = textOf(message.history[0] ?? message);
  const kind = isAnswer ? 'answer' : kindOf(text);
  const links = [...text.matchAll(linked)].map(([, link = '']) => link.replaceAll('\\', ''));
  const named = kind === 'digest' ? links : links.slice(0, 1);
  return {
    at: message.createdAt,
    kind,
    stories: kind === 'note' ? [] : named.flatMap((link) => history.withLink(link)),
    text,
  };
}

function kindOf(text: string): Came['kind'] {
  if (digestTitle.test(text)) return 'digest';
  return cardTitle.test(text) ? 'post' : 'note';
}
