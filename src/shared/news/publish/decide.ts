import type { PostedCard } from '../../db/tables/delivery.ts';
import type { Utterance } from '../../db/tables/spoken.ts';
import type { DeliveryKind } from '../../domain/sender.ts';
import { type StandingNow, whyAgain } from './speak-again.ts';

/** How often a card that stands in a channel may change. */
export interface EditRules {
  /** Edits of one card. */
  most: number;
  /** How long after its post a card is edited, in milliseconds. */
  forMs: number;
}

/** A story as the decision sees it. */
export interface PublishedStory extends StandingNow {
  version: number;
  topics: readonly string[];
  past: boolean;
  retracted: boolean;
  /** When its news became known: first seen; of an article that was there before its source was followed, its date. */
  openedAt: Date;
  /** When its newest article was first seen. */
  newestAt: Date;
  /** What it has said so far, in the order of time. */
  utterances: readonly Utterance[];
}

/** A destination that takes the story now, or has a card of it. */
export interface Place {
  destinationId: number;
  platform: string;
  /** A subscription takes the story now. */
  takes: boolean;
  card?: PostedCard;
}

export interface Owed {
  place: Place;
  kind: DeliveryKind;
}

export interface Decision {
  owed: Owed[];
  /** Why it speaks again; undefined where no answer is owed. */
  why?: string;
  /** Why nothing was posted, or nothing more is; null when nothing held it back. */
  silence: string | null;
  /** When there will be something to say that it is too early for. */
  lookAgainAt?: Date;
}

const hourMs = 3_600_000;
/** So long after it last spoke, a story is closed: the same news never comes back another day. */
const openForMs = 72 * hourMs;
/** A card is not answered before so much time has passed: until then its edits say what is new. */
const answerAfterMs = 2 * hourMs;

/** What is owed for a story's newest version: a post where it has none, else an edit, an answer, or both. Pure. */
export function decidePublishing(
  story: PublishedStory,
  places: readonly Place[],
  now: Date,
  rules: EditRules,
): Decision {
  const silence = whySilent(story, places, now);
  const owed: Owed[] = [];
  const reasons: string[] = [];
  const later: Date[] = [];
  for (const place of places) {
    const { card } = place;
    if (story.retracted || (story.past && !card)) continue;
    if (!card) {
      if (silence === null) owed.push({ place, kind: 'post' });
      continue;
    }
    if (card.state !== 'sent' || card.paused) continue;
    if (isStranger(card) || (place.takes && silence === null && mayEdit(card, story.version, now, rules)))
      owed.push({ place, kind: 'edit' });
    const why = place.takes && silence === null ? whyAnswer(story, card) : undefined;
    if (why === undefined) continue;
    const earliest = new Date((card.sent_at ?? card.decided_at).getTime() + answerAfterMs);
    if (earliest > now) later.push(earliest);
    else {
      owed.push({ place, kind: 'reply' });
      reasons.push(why);
    }
  }
  const [why] = reasons;
  const [lookAgainAt] = later.sort((a, b) => a.getTime() - b.getTime());
  return { owed, silence, ...(why && { why }), ...(lookAgainAt && { lookAgainAt }) };
}

function whySilent(story: PublishedStory, places: readonly Place[], now: Date): string | null {
  if (story.retracted) return 'It was retracted.';
  const told = story.utterances.at(-1);
  if (story.past) return 'It was published before the bot began to follow its source.';
  if (told && now.getTime() - told.at.getTime() > openForMs)
    return 'It is closed: it last spoke more than three days ago.';
  // Judged by its articles, not by the hour of publishing: an outage makes no news old.
  if (!told && story.newestAt.getTime() - story.openedAt.getTime() > openForMs)
    return 'It tells again what was known more than three days before, and what was not posted then.';
  if (!places.some(({ takes }) => takes)) {
    const topics = story.topics.length === 0 ? 'without a topic' : 'of these topics';
    return `No subscription takes ${story.level} stories ${topics}.`;
  }
  return null;
}

/** The card of a story that was merged into this one shows that other one still, and must change whatever the rules. */
const isStranger = (card: PostedCard): boolean => card.version === 0;

/** A post that is still owed will show the newest version by itself. */
const mayEdit = (card: PostedCard, version: number, now: Date, rules: EditRules): boolean =>
  card.version < version &&
  card.edits < rules.most &&
  now.getTime() - card.decided_at.getTime() <= rules.forMs;

/** Compared with what was said when this very card was posted: another destination may have been told more since. */
function whyAnswer(story: PublishedStory, card: PostedCard): string | undefined {
  if (card.replied) return undefined;
  const told = story.utterances.findLast(({ at }) => at <= card.decided_at);
  return told && whyAgain(told, story);
}
