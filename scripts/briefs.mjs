/**
 * Lives through the sample day without and with a (simulated) language model, and writes the first ten briefs of it, as they
 * stand at its end, into docs/quality.md. Run by `npm run briefs`, after a build.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followOutlets, liveThrough } from '../dist/src/cli/demo/live-through.js';
import { readSampleDay } from '../dist/src/cli/demo/sample-day.js';
import { tellEverything } from '../dist/src/cli/tell-everything.js';
import { openVirtualNewsroom } from '../dist/src/cli/virtual-newsroom.js';
import { quietRules } from '../dist/src/main.js';
import { VirtualClock } from '../dist/src/shared/clock.js';
import { openStorage } from '../dist/src/shared/db/open-storage.js';
import { openModel } from '../dist/src/shared/language-model/providers.js';
import { Spending } from '../dist/src/shared/language-model/spending.js';
import { createLogger } from '../dist/src/shared/logger.js';
import { startModel } from '../dist/test/simulators/model/model.js';

const page = new URL('../docs/quality.md', import.meta.url);
const [begin, end] = ['<!-- ten briefs, written by npm run briefs -->', '<!-- end of the ten briefs -->'];
const wanted = 10;
const timeZone = 'UTC';
const hour = 3_600_000;
const day = await readSampleDay();
const news = day.articles.filter(({ past }) => !past);

/** What readers see of each story at the end of the day, by its first link, in the order of the posts. */
async function live(server) {
  const folder = await mkdtemp(join(tmpdir(), 'ai-news-briefs-'));
  const clock = new VirtualClock(new Date(news[0].at.getTime() - hour));
  const log = createLogger('error');
  const db = await openStorage({
    databaseDir: join(folder, 'database'),
    backupDir: folder,
    clock,
    log,
  });
  const seen = new Map();
  const take = (outgoing) => {
    const [story] = outgoing.stories;
    if (outgoing.kind !== 'reply') seen.set(story.publicId, outgoing);
    return Promise.resolve({ messageId: outgoing.deliveryId });
  };
  const sender = { platform: 'page', prefers: () => 'full', send: take, edit: take };
  const large =
    server &&
    (await openModel({ name: 'simulated', price: { input: 0, output: 0 } }, { baseUrl: server.url }));
  const spending = large && new Spending({ db, clock, log, large, dailyUsd: 1, timeZone });
  await followOutlets(db, day, clock.now());
  await tellEverything(db, { platform: 'page', address: 'page', name: 'page' }, clock.now());
  const newsroom = await openVirtualNewsroom({
    ...{ db, clock, log, timeZone, spending },
    senders: [sender],
    rules: quietRules,
    queuePrefix: 'ai-news-briefs',
  });
  await liveThrough(db, newsroom, day, clock);
  await newsroom.day.advanceTo(new Date(news.at(-1).at.getTime() + hour));
  await newsroom.close();
  await db.close();
  await rm(folder, { recursive: true, force: true });
  return new Map([...seen.values()].map((outgoing) => [outgoing.stories[0].links[0], outgoing.message]));
}

const cited = (citations = []) =>
  citations.length === 0 ? '' : ` _(${citations.map(({ publisher }) => publisher).join(', ')})_`;

const written = {
  heading: ({ text }) => `**${text}**`,
  text: ({ runs, citations }) => runs.map(({ text }) => text).join('') + cited(citations),
  bullets: ({ items }) => items.map(({ text, citations }) => `- ${text}${cited(citations)}`).join('\n'),
  context: ({ text }) => text,
};

const toMarkdown = ({ blocks }) =>
  blocks
    .filter(({ type }) => type in written)
    .map((block) => written[block.type](block))
    .join('\n\n');

const server = await startModel();
const [plain, byModel] = [await live(undefined), await live(server)];
await server.close();
const briefs = [...plain].slice(0, wanted).map(([link, message], index) => {
  const other = byModel.get(link);
  return `### ${index + 1}\n\nWithout a model:\n\n${toMarkdown(message)}\n\nWith one:\n\n${other ? toMarkdown(other) : '(not the same story)'}`;
});
const text = await readFile(page, 'utf8');
const from = text.indexOf(begin) + begin.length;
const to = text.indexOf(end);
if (from < begin.length || to === -1) throw new Error('docs/quality.md has no place for the briefs.');
await writeFile(page, `${text.slice(0, from)}\n\n${briefs.join('\n\n')}\n\n${text.slice(to)}`);
