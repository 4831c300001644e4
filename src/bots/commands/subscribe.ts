import type { Db } from '../../shared/db/database.ts';
import { insertNote } from '../../shared/db/tables/note.ts';
import { type NewDestination, saveDestination } from '../../shared/db/tables/destination.ts';
import { newestMatches } from '../../shared/db/tables/search.ts';
import { type SettingsOwner, saveSettings, settingsOf } from '../../shared/db/tables/settings.ts';
import {
  type NewSubscription,
  type Subscribed,
  type SubscriptionRow,
  subscribe as insertSubscription,
} from '../../shared/db/tables/subscription.ts';
import type { Block, Message } from '../../shared/domain/message.ts';
import { usualSettings } from '../../shared/domain/settings.ts';
import type { Level } from '../../shared/domain/story.ts';
import { type Mode, usualLevel } from '../../shared/domain/subscription.ts';
import { presentList } from '../../shared/news/present/list.ts';
import { isPlainlyTimeZone, usualZoneOf } from '../../shared/time-zones.ts';
import type { Answer, Call, Command, Form } from './command.ts';
import { dayChoices, levelChoices, modeChoices } from './choices.ts';
import { textOption } from './options.ts';
import { modeOf, scheduleOf, wantedChoices, whatOf, zoneChoices, zoneOf } from './subscribe-options.ts';
import { type Target, assertOpen, targetOf } from './target.ts';
import { topicInWords } from './topics.ts';
import { isPlainlyTime } from './typed-times.ts';
import { nextOf, whenOf } from './when.ts';
import { words } from './words.en.ts';
import { settingsHere } from './zone.ts';

const mostMatches = 3;

export const subscribe: Command = {
  name: 'subscribe',
  description: words.commands.subscribe,
  options: [
    { name: 'topic', description: words.options.wanted, kind: 'text', required: true, completes: true },
    { name: 'mode', description: words.options.mode, kind: 'text', choices: modeChoices },
    { name: 'time', description: words.options.time, kind: 'text', claims: isPlainlyTime },
    { name: 'day', description: words.options.day, kind: 'text', choices: dayChoices },
    { name: 'level', description: words.options.level, kind: 'text', choices: levelChoices },
    { name: 'channel', description: words.options.channel, kind: 'channel' },
    { name: 'mention', description: words.options.mention, kind: 'role' },
    { name: 'direct', description: words.options.direct, kind: 'flag' },
    {
      name: 'timezone',
      description: words.options.timezone,
      kind: 'text',
      completes: true,
      claims: isPlainlyTimeZone,
    },
  ],
  asks,
  execute,
  complete(_call, option, typed) {
    if (option === 'timezone') return Promise.resolve(zoneChoices(typed));
    return Promise.resolve(wantedChoices(typed));
  },
};

/** A digest needs a time zone. Where the platform does not tell it, it is asked for once: never silently UTC. */
async function asks(call: Call): Promise<Form | undefined> {
  const known = textOption(call, 'timezone') ?? call.person.timeZone;
  if (modeOf(call) === 'instant' || known !== undefined) return undefined;
  if ((await settingsHere(call)).timeZone !== undefined) return undefined;
  const guess = usualZoneOf(call.person.locale);
  return {
    title: words.subscribe.zoneTitle,
    fields: [
      {
        name: 'timezone',
        label: words.subscribe.zoneLabel,
        hint: words.subscribe.zoneHint,
        ...(guess === undefined ? {} : { value: guess }),
      },
    ],
  };
}

async function execute(call: Call): Promise<Answer> {
  const { desk } = call;
  const target = await targetOf(call);
  if (!target.direct) await assertOpen(desk.platform, target.address);
  const mode = modeOf(call);
  const zone = zoneOf(call) ?? (await ownZone(call));
  const lines = !target.direct && (await desk.platform.takesLines(target.address));
  const now = desk.clock.now();
  const usually = { now, timeZone: desk.timeZone };
  const subscribed = await desk.db.transaction(async (tx) => {
    const owner = await ownerOf(tx, call, target);
    if (zone !== undefined) await saveSettings(tx, owner, { timeZone: zone }, usually);
    const done = await insertSubscription(tx, wantedOf(call, target, mode), usually);
    const { destination_id: destinationId, platform } = done.subscription;
    if (done.outcome === 'new' && lines)
      await insertNote(tx, { destinationId, platform }, noteOf(call, done.subscription), now);
    return done;
  });
  desk.wake();
  return { message: await replyOf(call, target, subscribed) };
}

/** The person's own, where the place has none yet. */
const ownZone = async (call: Call): Promise<string | undefined> =>
  (await settingsHere(call)).timeZone === undefined ? call.person.timeZone : undefined;

function wantedOf(call: Call, target: Target, mode: Mode): NewSubscription {
  const { mention } = call.options;
  const schedule = scheduleOf(call, mode);
  return {
    destination: destinationOf(call, target),
    ...whatOf(call),
    mode,
    minLevel: (textOption(call, 'level') as Level | undefined) ?? usualLevel[mode],
    createdBy: call.person.id,
    ...(schedule === undefined ? {} : { schedule }),
    ...(typeof mention === 'string' ? { mention } : {}),
  };
}

const destinationOf = ({ desk }: Call, { workspaceId, address, direct, name }: Target): NewDestination => ({
  workspaceId,
  platform: desk.platform.name,
  address,
  name: direct ? '' : name,
});

/** Whose time zone it is: the workspace's, or that of the person's direct messages. */
async function ownerOf(tx: Db, call: Call, target: Target): Promise<SettingsOwner> {
  if (target.workspaceId !== null) return { workspaceId: target.workspaceId };
  return { destinationId: await saveDestination(tx, destinationOf(call, target), call.desk.clock.now()) };
}

async function replyOf(
  call: Call,
  target: Target,
  { subscription, outcome, search }: Subscribed,
): Promise<Message> {
  const { db, clock } = call.desk;
  const id = subscription.destination_id;
  const settings = (await settingsOf(db, [id])).get(id) ?? usualSettings;
  const timeZone = settings.timeZone ?? call.desk.timeZone;
  const next = nextOf(subscription, clock.now(), timeZone);
  const lines = [
    words.subscribe.summary(topicInWords(subscription), whenOf(subscription)),
    ...(outcome === 'new' ? [] : [words.subscribe.changed]),
    ...(search?.said ?? []),
    next === undefined
      ? words.subscribe.instant(settings.mostPosts, settings.quiet)
      : words.subscribe.next(next),
  ];
  const stories = await newestMatches(db, subscription, mostMatches);
  const title = stories.length === 0 ? words.subscribe.noMatches : words.subscribe.matches;
  const matches = presentList({ title, stories, offset: 0 }, { timeZone });
  const blocks: Block[] = [
    { type: 'heading', text: words.subscribe.title(target.name) },
    ...lines.map((text): Block => ({ type: 'text', runs: [{ text }] })),
    { type: 'context', text: words.subscribe.stop },
    { type: 'divider' },
    ...matches.blocks.map((block): Block =>
      block.type === 'heading' ? { type: 'context', text: title } : block,
    ),
  ];
  return { blocks, fallback: lines.join(' ') };
}

/** The plain line that tells the others in the channel; it calls nobody. */
function noteOf({ desk, person }: Call, subscription: SubscriptionRow): Message {
  const who = desk.platform.nameOfPerson(person.id);
  const text = words.subscribe.note(who, topicInWords(subscription), whenOf(subscription));
  return { blocks: [{ type: 'text', runs: [{ text }] }], fallback: text };
}
