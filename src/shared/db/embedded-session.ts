import { type PGlite, messages, protocol, types } from '@electric-sql/pglite';

const { serialize } = protocol;

/** More than the bot has; searches, each of its own text, must not pile up. */
const mostPrepared = 200;

/** A statement prepared before its table changes may give rows of another shape, which PostgreSQL refuses. */
const changesTables = /\b(?:create|alter|drop)\b/i;

interface Prepared {
  name: string;
  parameterTypes: number[];
}

/**
 * PGlite's one session. A statement with values is parsed once, keeps its plan, and runs in one message; PGlite's own
 * `query` parses each time and sends six, which costs several times as much as most statements themselves. The caller
 * sees to it that one statement runs at a time.
 */
export class EmbeddedSession {
  /** By their text, the one used last at the end. */
  readonly #prepared = new Map<string, Prepared>();
  #count = 0;

  constructor(readonly pglite: PGlite) {}

  /** As `pg` does: without values, several statements may stand in one text, and the last one's rows come back. */
  async query(text: string, values: readonly unknown[] = []): Promise<{ rows: unknown[] }> {
    if (values.length === 0) return this.#script(text);
    const { name, parameterTypes } = await this.#prepare(text);
    const bound = values.map((value, index) => this.#written(value, parameterTypes[index]));
    const answers = await this.#send(
      serialize.bind({ statement: name, values: bound }),
      serialize.describe({ type: 'P' }),
      serialize.execute(),
      serialize.sync(),
    );
    return { rows: this.#lastRows(answers) };
  }

  async #script(text: string): Promise<{ rows: unknown[] }> {
    if (changesTables.test(text) && this.#prepared.size > 0) {
      await this.#send(serialize.query('deallocate all'));
      this.#prepared.clear();
    }
    return { rows: this.#lastRows(await this.#send(serialize.query(text))) };
  }

  async #prepare(text: string): Promise<Prepared> {
    const prepared = this.#prepared.get(text) ?? (await this.#parse(text));
    this.#prepared.delete(text);
    this.#prepared.set(text, prepared);
    const [oldest] = this.#prepared;
    if (oldest && this.#prepared.size > mostPrepared) {
      this.#prepared.delete(oldest[0]);
      await this.#send(serialize.close({ type: 'S', name: oldest[1].name }), serialize.sync());
    }
    return prepared;
  }

  async #parse(text: string): Promise<Prepared> {
    const name = `statement-${++this.#count}`;
    const answers = await this.#send(
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    const described = answers.find((answer) => answer instanceof messages.ParameterDescriptionMessage);
    return { name, parameterTypes: described?.dataTypeIDs ?? [] };
  }

  #written(value: unknown, type = 0): string | null {
    if (value === null || value === undefined) return null;
    return (
      this.pglite.serializers[type]?.(value) ?? (typeof value === 'string' ? value : JSON.stringify(value))
    );
  }

  #lastRows(answers: readonly Answer[]): unknown[] {
    let rows: unknown[] = [];
    let last = rows;
    let fields: messages.RowDescriptionMessage['fields'] = [];
    for (const answer of answers) {
      if (answer instanceof messages.RowDescriptionMessage) fields = answer.fields;
      else if (answer instanceof messages.DataRowMessage) rows.push(this.#row(fields, answer.fields));
      else if (answer instanceof messages.CommandCompleteMessage) [last, rows] = [rows, []];
    }
    return last;
  }

  #row(fields: messages.RowDescriptionMessage['fields'], values: readonly (string | null)[]): unknown {
    const row: Record<string, unknown> = {};
    for (const [index, { name, dataTypeID }] of fields.entries()) {
      row[name] = types.parseType(values[index] ?? null, dataTypeID, this.pglite.parsers);
    }
    return row;
  }

  async #send(...parts: Uint8Array[]): Promise<Answer[]> {
    if (this.pglite.closed) throw new Error('The embedded database is closed.');
    return this.pglite.execProtocolStream(Buffer.concat(parts), { syncToFs: false });
  }
}

type Answer = Awaited<ReturnType<PGlite['execProtocolStream']>>[number];
