import {
  type APIChannel,
  type APIGuildForumTag,
  type APIThreadChannel,
  ChannelFlags,
  ChannelType,
} from 'discord.js';
import type { Outgoing } from '../../shared/domain/sender.ts';
import { comparable } from '../../shared/news/text/characters.ts';
import { limits } from './limits.ts';
import { shorten } from '../../shared/rendering/shorten.ts';
import { words } from './words.en.ts';

/** What the post of a message, or the thread under it, is called: its headline as plain text. */
export const postName = ({ stories, message }: Outgoing): string => {
  const headline = stories.length === 1 ? stories[0]?.headline : undefined;
  return (
    shorten(headline ?? '', limits.threadName) ||
    shorten(message.fallback, limits.threadName) ||
    words.untitled
  );
};

/** The forum's own tags that are named as the story's topics are. Those of moderators are not ours to use. */
export function tagsFor(forum: APIChannel, wanted: readonly string[] = []): string[] {
  if (forum.type !== ChannelType.GuildForum && forum.type !== ChannelType.GuildMedia) return [];
  const usable = forum.available_tags.filter((tag: APIGuildForumTag) => !tag.moderated);
  const names = new Set(wanted.map(comparable).filter((name) => name !== ''));
  const matching = usable.filter(({ name }) => names.has(comparable(name)));
  // Where a tag is wanted on every post, a wrong one is better than no news.
  const required = ((forum.flags ?? 0) & ChannelFlags.RequireTag) !== 0;
  const chosen = matching.length === 0 && required ? usable.slice(0, 1) : matching;
  return chosen.slice(0, limits.appliedTags).map(({ id }) => id);
}

/** A thread or a post of a forum, as far as looking for one needs it. */
export type ThreadLike = Pick<APIThreadChannel, 'id' | 'name' | 'owner_id' | 'parent_id'>;
