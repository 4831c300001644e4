import type { IncomingMessage } from 'node:http';
import { isObject } from '../rules/schema.ts';
import { ApiError } from './errors.ts';

async function bytesOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** The arguments of a request: the query, and a body of form fields or JSON. */
export async function readArguments(request: IncomingMessage, url: URL): Promise<Record<string, unknown>> {
  const body = await bytesOf(request);
  const query = Object.fromEntries(url.searchParams);
  const type = request.headers['content-type'] ?? '';
  if (type.includes('json')) {
    if (body === '') return query;
    const parsed = parse(body);
    if (!isObject(parsed)) throw new ApiError('json_not_object');
    return { ...query, ...parsed };
  }
  if (type.includes('x-www-form-urlencoded'))
    return { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
  // response_url takes JSON of any type; an empty body has none.
  if (body === '') return query;
  const parsed = parse(body);
  if (isObject(parsed)) return { ...query, ...parsed };
  throw new ApiError('invalid_post_type');
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new ApiError('invalid_json');
  }
}
