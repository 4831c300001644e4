import type { Interaction, Interactions } from '../people/interactions.ts';
import { judgeMessage, type MessageBody } from '../rules/messages.ts';
import type { Message } from '../state/types.ts';
import { post, remove, rewrite } from '../state/writing.ts';
import type { World } from '../state/world.ts';
import { partsOf } from './chat.ts';
import { ApiError } from './errors.ts';

/** Slack: "Handling user interaction", response_url: five times within thirty minutes. */
const MOST_RESPONSES = 5;
const LIFE_MS = 30 * 60_000;

const isSet = (value: unknown): boolean => value === true || value === 'true';

/** The message that a response can take the place of: the app's own, or one that it answered with. */
function originalOf({ source, appearances }: Interaction): Message | undefined {
  const own =
    source?.author.bot === true ? source : appearances.find(({ message }) => message !== null)?.message;
  return own?.deleted === null ? own : undefined;
}

/** Says something in the name of the app where the person is, for that person's eyes unless it says otherwise. */
export function say(world: World, interaction: Interaction, body: MessageBody, publicly: boolean): void {
  const { channel, team, user, source } = interaction;
  const bot = team.installation?.bot;
  if (channel === null || bot === undefined) throw new ApiError('channel_not_found');
  post(world, {
    channel,
    team,
    author: bot,
    ...partsOf(body),
    unfurlLinks: body.unfurl_links === true,
    unfurlMedia: body.unfurl_media !== false,
    threadTs: source?.threadTs ?? null,
    onlyFor: publicly ? null : user.id,
  });
}

/** Answers a request to a response_url. */
export function respond(
  world: World,
  interactions: Interactions,
  token: string,
  body: Record<string, unknown>,
): Record<string, unknown> {
  const interaction = interactions.byResponseToken(token);
  if (interaction === undefined) throw new ApiError('invalid_url', { status: 404 });
  if (world.now().getTime() - interaction.createdAt.getTime() > LIFE_MS)
    throw new ApiError('expired_url', { status: 404 });
  if (interaction.responses >= MOST_RESPONSES) throw new ApiError('used_url', { status: 404 });
  const { channel } = interaction;
  if (channel === null || channel.deleted) throw new ApiError('channel_not_found', { status: 404 });
  const original = originalOf(interaction);
  const replaces = isSet(body['replace_original']) && original !== undefined;
  const deletes = isSet(body['delete_original']);
  if (!deletes) {
    const { error, problems } = judgeMessage(body);
    if (error !== undefined) throw new ApiError(error, { problems, status: 400 });
  }
  interaction.responses += 1;
  interactions.tie(interaction, () => {
    if (deletes && original !== undefined) remove(world, channel, original, original.author);
    else if (replaces) rewrite(world, channel, original, partsOf(body));
    else if (!deletes) say(world, interaction, body, body['response_type'] === 'in_channel');
  });
  return { ok: true };
}
