import type { StoryDeliveryKind } from '../../db/tables/delivery.ts';
import type { PostedCard } from '../../db/tables/posted-card.ts';
import type { Utterance } from '../../db/tables/spoken.ts';
import { type Calm, type Hold, holdOfAnswer, holdOfPost } from './hold.ts';
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
  /** The time of its newest news, as its publishers give it. */
  newsAt: Date;
  /** What it has said so far, in the order of time. */
  utterances: readonly Utterance[];
}

/** A destination that takes the story now, or has a card of it. */
export interface Place {
  destinationId: number;
  platform: string;
  /** A subscription takes the story now. */
  takes: boolean;
  /** It had its chance when there was something new, and did not wait: the hours of other places change nothing here. */
  passed?: boolean;
  /** The role to call, in the platform's own form. */
  mention?: string;
  calm: Calm;
  card?: PostedCard;
}

export interface Owed {
  place: Place;
  kind: StoryDeliveryKind;
}

export interface Decision {
  owed: Owed[];
  /** Why it speaks again; undefined where no answer is owed. */
  why?: string;
  /** Why nothing was posted, or nothing more is; null when nothing held it back. */
  silence: string | null;
  /** When there will be something to say that it is too early for. */
  lookAgainAt?: Date;
  /** The destinations that wait for the end of quiet hours until then, or longer. */
  waiting?: number[];
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
  const made = new Made();
  for (const place of places) {
    const { card } = place;
    if (card && (story.retracted || place.calm.removed)) {
      // Such as one that was under way while the story was taken away.
      if (card.state === 'sent' && !card.deleted) made.owe(place, 'remove');
    } else if (!story.retracted) {
      if (card) decideOnCard({ ...place, card }, story, made, { now, rules, isSilent: silence !== null });
      else if (silence === null && !made.holds(holdAt(place, story, now), place)) made.owe(place, 'post');
    }
  }
  return made.decision(silence);
}

const heldBefore: Hold = { reason: 'it was held back when it was new there, so it is left to digests' };

function holdAt({ calm, passed }: Place, story: PublishedStory, now: Date): Hold | undefined {
  const hold = holdOfPost(story, calm, now);
  return passed && (!hold || hold.until) ? heldBefore : hold;
}

/** A decision in the making. */
class Made {
  readonly #owed: Owed[] = [];
  readonly #reasons: string[] = [];
  readonly #later: Date[] = [];
  readonly #waiting: number[] = [];
  /** Reason -> number of places. */
  readonly #held = new Map<string, number>();

  owe(place: Place, kind: StoryDeliveryKind, reason?: string): void {
    this.#owed.push({ place, kind });
    if (reason !== undefined) this.#reasons.push(reason);
  }

  lookAgain(at: Date): void {
    this.#later.push(at);
  }

  /** Takes a hold down, where there is one, and says whether there is. @param place that is still to get its post */
  holds(hold: Hold | undefined, place?: Place): boolean {
    if (!hold) return false;
    this.#held.set(hold.reason, (this.#held.get(hold.reason) ?? 0) + 1);
    if (hold.until) this.#later.push(hold.until);
    if (hold.until && place) this.#waiting.push(place.destinationId);
    return true;
  }

  decision(silence: string | null): Decision {
    const [why] = this.#reasons;
    const [lookAgainAt] = this.#later.sort((a, b) => a.getTime() - b.getTime());
    const held = [...this.#held].map(
      ([reason, count]) => `Held back in ${count === 1 ? '1 place' : `${count} places`}: ${reason}.`,
    );
    return {
      owed: this.#owed,
      silence: silence ?? (held.length > 0 ? held.join(' ') : null),
      ...(why && { why }),
      ...(lookAgainAt && { lookAgainAt }),
      ...(this.#waiting.length > 0 && { waiting: this.#waiting }),
    };
  }
}

/** Where the story stands already. What a person deleted or a moderator took away stays away. */
function decideOnCard(
  place: Place & { card: PostedCard },
  story: PublishedStory,
  made: Made,
  { now, rules, isSilent }: { now: Date; rules: EditRules; isSilent: boolean },
): void {
  const { card, calm } = place;
  if (card.state !== 'sent' || card.paused || card.deleted) return;
  const speaks = place.takes && !isSilent;
  if (isStranger(card) || (speaks && mayEdit(card, story.version, now, rules))) made.owe(place, 'edit');
  const why = speaks && calm.answers ? whyAnswer(story, card) : undefined;
  if (why === undefined) return;
  const earliest = new Date((card.sent_at ?? card.decided_at).getTime() + answerAfterMs);
  if (earliest > now) made.lookAgain(earliest);
  else if (!made.holds(holdOfAnswer(story, calm))) made.owe(place, 'reply', why);
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
  if (!places.some(({ takes, calm }) => takes || calm.held)) {
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
