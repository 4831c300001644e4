import { type ChannelControl, type Discord, type Message, textOf } from '../../simulators/discord/discord.ts';
import { type Came, byTime, toCame } from './came.ts';
import type { History } from './history.ts';
import type { DiscordPlace } from './discord-places.ts';

const cardTitle = /^#+ \[/;
const linked = /\]\(<?(https?:\/\/[^\s)>]+)>?\)/g;

/** Everything that the bot posted into a place, the oldest first, as it was worded when it came. */
export function ledgerOf(
  { place, channel }: { place: Pick<DiscordPlace, 'kind'>; channel: ChannelControl },
  history: History,
  discord: Discord,
): Came[] {
  const bot = discord.app.user;
  const said = (at: ChannelControl, isAnswer: (message: Message, index: number) => boolean): Came[] =>
    at.ledger
      .filter(
        ({ author, onlyFor, interactionId }) => author === bot && onlyFor === null && interactionId === null,
      )
      .map((message, index) => cameAs(message, isAnswer(message, index), history));
  const below = (isAnswer: (index: number) => boolean): Came[] =>
    channel.threads.flatMap((thread) => said(thread, (_, index) => isAnswer(index)));
  const all =
    place.kind === 'forum'
      ? below((index) => index > 0)
      : [...said(channel, ({ replyTo }) => replyTo !== null), ...below(() => true)];
  return all.sort(byTime);
}

function cameAs(message: Message, isAnswer: boolean, history: History): Came {
  const text = textOf(message.history[0] ?? message);
  const links = [...text.matchAll(linked)].map(([, link = '']) => link.replaceAll('\\', ''));
  return toCame({ at: message.createdAt, text, links, isAnswer, isCard: cardTitle.test(text) }, history);
}
