import { voterOf } from '../../shared/db/tables/person.ts';
import { insertReport, recordVote, type ReportKind } from '../../shared/db/tables/vote.ts';
import { userError } from '../../shared/errors.ts';
import type { Block, Button } from '../../shared/domain/message.ts';
import { explain } from '../../shared/news/why/why.ts';
import { removeFromWorkspace } from '../../shared/news/publish/remove.ts';
import type { Answer, Call } from './command.ts';
import { followStory } from './follow.ts';
import { personOf } from './person.ts';
import { saying } from './say.ts';
import { seenStory } from './story.ts';
import { words } from './words.en.ts';
import { timeZoneOf } from './zone.ts';

type Doing = (call: Call, publicId: string) => Promise<Answer>;

/** What the private menu of a story offers; each is checked anew when it is pressed. */
export const menuActions: Readonly<Record<string, Doing>> = {
  follow: followStory,
  more: (call, id) => vote(call, id, 1),
  less: (call, id) => vote(call, id, -1),
  wrong: (call, id) => report(call, id, 'wrong'),
  why,
  other: (call, id) => asManager(call, () => report(call, id, 'other-event')),
  remove: (call, id) => asManager(call, () => remove(call, id)),
};

/** The private menu of a story: for everybody, and what only those who manage the workspace may do. */
export async function menuOf(call: Call, publicId: string): Promise<Answer> {
  const { brief } = await seenStory(call, publicId);
  const button = (label: string, action: keyof typeof menuActions, danger?: true): Button => ({
    label,
    to: { action: `${action}:${publicId}` },
    ...(danger && { danger }),
  });
  const { buttons } = words;
  const forAll = [
    button(buttons.follow, 'follow'),
    button(buttons.more, 'more'),
    button(buttons.less, 'less'),
    button(buttons.report, 'wrong'),
    button(buttons.why, 'why'),
  ];
  const forManagers = [button(buttons.otherEvent, 'other'), button(buttons.remove, 'remove', true)];
  const managed = call.person.manages && call.place.workspaceId !== null;
  const rows = managed ? [forAll, forManagers] : [forAll];
  const blocks: Block[] = [
    { type: 'context', text: words.menu.title },
    { type: 'text', runs: [{ text: brief.headline, bold: true }] },
    ...rows.map((row): Block => ({ type: 'buttons', buttons: row })),
  ];
  return { message: { blocks, fallback: words.menu.title } };
}

async function vote(call: Call, publicId: string, value: 1 | -1): Promise<Answer> {
  const { id } = await seenStory(call, publicId);
  const { db, clock } = call.desk;
  const person = voterOf(personOf(call));
  await db.transaction((tx) => recordVote(tx, { storyId: id, person, value }, clock.now()));
  return saying(words.menu.voted);
}

async function report(call: Call, publicId: string, kind: ReportKind): Promise<Answer> {
  const { id } = await seenStory(call, publicId);
  const { workspaceId } = call.place;
  await insertReport(call.desk.db, { storyId: id, workspaceId, kind }, call.desk.clock.now());
  return saying(words.menu.reported);
}

async function why(call: Call, publicId: string): Promise<Answer> {
  await seenStory(call, publicId);
  const [told] = await explain(call.desk.db, publicId, await timeZoneOf(call));
  if (!told) throw userError('story_unknown', words.story.unknown);
  const text = (line: string): Block => ({ type: 'text', runs: [{ text: line }] });
  const blocks: Block[] = [
    { type: 'heading', text: words.story.why(told.title) },
    ...told.about.map(text),
    ...told.sections.flatMap(({ title, lines }): Block[] => [
      { type: 'text', runs: [{ text: title, bold: true }] },
      { type: 'bullets', items: lines.map((line) => ({ text: line, citations: [] })) },
    ]),
  ];
  return { message: { blocks, fallback: words.story.why(told.title) } };
}

async function remove(call: Call, publicId: string): Promise<Answer> {
  const { desk, place } = call;
  const { id } = await seenStory(call, publicId);
  const { workspaceId } = place;
  if (workspaceId === null) throw userError('not_here', words.errors.notHere);
  await desk.db.transaction((tx) => removeFromWorkspace(tx, id, workspaceId, desk.clock.now()));
  desk.wake();
  return saying(words.menu.removed);
}

function asManager(call: Call, doing: () => Promise<Answer>): Promise<Answer> {
  if (!call.person.manages) throw userError('managers_only', words.errors.managersOnly);
  return doing();
}
