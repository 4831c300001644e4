import type { IncomingMessage } from 'node:http';
import type { Upload } from '../state/types.ts';
import { ApiError } from './errors.ts';

export interface ParsedBody {
  body: unknown;
  files: Upload[];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiError(50109);
  }
}

interface Part {
  name: string;
  filename: string | undefined;
  bytes: Buffer;
}

/** The parts of a form (RFC 7578). Latin-1 keeps every byte as it is. */
function* partsOf(bytes: Buffer, contentType: string): Generator<Part> {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1] ?? '';
  for (const piece of bytes.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const end = piece.indexOf('\r\n\r\n');
    const head = Buffer.from(piece.slice(0, end), 'latin1').toString('utf8');
    const named = (key: string) => new RegExp(`[ ;]${key}="([^"]*)"`, 'i').exec(head)?.[1];
    const body = piece.slice(end + 4).replace(/\r\n$/, '');
    yield { name: named('name') ?? '', filename: named('filename'), bytes: Buffer.from(body, 'latin1') };
  }
}

/** Files travel as multipart/form-data, with the JSON in a field of its own (Discord: "Uploading Files"). */
function parseForm(form: Buffer, contentType: string): ParsedBody {
  const files: Upload[] = [];
  let body: unknown = {};
  for (const { name, filename, bytes } of partsOf(form, contentType)) {
    if (name === 'payload_json') body = parseJson(bytes.toString('utf8'));
    else if (filename !== undefined) {
      files.push({ key: /^files\[(\d+)\]$/.exec(name)?.[1] ?? name, filename, bytes });
    }
  }
  return { body, files };
}

/** Reads what a request carries; undefined without a body. */
export async function readBody(request: IncomingMessage): Promise<ParsedBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return { body: undefined, files: [] };
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.startsWith('multipart/form-data')) return parseForm(bytes, contentType);
  return { body: parseJson(bytes.toString('utf8')), files: [] };
}
