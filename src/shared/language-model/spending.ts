import { DateTime } from 'luxon';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import {
  type Purpose,
  type Tokens,
  insertCall,
  lockSpending,
  recordCall,
  spentSince,
} from '../db/tables/model-call.ts';
import { AppError, asAppError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { Breaker } from './breaker.ts';
import type { Answer, LanguageModel, Price, Question } from './language-model.ts';

export interface SpendingOptions {
  db: Database;
  clock: Clock;
  log: Logger;
  /** The better one, and the cheaper one for when most of the day's money is gone. */
  large: LanguageModel;
  small?: LanguageModel | undefined;
  /** US dollars a day. */
  dailyUsd: number;
  /** IANA zone whose midnight begins the day. */
  timeZone: string;
}

/** An answer, and who gave it; or why there is none. */
export type Reply<T> = { value: T; model: string } | { why: string };

/** Share of the day's money from which on the small model is asked, where there is one. */
export const smallFrom = 0.7;
/** Share of the day's money that briefs of any page, which anybody may ask for, may use. */
export const pageShare = 0.1;

const micro = 1e6;

/** Whoever can be asked for an answer. */
export type Asks = Pick<Spending, 'ask'>;

/**
 * Asks models within the day's money and enters each call in the ledger. Whoever asks can do without an answer, so the want
 * of one is told and not raised.
 */
export class Spending {
  readonly #breakers = new Map<LanguageModel, Breaker>();

  constructor(private readonly options: SpendingOptions) {}

  /** The model that would be asked first. */
  get large(): LanguageModel {
    return this.options.large;
  }

  /** Asks the best model that the day's money allows. @throws what the database raises alone */
  async ask<T>(question: Question<T>, about: { purpose: Purpose; storyId?: number }): Promise<Reply<T>> {
    const reserved = await this.#reserve(question, about);
    if ('why' in reserved) return reserved;
    const { model, callId } = reserved;
    const { db, log } = this.options;
    const breaker = this.#breakerOf(model);
    try {
      const answer = await model.ask(question);
      breaker.succeeded();
      await recordCall(
        db,
        callId,
        answer.value === undefined ? 'unreadable' : 'answered',
        costOf(answer, model),
      );
      if (answer.value === undefined)
        return { why: `The model ${model.name} gave no answer of the form asked for.` };
      return { value: answer.value, model: model.name };
    } catch (thrown) {
      if (!(thrown instanceof AppError) || !thrown.code.startsWith('model_')) throw thrown;
      const { code, message, retryAfterMs } = asAppError(thrown);
      breaker.failed(retryAfterMs);
      log.warn({ code, reason: message, purpose: about.purpose }, 'the language model gave no answer');
      await recordCall(db, callId, code, thrown.unsure ? undefined : nothing);
      return { why: message };
    }
  }

  #breakerOf(model: LanguageModel): Breaker {
    const known = this.#breakers.get(model) ?? new Breaker(this.options.clock);
    this.#breakers.set(model, known);
    return known;
  }

  /** Enters the call with what it may cost at the most, so that calls at the same time do not overspend together. */
  async #reserve<T>(
    question: Question<T>,
    { purpose, storyId }: { purpose: Purpose; storyId?: number },
  ): Promise<{ model: LanguageModel; callId: number } | { why: string }> {
    const { db, clock, timeZone } = this.options;
    const now = clock.now();
    const tokens = mostTokens(question);
    return db.transaction(async (tx) => {
      await lockSpending(tx);
      const since = dayBegin(now, timeZone);
      const spent = {
        inAll: await spentSince(tx, since),
        onPages: purpose === 'page' ? await spentSince(tx, since, 'page') : 0,
      };
      let why = budgetSpent;
      for (const step of this.#steps()) {
        const { model } = step;
        const microUsd = priceOf(tokens, model.price);
        const refusal = this.#refusal(step, spent, microUsd, purpose);
        if (refusal === undefined) {
          const call = { purpose, model: model.name, storyId, tokens, microUsd };
          return { model, callId: await insertCall(tx, call, now) };
        }
        why = refusal;
      }
      return { why };
    });
  }

  /** Why a model may not be asked now; undefined where it may. */
  #refusal(
    { model, until }: Step,
    spent: { inAll: number; onPages: number },
    microUsd: number,
    purpose: Purpose,
  ): string | undefined {
    const share = (of: number): number => Math.round(of * this.options.dailyUsd * micro);
    if (spent.inAll + microUsd > share(until)) return budgetSpent;
    if (purpose === 'page' && spent.onPages + microUsd > share(pageShare)) return budgetSpent;
    const pause = this.#breakerOf(model).openUntil;
    return (
      pause && `The model ${model.name} has failed too often and is left alone until ${pause.toISOString()}.`
    );
  }

  /** Who may spend up to which share of the day's money. */
  #steps(): Step[] {
    const { large, small } = this.options;
    return small
      ? [
          { model: large, until: smallFrom },
          { model: small, until: 1 },
        ]
      : [{ model: large, until: 1 }];
  }
}

/** A model, and the share of the day's money up to which it is asked. */
interface Step {
  model: LanguageModel;
  until: number;
}

const budgetSpent = "The day's money for the language model is spent (LLM_DAILY_BUDGET_USD).";
const nothing = { tokens: { inputTokens: 0, outputTokens: 0 }, microUsd: 0 };

/** The midnight that the day began with. @param zone IANA */
export const dayBegin = (now: Date, zone: string): Date =>
  DateTime.fromJSDate(now, { zone }).startOf('day').toJSDate();

/** Millionths of a US dollar: a token costs as many as a million tokens cost dollars. */
const priceOf = ({ inputTokens, outputTokens }: Tokens, price: Price): number =>
  Math.ceil(Number((inputTokens * price.input + outputTokens * price.output).toFixed(3)));

const costOf = ({ usage }: Answer<unknown>, { price }: LanguageModel) =>
  usage && { tokens: usage, microUsd: priceOf(usage, price) };

/** A token has about four bytes in English, and three where a letter has as many; two, so that the budget holds. */
const bytesOfToken = 2;

function mostTokens({ task, material, mostTokens: outputTokens }: Question<unknown>): Tokens {
  const bytes = Buffer.byteLength(task + JSON.stringify(material));
  // The form goes along.
  return { inputTokens: Math.ceil(bytes / bytesOfToken) + 500, outputTokens };
}
