import type { Clock } from '../../shared/clock.ts';
import type { Database } from '../../shared/db/database.ts';
import type { BriefRow } from '../../shared/db/tables/brief.ts';
import {
  type DeliveryRow,
  type PostNote,
  type WithdrawnNote,
  isAnswered,
} from '../../shared/db/tables/delivery.ts';
import { type ShownCard, type ShownVersion, shownCard } from '../../shared/db/tables/posted-card.ts';
import { settingsOf } from '../../shared/db/tables/settings.ts';
import { utterancesOf } from '../../shared/db/tables/spoken.ts';
import { type StoryRow, findStory } from '../../shared/db/tables/story.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { Outgoing, Sender, ToldStory } from '../../shared/domain/sender.ts';
import { type Settings, usualSettings } from '../../shared/domain/settings.ts';
import type { Brief } from '../../shared/domain/story.ts';
import { permanent } from '../../shared/errors.ts';
import { isAbove } from '../../shared/news/importance/levels.ts';
import { topics } from '../../shared/news/match/topics.ts';
import { briefIn } from '../../shared/news/summarize/brief-in.ts';
import { type Order, type Waiting, briefFor } from '../../shared/news/write/need.ts';
import { menuButton, stopButton, withButtons } from '../../shared/news/present/buttons.ts';
import { presentCompact } from '../../shared/news/present/compact.ts';
import { presentStory, presentUpdate } from '../../shared/news/present/story.ts';
import { composeDigest, composeDigestEdit } from './compose-digest.ts';

export interface ComposeDeps {
  db: Database;
  clock: Clock;
  sender: Sender;
  /** IANA zone in which dates are written where a destination has set none. */
  timeZone: string;
  /** Undefined where no language model writes. */
  writing: WritingRules | undefined;
}

/** How long a message waits for a language model at the most, in milliseconds. */
export interface Patience {
  storyMs: number;
  digestMs: number;
}

/** How a language model is asked for briefs. */
export interface WritingRules {
  patience: Patience;
  isPrivate: Order['isPrivate'];
}

const order = ({ clock, writing }: ComposeDeps, of: keyof Patience): Order | undefined =>
  writing && { now: clock.now(), waitMs: writing.patience[of], isPrivate: writing.isPrivate };

/** What a delivery says, or what it waits for; undefined where there is nothing to say or to change any more. */
export async function compose(
  deps: ComposeDeps,
  delivery: DeliveryRow,
): Promise<Outgoing | Waiting | undefined> {
  const { id: deliveryId, kind, address, note } = delivery;
  if (kind === 'note') return { deliveryId, kind, address, message: note as Message, stories: [] };
  if (kind === 'digest') return composeDigest({ ...deps, order: order(deps, 'digestMs') }, delivery);
  if (delivery.story_id === null) return composeDigestEdit(deps, delivery);
  const story = await findStory(deps.db, delivery.story_id);
  if (!story) return undefined;
  if (kind === 'remove') return removal(deps.db, delivery, story);
  // A post that was owed for long shows the newest version; an edit shows the one that it was decided for.
  const version = kind === 'post' ? story.version : delivery.version;
  const settings =
    (await settingsOf(deps.db, [delivery.destination_id])).get(delivery.destination_id) ?? usualSettings;
  const found = await briefFor(
    deps.db,
    { storyId: story.id, version },
    settings.language,
    order(deps, 'storyMs'),
  );
  if (found && 'waitsFor' in found) return found;
  const { brief } = found ?? missing(story.id, version);
  const composed = { story, brief, settings, told: toldOf(story, version, brief) };
  return kind === 'post' ? post(deps, delivery, composed) : followUp(deps, delivery, composed);
}

interface Composed {
  story: StoryRow;
  brief: Brief;
  settings: Settings;
  told: ToldStory;
}

const toldOf = (story: StoryRow, version: number, brief: Brief): ToldStory => ({
  publicId: story.public_id,
  version,
  headline: brief.headline,
  links: brief.sources.map((source) => source.url),
});

