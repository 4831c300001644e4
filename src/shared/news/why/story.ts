import type { Db } from '../../db/database.ts';
import {
  type ExplainedArticle,
  type ExplainedDelivery,
  type ExplainedStory,
  explainedArticles,
  explainedDeliveries,
  explainedRelations,
  explainedRemarks,
  explainedStory,
} from '../../db/tables/why.ts';
import { type WritingRow, writingsOf } from '../../db/tables/writing.ts';
import { languageName } from '../../languages.ts';
import type { ImportancePart } from '../importance/importance.ts';
import { type Explanation, type Times, counted, spoken } from './explanation.ts';

/** More articles of one story nobody reads. */
const mostArticles = 100;

/** What a story consists of, how important it is, and what was posted of it where, or why not. */
export async function explainStory(db: Db, story: ExplainedStory, times: Times): Promise<Explanation> {
  const articles = await explainedArticles(db, { storyId: story.id }, mostArticles);
  const relations = await explainedRelations(db, story.id);
  const remarks = await explainedRemarks(db, story.id);
  return {
    title: story.headline,
    about: [
      `Story ${story.public_id}: ${story.level}, ${counted(articles.length, 'article')}, ` +
        (story.version === 0 ? 'not yet summarized' : `version ${story.version}`),
      ...(await stateOf(db, story, times)),
    ],
    sections: spoken([
      { title: 'Articles', lines: articles.map((article) => articleLine(article, times)) },
      { title: `Importance: ${story.importance} of 100, ${story.level}`, lines: partsOf(story) },
      { title: 'Topics', lines: topicsOf(story) },
      { title: 'Written by a language model', lines: (await writingsOf(db, story.id)).map(writingLine) },
      { title: 'Posted', lines: await postedOf(db, story, times) },
      {
        title: 'Near, but another event',
        lines: relations.map(
          ({ public_id, headline, reason }) => `${public_id} “${headline}”${reason && `: ${reason}`}`,
        ),
      },
      { title: 'What happened to it', lines: remarks.map(({ at, text }) => `${times(at)}: ${text}`) },
    ]),
  };
}

async function stateOf(db: Db, story: ExplainedStory, times: Times): Promise<string[]> {
  const older = story.merged_into === null ? undefined : await explainedStory(db, { id: story.merged_into });
  const steps = { summarize: 'To be summarized', publish: 'To be published' };
  return [
    ...(older ? [`Merged into ${older.public_id}, “${older.headline}”.`] : []),
    ...(story.retracted_at ? [`Retracted ${times(story.retracted_at)}.`] : []),
    ...(story.spoken_at === null ? [] : [`Last spoke ${times(new Date(story.spoken_at))}.`]),
    ...(story.step !== null && story.due_at ? [`${steps[story.step]} ${times(story.due_at)}.`] : []),
    ...(story.step !== null && story.last_error !== null ? [`The last try failed: ${story.last_error}`] : []),
  ];
}

function articleLine(article: ExplainedArticle, times: Times): string {
  const said = [
    `${times(article.seen_at)}, ${article.publisher}: “${article.title}” (article ${article.id}).`,
    article.verdict ?? '',
    article.original === null ? '' : `The same article as “${article.original}”.`,
  ];
  return said.filter(Boolean).join(' ');
}

function partsOf(story: ExplainedStory): string[] {
  if (!Array.isArray(story.importance_parts)) return ['It has not been assessed.'];
  const parts = story.importance_parts as ImportancePart[];
  const told = parts.map(({ points, phrase }) => `${points.toFixed(1).padStart(4)}  ${phrase}`);
  const votes = `Readers' votes move it by ${story.opinion > 0 ? '+' : ''}${story.opinion} in lists and digests.`;
  return story.opinion === 0 ? told : [...told, votes];
}

const topicsOf = ({ topics, topic_reasons: reasons }: ExplainedStory): string[] =>
  topics.map((topic) => (reasons[topic] ? `${topic}: ${reasons[topic]}` : topic));

function writingLine({ version, language, state, model, counts, reason }: WritingRow): string {
  const which = `Version ${version}${language === undefined ? '' : ` in ${languageName(language)}`}`;
  const found = Object.entries(counts?.faults ?? {})
    .sort(([, a], [, b]) => b - a)
    .map(([kind, times]) => `${kind} ${times}`);
  const checked =
    counts && counts.checked > 0
      ? ` ${counted(counts.checked, 'sentence')} checked, ${counts.repaired} repaired, ${counts.dropped} left out, ${counts.replaced} replaced` +
        `${found.length > 0 ? ` (${found.join(', ')})` : ''}.`
      : '';
  switch (state) {
    case 'open':
      return `${which}: under way.`;
    case 'written':
      return `${which}: by ${model ?? 'a model'}.${checked || ' The sentences of the version before it.'}`;
    case 'given_up':
      return `${which}: given up. ${reason ?? ''}${checked}`;
  }
}

async function postedOf(db: Db, story: ExplainedStory, times: Times): Promise<string[]> {
  const deliveries = await explainedDeliveries(db, story.id);
  return [
    ...deliveries.map((delivery) => deliveryLine(delivery, times)),
    ...(story.silence === null
      ? []
      : [deliveries.length === 0 ? `Nowhere. ${story.silence}` : story.silence]),
    ...(story.silence === null && deliveries.length === 0 ? [notYet(story)] : []),
  ];
}

function notYet(story: ExplainedStory): string {
  if (story.past) return 'Nowhere. It was published before the bot began to follow its source.';
  return story.step === null ? 'Nowhere.' : 'Not yet.';
}

function deliveryLine(delivery: ExplainedDelivery, times: Times): string {
  const where = `${delivery.destination} (${delivery.platform})`;
  const names = {
    post: 'posted',
    edit: 'edited',
    reply: 'answered',
    digest: 'told in a digest',
    note: 'noted',
    remove: 'removed',
  };
  const done = names[delivery.kind];
  const reason = delivery.last_error ?? 'no reason is known';
  switch (delivery.state) {
    case 'sent':
      return `${where}: ${done} ${times(delivery.sent_at ?? delivery.decided_at)}, version ${delivery.version}`;
    case 'due':
      return `${where}: to be ${done} ${times(delivery.due_at ?? delivery.decided_at)}${delivery.last_error === null ? '' : `; the last try failed: ${reason}`}`;
    case 'failed':
      return `${where}: could not be ${done}: ${reason}`;
    case 'dropped':
      return `${where}: not ${done}: ${reason}`;
  }
}
