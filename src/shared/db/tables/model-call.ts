import sql, { empty } from 'sql-template-tag';
import type { Db } from '../database.ts';

/** What a model is asked for. */
export type Purpose = 'story' | 'repair' | 'translation' | 'page';

export interface Tokens {
  inputTokens: number;
  outputTokens: number;
}

export interface NewCall {
  purpose: Purpose;
  model: string;
  storyId: number | undefined;
  /** At the most, as long as it is not known. */
  tokens: Tokens;
  microUsd: number;
}

/** Any number that is the same in all our processes; it stands for "money is being spent". */
const spendingLock = 0x61696e78;

/** Makes calls of all processes be counted one after the other, until the transaction ends. */
export async function lockSpending(tx: Db): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(${spendingLock})`);
}

/** Millionths of a US dollar that calls have cost since then, or may cost. */
export async function spentSince(db: Db, since: Date, purpose?: Purpose): Promise<number> {
  const of = purpose === undefined ? empty : sql`and purpose = ${purpose}`;
  const [row] = await db.query<{ spent: number }>(sql`
    select coalesce(sum(micro_usd), 0)::float8 as spent from news.model_call where at >= ${since} ${of}`);
  return row?.spent ?? 0;
}

/** Enters a call that begins. @returns its id */
export async function insertCall(db: Db, call: NewCall, at: Date): Promise<number> {
  const { purpose, model, storyId, tokens, microUsd } = call;
  const [row] = await db.query<{ id: number }>(sql`
    insert into news.model_call (at, purpose, model, story_id, input_tokens, output_tokens, micro_usd, outcome)
    values (${at}, ${purpose}, ${model}, ${storyId ?? null}, ${tokens.inputTokens}, ${tokens.outputTokens},
      ${microUsd}, 'under way')
    returning id`);
  return row?.id ?? 0;
}

/** @param spent what it did cost; undefined where that is not known, and it stays what it may have cost at the most */
export async function recordCall(
  db: Db,
  id: number,
  outcome: string,
  spent: { tokens: Tokens; microUsd: number } | undefined,
): Promise<void> {
  const cost = spent
    ? sql`, input_tokens = ${spent.tokens.inputTokens}, output_tokens = ${spent.tokens.outputTokens},
        micro_usd = ${spent.microUsd}`
    : empty;
  await db.query(sql`update news.model_call set outcome = ${outcome} ${cost} where id = ${id}`);
}

export interface CallSums {
  purpose: Purpose;
  model: string;
  calls: number;
  /** Calls that gave no answer of use. */
  failed: number;
  input_tokens: number;
  output_tokens: number;
  micro_usd: number;
}

/** What was spent from a moment on, by purpose and model, the dearest first. */
export async function callSums(db: Db, since: Date): Promise<CallSums[]> {
  return db.query<CallSums>(sql`
    select purpose, model, count(*)::int as calls, (count(*) filter (where outcome not in ('answered', 'under way')))::int as failed,
      sum(input_tokens)::float8 as input_tokens, sum(output_tokens)::float8 as output_tokens,
      sum(micro_usd)::float8 as micro_usd
    from news.model_call where at >= ${since}
    group by purpose, model order by sum(micro_usd) desc, purpose, model`);
}

export async function forgetCalls(db: Db, before: Date): Promise<void> {
  await db.query(sql`delete from news.model_call where at < ${before}`);
}
