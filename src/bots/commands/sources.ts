import { type SourceRow, addSource, sourcesSeenBy } from '../../shared/db/tables/source.ts';
import { saveSettings } from '../../shared/db/tables/settings.ts';
import type { Block } from '../../shared/domain/message.ts';
import { userError } from '../../shared/errors.ts';
import { parseHttpUrl } from '../../shared/http/url-rules.ts';
import { usualPollSeconds } from '../../shared/news/sources/catalogue.ts';
import { siteOf } from '../../shared/news/text/url.ts';
import type { Answer, Call, Choice, Command } from './command.ts';
import { settingsOwner } from './owner.ts';
import { isWebAddress, matchingChoices, textOption } from './options.ts';
import { saying } from './say.ts';
import { assertManages } from './target.ts';
import { toldToAsker } from './told.ts';
import { words } from './words.en.ts';
import { settingsHere } from './zone.ts';

/** A workspace's own feeds cost the operator's machine: so many at most. */
const mostOwn = 20;

export const sources: Command = {
  name: 'sources',
  description: words.commands.sources,
  options: [
    { name: 'add', description: words.options.addSource, kind: 'text', claims: isWebAddress },
    { name: 'mute', description: words.options.muteSource, kind: 'text', completes: true },
    { name: 'unmute', description: words.options.unmuteSource, kind: 'text', completes: true },
  ],
  async execute(call) {
    const add = textOption(call, 'add');
    if (add !== undefined) return addOwn(call, add);
    const mute = textOption(call, 'mute');
    if (mute !== undefined) return setMuted(call, mute, true);
    const unmute = textOption(call, 'unmute');
    if (unmute !== undefined) return setMuted(call, unmute, false);
    return listed(call);
  },
  complete,
};

async function listed(call: Call): Promise<Answer> {
  const { mutedSources } = await settingsHere(call);
  const seen = await seenSources(call);
  const items = seen.map((source) => ({
    text: `${nameOf(source)}${source.workspace_id === null ? '' : words.sources.own}${mutedSources.includes(source.id) ? words.sources.muted : ''}`,
    citations: [],
  }));
  const title = words.sources.title(seen.length);
  const blocks: Block[] = [
    { type: 'heading', text: title },
    { type: 'bullets', items },
    { type: 'context', text: words.sources.how },
  ];
  return { message: { blocks, fallback: title } };
}

/** A feed for this workspace alone: its articles are never shown elsewhere. */
async function addOwn(call: Call, address: string): Promise<Answer> {
  const { desk, place } = call;
  assertManages(call);
  const { workspaceId } = place;
  if (workspaceId === null) throw userError('not_here', words.errors.notHere);
  const own = (await seenSources(call)).filter((source) => source.workspace_id !== null);
  if (own.length >= mostOwn) throw userError('sources_full', words.sources.full(mostOwn));
  const url = await toldToAsker(() => parseHttpUrl(address).href);
  const now = desk.clock.now();
  const source = { type: 'feed' as const, url, name: '', scope: 'general' as const, workspaceId };
  if (!(await addSource(desk.db, { ...source, pollEverySeconds: usualPollSeconds, dueAt: now }, now)))
    throw userError('source_known', words.sources.known(siteOf(url)));
  desk.wake();
  return saying(words.sources.added(siteOf(url)));
}

async function setMuted(call: Call, wanted: string, muted: boolean): Promise<Answer> {
  const { desk } = call;
  assertManages(call);
  const seen = await seenSources(call);
  const found =
    seen.find(({ id }) => String(id) === wanted) ??
    seen.find((source) => nameOf(source).toLowerCase() === wanted.toLowerCase());
  if (!found) throw userError('source_unknown', words.sources.unknown);
  const { mutedSources } = await settingsHere(call);
  const others = mutedSources.filter((id) => id !== found.id);
  const kept = muted ? [...others, found.id] : others;
  const usually = { now: desk.clock.now(), timeZone: desk.timeZone };
  await desk.db.transaction(async (tx) =>
    saveSettings(tx, await settingsOwner(call, tx), { mutedSources: kept }, usually),
  );
  return saying(muted ? words.sources.nowMuted(nameOf(found)) : words.sources.unmuted(nameOf(found)));
}

async function complete(call: Call, option: string, typed: string): Promise<Choice[]> {
  const { mutedSources } = await settingsHere(call);
  const wanted = (await seenSources(call)).filter(
    ({ id }) => mutedSources.includes(id) === (option === 'unmute'),
  );
  const choices = wanted.map((source) => ({ name: nameOf(source).slice(0, 100), value: String(source.id) }));
  return matchingChoices(choices, typed);
}

const seenSources = ({ desk, place }: Call): Promise<SourceRow[]> =>
  sourcesSeenBy(desk.db, place.workspaceId);

const nameOf = ({ name, url }: SourceRow): string => (name === '' ? siteOf(url) : name);
