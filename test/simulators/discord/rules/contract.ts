import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Problem } from '../rest/errors.ts';

/** Discord's own description of its API (github.com/discord/discord-api-spec), where it is on this machine. */
const FILE = 'discord-openapi.json';
const FOLDER = '../shared/contracts';

interface Schema {
  [key: string]: unknown;
  properties?: Record<string, Schema>;
}

interface OpenApi {
  paths: Record<
    string,
    Record<string, { requestBody?: { content?: Record<string, { schema: Schema }> } } | undefined>
  >;
  components: { schemas: Record<string, Schema> };
}

/** Judges the body of a request to a route such as "POST /channels/{channel_id}/messages". */
export type Contract = (method: string, path: string, body: unknown) => Problem[];

const isObject = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** Forbids keys that a schema does not name: the contract leaves that open, and a misspelt key would go unseen. */
function closeObjects(schema: unknown): void {
  if (!isObject(schema)) return;
  const closable = isObject(schema.properties) && schema['type'] === 'object';
  if (closable) schema['additionalProperties'] ??= false;
  Object.values(schema).forEach(closeObjects);
}

/** What Discord takes, as its documentation or its own examples show, but its contract forbids. */
function mend(schemas: Record<string, Schema>): void {
  for (const { properties } of Object.values(schemas)) {
    if (properties === undefined) continue;
    if ('default_member_permissions' in properties && 'options' in properties) {
      // Bits travel as strings: 53 of them and more are no safe numbers.
      properties['default_member_permissions'] = {
        type: ['integer', 'string', 'null'],
        pattern: String.raw`^\d+$`,
      };
      properties['nsfw'] = { type: ['boolean', 'null'] };
    }
    if ('content' in properties && 'allowed_mentions' in properties) {
      // Discord ignores these in answers to interactions and in edits; discord.js always sends them.
      for (const name of ['tts', 'enforce_nonce']) properties[name] ??= { type: ['boolean', 'null'] };
      properties['nonce'] ??= { type: ['string', 'integer', 'null'] };
    }
  }
}

type Branch = Schema & { $ref?: string };

/** The values of `type` by which a branch of a union is told from the others. */
function typesOf(branch: Branch, schemas: Record<string, Schema>): unknown[] | undefined {
  const name = branch.$ref?.split('/').at(-1) ?? '';
  const types = schemas[name]?.properties?.['type']?.['enum'];
  return Array.isArray(types) ? types : undefined;
}

/** Turns a union into "if it is of this type, then that": errors then tell of the branch that was meant, not of all. */
export function untangle(schema: unknown, schemas: Record<string, Schema>): void {
  if (!isObject(schema)) return;
  for (const key of ['oneOf', 'anyOf']) {
    const branches = schema[key];
    if (!Array.isArray(branches)) continue;
    const some = (branches as Branch[]).filter(({ type }) => type !== 'null');
    const types = some.map((branch) => typesOf(branch, schemas));
    const isNullable = some.length < branches.length;
    let rule: Schema | undefined = some.length === 1 ? some[0] : undefined;
    if (some.length > 1 && types.every((each) => each !== undefined)) {
      rule = {
        type: 'object',
        required: ['type'],
        properties: { type: { enum: types.flat() } },
        allOf: some.map((branch, index) => ({
          if: { properties: { type: { enum: types[index] } } },
          then: branch,
        })),
      };
    }
    if (rule === undefined) continue;
    Reflect.deleteProperty(schema, key);
    schema['allOf'] = [isNullable ? { if: { type: 'null' }, else: rule } : rule];
  }
  for (const each of Object.values(schema)) untangle(each, schemas);
}

const CODES: Record<string, string> = {
  required: 'BASE_TYPE_REQUIRED',
  maxLength: 'BASE_TYPE_MAX_LENGTH',
  minLength: 'BASE_TYPE_MIN_LENGTH',
  maxItems: 'BASE_TYPE_MAX_LENGTH',
  minItems: 'BASE_TYPE_MIN_LENGTH',
  enum: 'BASE_TYPE_CHOICES',
  additionalProperties: 'UNKNOWN_KEY',
};

function toProblem({ instancePath, keyword, params, message }: ErrorObject): Problem {
  const { missingProperty, additionalProperty } = params as Record<string, string | undefined>;
  const path = instancePath.split('/').slice(1);
  const key = missingProperty ?? additionalProperty;
  return {
    path: key === undefined ? path : [...path, key],
    code: CODES[keyword] ?? `CONTRACT_${keyword.toUpperCase()}`,
    message: message ?? keyword,
  };
}

const depth = ({ instancePath }: ErrorObject): number => instancePath.split('/').length;

/** The innermost errors: those further out only say that something within is wrong. */
function toProblems(errors: readonly ErrorObject[]): Problem[] {
  const deepest = Math.max(...errors.map(depth));
  return errors
    .filter((error) => depth(error) === deepest && !['if', 'oneOf', 'anyOf'].includes(error.keyword))
    .slice(0, 5)
    .map(toProblem);
}

function createAjv(api: OpenApi): Ajv2020 {
  const anything = true as const;
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    inlineRefs: false,
    formats: {
      'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
      uri: (text: string) => URL.canParse(text),
      snowflake: /^\d{1,20}$/,
      int32: anything,
      int64: anything,
      double: anything,
      nonce: anything,
      binary: anything,
    },
  });
  ajv.addSchema({ $id: 'discord', components: api.components });
  return ajv;
}

function load(file: string): Contract {
  const api = JSON.parse(
    readFileSync(file, 'utf8').replaceAll('"#/components/', '"discord#/components/'),
  ) as OpenApi;
  closeObjects(api.components);
  mend(api.components.schemas);
  untangle(api, api.components.schemas);
  const ajv = createAjv(api);
  const compiled = new Map<string, ValidateFunction | undefined>();
  return (method, path, body) => {
    const key = `${method} ${path}`;
    if (!compiled.has(key)) {
      const schema =
        api.paths[path]?.[method.toLowerCase()]?.requestBody?.content?.['application/json']?.schema;
      compiled.set(key, schema && ajv.compile(schema));
    }
    const validate = compiled.get(key);
    if (validate === undefined || validate(body)) return [];
    return toProblems(validate.errors ?? []);
  };
}

const loaded = new Map<string, Contract>();

/** Where the contract is, if it is on this machine: in `folder`, else where CONTRACTS_DIR says, else beside the repository. */
function find(folder: string | undefined): string | undefined {
  const file = join(folder ?? process.env['CONTRACTS_DIR'] ?? FOLDER, FILE);
  return existsSync(file) ? file : undefined;
}

/** Reads the contract; undefined when there is none here. Reading takes a moment, so it is done once a process. */
export function findContract(folder?: string): Contract | undefined {
  const file = find(folder);
  if (file === undefined) return undefined;
  const contract = loaded.get(file) ?? load(file);
  loaded.set(file, contract);
  return contract;
}
