import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

const folder = process.env['CONTRACTS_DIR'] ?? join(process.cwd(), '../shared/contracts');
const file = join(folder, 'discord-openapi.json');

/** Discord's own description of its API; undefined where it is not at hand. */
export const contract: Contract | undefined = existsSync(file) ? openContract() : undefined;

export const whySkipped = `skipped: Discord's API description is not at ${file} (CONTRACTS_DIR names its folder)`;

export interface Contract {
  /** What is wrong with a value of this schema; empty where nothing is. */
  mistakes(schema: string, value: unknown): string[];
}

function openContract(): Contract {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  for (const format of ['snowflake', 'int64', 'int32', 'nonce', 'binary', 'date-time', 'double', 'base64']) {
    ajv.addFormat(format, true);
  }
  ajv.addFormat('uri', (url: string) => URL.canParse(url));
  ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object, 'discord');
  return {
    mistakes(schema, value) {
      const validate = ajv.getSchema(`discord#/components/schemas/${schema}`);
      if (!validate) throw new Error(`no schema ${schema}`);
      if (validate(value) === true) return [];
      return (validate.errors ?? []).slice(0, 5).map((e) => `${e.instancePath} ${e.message ?? ''}`);
    },
  };
}
