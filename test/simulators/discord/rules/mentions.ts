import { PERMISSIONS } from '../state/bits.ts';
import type { Channel, Component, Pings, User } from '../state/types.ts';
import type { World } from '../state/world.ts';
import type { AllowedMentions, MessageBody } from './body.ts';
import { COMPONENT, walk } from './components.ts';

/** The text in which a mention counts: the content and the text displays; never an embed, never code. */
function mentionText(content: string, components: readonly Component[]): string {
  const displays = [...walk(components, [])]
    .filter(({ component }) => component.type === COMPONENT.TEXT_DISPLAY)
    .map(({ component }) => component.content ?? '');
  return [content, ...displays].join('\n').replaceAll(/```[\s\S]*?```|``[^\n]*?``|`[^`\n]*`/g, ' ');
}

const idsIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, id]) => id ?? '')),
];

/** Without allowed_mentions, everything in the text counts (Discord: "Message", allowed mentions object). */
function isAllowed(
  allowed: AllowedMentions | null | undefined,
  kind: 'users' | 'roles',
  id: string,
): boolean {
  if (!allowed) return true;
  return (allowed.parse ?? []).includes(kind) || (allowed[kind] ?? []).includes(id);
}

/** Who is notified: those whom the text mentions, the sender allows, and the sender may mention. */
export function pingsOf(world: World, channel: Channel, author: User, body: MessageBody): Pings {
  const text = mentionText(body.content ?? '', body.components ?? []);
  const allowed = body.allowed_mentions;
  const guild = world.guildOf(channel);
  const mayPingAll = (world.permissionsIn(channel, author.id) & PERMISSIONS.MENTION_EVERYONE) !== 0n;
  const everyoneAllowed = !allowed || (allowed.parse ?? []).includes('everyone');

  const users = idsIn(text, /<@!?(\d+)>/g).filter(
    (id) => world.users.has(id) && isAllowed(allowed, 'users', id),
  );
  const repliedTo = channel.messages.find(({ id }) => id === body.message_reference?.message_id)?.author.id;
  const pingsReply = allowed ? allowed.replied_user === true : true;
  if (repliedTo !== undefined && pingsReply && !users.includes(repliedTo)) users.push(repliedTo);
  const roles = idsIn(text, /<@&(\d+)>/g).filter((id) => {
    const role = guild?.roles.get(id);
    return role !== undefined && (role.mentionable || mayPingAll) && isAllowed(allowed, 'roles', id);
  });
  const everyone = guild !== undefined && mayPingAll && everyoneAllowed && /@(everyone|here)\b/.test(text);
  return { everyone, users, roles };
}