async function post(deps: ComposeDeps, delivery: DeliveryRow, composed: Composed): Promise<Outgoing> {
  const { story, settings, told } = composed;
  const { mention } = (delivery.note ?? {}) as PostNote;
  const { passOnFrom } = settings;
  return {
    deliveryId: delivery.id,
    kind: 'post',
    address: delivery.address,
    message: await card(deps, delivery, delivery.id, composed),
    stories: [told],
    tags: topicNames(story),
    ...(mention !== undefined && { mention }),
    ...(passOnFrom !== undefined && !isAbove(passOnFrom, story.level) && { passOn: true }),
  };
}

const topicNames = (story: StoryRow): string[] =>
  topics.filter(({ id }) => story.topics.includes(id)).map(({ name }) => name);

/** @param deliveryId of the post: the card's buttons stay those of the post when it is edited */
async function card(
  { sender, timeZone: usualZone }: ComposeDeps,
  { address, workspace_id: workspaceId }: Pick<DeliveryRow, 'address' | 'workspace_id'>,
  deliveryId: string,
  { story, brief, settings }: Composed,
): Promise<Message> {
  const shown = { ...settings, timeZone: settings.timeZone ?? usualZone };
  const full = ((await sender.prefers?.(address)) ?? settings.cards) === 'full';
  const message = full
    ? presentStory(brief, shown)
    : presentCompact(brief, { ...shown, level: story.level, topics: topicNames(story), deliveryId });
  if (!sender.pressable || brief.sameAs !== undefined) return message;
  // What belongs to no workspace goes to one person, who ends it with one press.
  return withButtons(message, [
    ...(full ? [menuButton(deliveryId)] : []),
    ...(workspaceId === null ? [stopButton(deliveryId)] : []),
  ]);
}

/** An edit or an answer. */
async function followUp(
  deps: ComposeDeps,
  delivery: DeliveryRow,
  composed: Composed,
): Promise<Outgoing | undefined> {
  const { db, sender } = deps;
  const { id: deliveryId, kind, address } = delivery;
  const { story, brief, settings, told } = composed;
  const shown = await shownCard(db, delivery.destination_id, story.id);
  if (!shown) return undefined;
  const outgoing = { deliveryId, kind, address, stories: [told], tags: topicNames(story) };
  const onCard = { ...outgoing, messageId: shown.messageId, inThread: settings.threads };
  if (kind === 'edit' && (sender.edit || brief.sameAs !== undefined))
    return { ...onCard, message: await card(deps, delivery, shown.deliveryId, composed) };
  if (kind === 'edit' && (delivery.note as WithdrawnNote | null)?.withdrawn) return undefined;
  // Where nothing can be changed, what is new is said as it comes, and never twice.
  if (kind === 'edit' && (await isAnswered(db, delivery.destination_id, story.id, delivery.version)))
    return undefined;
  const before = await briefOf(db, knownThere(kind, sender, shown), settings);
  const why = kind === 'reply' ? await reasonOf(db, story.id, delivery.decided_at) : undefined;
  const timeZone = settings.timeZone ?? deps.timeZone;
  return { ...onCard, message: presentUpdate(brief, before.brief, { timeZone }, why) };
}

/** What readers of the card have been told: where it is edited, an answer is about what it said at first. */
const knownThere = (kind: Outgoing['kind'], sender: Sender, { shown, posted }: ShownCard): ShownVersion =>
  kind === 'edit' || !sender.edit ? shown : posted;

async function removal(db: Database, delivery: DeliveryRow, story: StoryRow): Promise<Outgoing | undefined> {
  const shown = await shownCard(db, delivery.destination_id, story.id);
  return (
    shown && {
      deliveryId: delivery.id,
      kind: 'remove',
      address: delivery.address,
      message: { blocks: [], fallback: story.headline },
      stories: [
        { publicId: story.public_id, version: shown.shown.version, headline: story.headline, links: [] },
      ],
      messageId: shown.messageId,
    }
  );
}

/** Why the story spoke again when this answer was decided. */
async function reasonOf(db: Database, storyId: number, decidedAt: Date): Promise<string | undefined> {
  const utterances = await utterancesOf(db, storyId);
  return utterances.findLast(({ at }) => at <= decidedAt)?.why;
}

async function briefOf(
  db: Database,
  { storyId, version }: ShownVersion,
  { language }: Settings,
): Promise<BriefRow> {
  return (await briefIn(db, { storyId, version }, language)) ?? missing(storyId, version);
}

function missing(storyId: number, version: number): never {
  throw permanent('brief_missing', `Version ${version} of story number ${storyId} has no brief.`);
}
