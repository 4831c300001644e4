import type { Interactions } from '../people/interactions.ts';
import { isObject } from '../rules/schema.ts';
import type { Happening, World } from '../state/world.ts';
import { eventCallback } from '../wire/payloads.ts';
import type { Ack, Deadline, Kind, Retry } from './ack.ts';
import { sendHttp } from './http.ts';
import type { SocketMode } from './socket.ts';

export interface DispatchOptions {
  answerWithinMs: number;
  /** Before each time that an event is sent again. */
  retryDelaysMs: readonly number[];
}

type Payload = Record<string, unknown>;

/** As people are told of it, when they used a command or a button. */
const FOR_PEOPLE: Record<string, string> = {
  http_timeout: 'operation_timeout',
  timeout: 'operation_timeout',
  http_error: 'http_service_error',
  connection_failed: 'dispatch_failed',
};

/** Sends what happened to the app, by whichever transport it has chosen. */
export class Dispatcher {
  /** Events that were given up. */
  readonly lost: Payload[] = [];
  readonly #world: World;
  readonly #interactions: Interactions;
  readonly #socket: SocketMode;
  readonly #options: DispatchOptions;
  /** What ends each wait for an answer. */
  readonly #waits = new Set<() => void>();
  /** What starts each retry that is due later. */
  readonly #retries = new Set<() => void>();

  constructor(world: World, interactions: Interactions, socket: SocketMode, options: DispatchOptions) {
    this.#world = world;
    this.#interactions = interactions;
    this.#socket = socket;
    this.#options = options;
    world.onHappening((happening) => this.#hear(happening));
    socket.onOpen(() => this.retryNow());
  }

  /** Decides now that whatever has no answer yet gets none, as if three seconds had passed. */
  expireNow(): void {
    for (const end of this.#waits) end();
  }

  /** Sends again now what would be sent again in minutes. */
  retryNow(): void {
    for (const start of this.#retries) start();
  }

  /** Sends a command or an interaction. These are not sent again, except where a socket broke. */
  async deliver(kind: 'slash_commands' | 'interactive', payload: Payload): Promise<Ack> {
    const ack = await this.#attempt(kind, payload, undefined);
    return ack.ok ? ack : { ok: false, reason: FOR_PEOPLE[ack.reason] ?? ack.reason };
  }

  /** Slack: "Events API", request URL configuration: whether the app's URL answers the challenge. */
  async verifyRequestUrl(): Promise<boolean> {
    const challenge = this.#world.nextId('challenge');
    const token = this.#world.app.verificationToken;
    const ack = await this.#attempt('events_api', { token, challenge, type: 'url_verification' }, undefined);
    if (!ack.ok) return false;
    return ack.body === challenge || (isObject(ack.body) && ack.body['challenge'] === challenge);
  }

  #deadline(): { deadline: Deadline; clear: () => void } {
    const controller = new AbortController();
    const end = (): void => controller.abort();
    const timer = setTimeout(end, this.#options.answerWithinMs);
    timer.unref();
    this.#waits.add(end);
    const passed = new Promise<void>((resolve) => {
      controller.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    const clear = (): void => {
      clearTimeout(timer);
      this.#waits.delete(end);
    };
    return { deadline: { signal: controller.signal, passed }, clear };
  }

  async #attempt(kind: Kind, payload: Payload, retry: Retry | undefined): Promise<Ack> {
    const { deadline, clear } = this.#deadline();
    const { app } = this.#world;
    try {
      return app.transport === 'http'
        ? await sendHttp(app, kind, payload, { retry, signal: deadline.signal })
        : await this.#overSocket(kind, payload, retry, deadline);
    } finally {
      clear();
    }
  }

  /** Sends it on another socket when one breaks, as long as there is time. */
  async #overSocket(
    kind: Kind,
    payload: Payload,
    retry: Retry | undefined,
    deadline: Deadline,
  ): Promise<Ack> {
    let again = retry;
    while (!deadline.signal.aborted) {
      const sent = this.#socket.send(kind, payload, again);
      if (sent === undefined) {
        if (again === undefined && kind !== 'events_api') return { ok: false, reason: 'dispatch_failed' };
        await Promise.race([this.#nextSocket(), deadline.passed]);
        continue;
      }
      const outcome = await Promise.race([sent, deadline.passed]);
      if (outcome === undefined) break;
      if (outcome.acked) return { ok: true, body: outcome.body };
      again = { num: (again?.num ?? 0) + 1, reason: 'socket_closed' };
    }
    return { ok: false, reason: 'timeout' };
  }

  get #isReachable(): boolean {
    const { transport, requestUrl } = this.#world.app;
    return transport === 'http' ? requestUrl !== null : this.#socket.connections > 0;
  }

  /** A world is often made before the app starts for the first time: it does not hear of that. */
  get #wasReachable(): boolean {
    return this.#isReachable || this.#socket.log.some(({ what }) => what === 'hello');
  }

  #nextSocket(): Promise<void> {
    return new Promise((resolve) => this.#socket.onceOpen(resolve));
  }

  /** Sends an event that the app subscribed to and may know of. */
  #hear(happening: Happening): void {
    const { app } = this.#world;
    const { team, subscription, scopes } = happening;
    const granted = team.installation?.scopes;
    if (granted === undefined || !app.events.includes(subscription)) return;
    if (scopes.length > 0 && !scopes.some((scope) => granted.has(scope))) return;
    if (!this.#wasReachable) return;
    const payload = eventCallback(this.#world, happening);
    // Where nobody listens, nobody waits for an answer; the event itself is sent as soon as somebody does.
    const interaction = this.#isReachable
      ? this.#interactions.all.find((each) => each === happening.cause)
      : undefined;
    if (interaction !== undefined) {
      interaction.pending += 1;
      interaction.payload = payload;
    }
    void this.#sendEvent(payload, undefined).then((ack) => {
      if (interaction === undefined) return;
      interaction.pending -= 1;
      interaction.acked ||= ack.ok;
      if (!ack.ok) interaction.failure ??= FOR_PEOPLE[ack.reason] ?? ack.reason;
      this.#interactions.changed(interaction);
    });
  }

  /** The first answer; what is sent again is sent in the background. */
  async #sendEvent(payload: Payload, retry: Retry | undefined): Promise<Ack> {
    const ack = await this.#attempt('events_api', payload, retry);
    if (ack.ok) return ack;
    const done = retry?.num ?? 0;
    const wait = ack.noRetry === true ? undefined : this.#options.retryDelaysMs[done];
    if (wait === undefined) {
      this.lost.push(payload);
      return ack;
    }
    this.#later(wait, () => void this.#sendEvent(payload, { num: done + 1, reason: ack.reason }));
    return ack;
  }

  #later(waitMs: number, work: () => void): void {
    const start = (): void => {
      clearTimeout(timer);
      if (this.#retries.delete(start)) work();
    };
    const timer = setTimeout(start, waitMs);
    timer.unref();
    this.#retries.add(start);
  }

  stop(): void {
    this.#retries.clear();
    this.expireNow();
  }
}
