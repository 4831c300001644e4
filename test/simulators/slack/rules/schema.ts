/** One thing that is wrong with a body, in Slack's words, with the place as a JSON pointer. */
export interface Problem {
  message: string;
  pointer: string;
}

export type Check = (value: unknown, at: string) => Problem[];

export const problem = (message: string, pointer: string): Problem => ({ message, pointer });

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const anything: Check = () => [];

/** A text of so many characters; 1 at least unless told otherwise. */
export function text(max: number, min = 1): Check {
  return (value, at) => {
    if (typeof value !== 'string') return [problem('must be a string', at)];
    if (value.length < min) return [problem(`must be more than ${min - 1} characters`, at)];
    return value.length > max ? [problem(`must be less than ${max + 1} characters`, at)] : [];
  };
}

export function pattern(shape: RegExp, what: string): Check {
  return (value, at) =>
    typeof value === 'string' && shape.test(value) ? [] : [problem(`must be ${what}`, at)];
}

export function oneOf(...allowed: readonly string[]): Check {
  return (value, at) =>
    allowed.includes(value as string)
      ? []
      : [problem(`must be one of: ${allowed.map((each) => `"${each}"`).join(', ')}`, at)];
}

export const boolean: Check = (value, at) =>
  typeof value === 'boolean' ? [] : [problem('must be a boolean', at)];

export function integer(min: number, max: number): Check {
  return (value, at) => {
    if (!Number.isInteger(value)) return [problem('must be an integer', at)];
    const number = value as number;
    return number < min || number > max ? [problem(`must be between ${min} and ${max}`, at)] : [];
  };
}

export function list(item: Check, max: number, min = 1): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return [problem('must be an array', at)];
    if (value.length > max) return [problem(`no more than ${max} items allowed`, at)];
    if (value.length < min) return [problem(`no fewer than ${min} items allowed`, at)];
    return value.flatMap((each: unknown, index) => item(each, `${at}/${index}`));
  };
}

/** An object with these fields and no others. */
export function object(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  return (value, at) => {
    if (!isObject(value)) return [problem('must be an object', at)];
    const problems: Problem[] = [];
    for (const key of Object.keys(required)) {
      if (value[key] === undefined || value[key] === null)
        problems.push(problem(`missing required field: ${key}`, at));
    }
    for (const [key, inner] of Object.entries(value)) {
      const check = required[key] ?? optional[key];
      if (check === undefined) problems.push(problem(`invalid additional property: ${key}`, at));
      else if (inner !== undefined && inner !== null) problems.push(...check(inner, `${at}/${key}`));
    }
    return problems;
  };
}

/** An object whose `type` says which of these it is. */
export function byType(types: Record<string, Check>): Check {
  return (value, at) => {
    if (!isObject(value)) return [problem('must be an object', at)];
    const { type } = value;
    if (typeof type !== 'string') return [problem('missing required field: type', at)];
    const check = Object.hasOwn(types, type) ? types[type] : undefined;
    return check === undefined ? [problem(`unsupported type: ${type}`, `${at}/type`)] : check(value, at);
  };
}

/** Several checks of one value. */
export const all =
  (...checks: readonly Check[]): Check =>
  (value, at) =>
    checks.flatMap((check) => check(value, at));
