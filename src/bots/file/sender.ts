import { appendFile, mkdir, open, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../../shared/clock.ts';
import type { Outgoing, SendReceipt, Sender } from '../../shared/domain/sender.ts';
import { describeError, transient } from '../../shared/errors.ts';

export const filePlatform = 'file';

/** One line of the file: what a reader would have seen, and when. */
export interface FileLine {
  at: string;
  kind: Outgoing['kind'];
  destination: string;
  story: string;
  version: number;
  headline: string;
  links: string[];
}

/**
 * Appends each message as one JSON line to the file that the address names. An edit is a line of its own.
 * Looking reads the file: a story's post is the same message whatever its version, an edit that of its version.
 */
export function fileSender(clock: Clock): Sender {
  const write = async (outgoing: Outgoing): Promise<SendReceipt> => {
    const line: FileLine = {
      at: clock.now().toISOString(),
      kind: outgoing.kind,
      destination: filePlatform,
      story: idOf(outgoing),
      version: outgoing.stories[0]?.version ?? 0,
      headline: outgoing.stories.map(({ headline }) => headline).join(' · ') || outgoing.message.fallback,
      links: outgoing.stories.flatMap(({ links }) => links),
    };
    try {
      await mkdir(dirname(outgoing.address), { recursive: true });
      await dropTornLine(outgoing.address);
      await appendFile(outgoing.address, `${JSON.stringify(line)}\n`);
    } catch (error) {
      throw transient(
        'file_not_written',
        `Cannot write to ${outgoing.address} (${describeError(error)}). Make room on the disk or allow writing there; it is tried again.`,
        { cause: error },
      );
    }
    return { messageId: idOf(outgoing) };
  };
  return { platform: filePlatform, prefers: () => 'full', send: write, edit: write, look };
}

/** Of one story its own id; a digest and a note are known by their delivery. */
const idOf = ({ stories, deliveryId }: Outgoing): string =>
  stories.length === 1 ? (stories[0]?.publicId ?? deliveryId) : deliveryId;

async function look(outgoing: Outgoing): Promise<SendReceipt | undefined> {
  const publicId = idOf(outgoing);
  const version = outgoing.stories[0]?.version ?? 0;
  // A story is posted once: should it have grown since the try that is in doubt, that post is still its post.
  const same = (line: FileLine): boolean =>
    line.story === publicId &&
    line.kind === outgoing.kind &&
    (line.kind === 'post' || line.version === version);
  const text = await readIfThere(outgoing.address);
  const arrived = text
    .split('\n')
    .slice(0, -1)
    .map(parseLine)
    .some((line) => line !== undefined && same(line));
  return arrived ? { messageId: publicId } : undefined;
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw transient('file_not_read', `Cannot read ${path} (${describeError(error)}); it is tried again.`, {
      cause: error,
    });
  }
}

/** Undefined for a line that somebody else wrote. */
function parseLine(line: string): FileLine | undefined {
  try {
    return (JSON.parse(line) as FileLine | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** A process killed while appending can leave half a line, which was never seen whole: it goes. */
async function dropTornLine(path: string): Promise<void> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return;
  let end: number;
  let torn: boolean;
  try {
    end = (await file.stat()).size;
    const last = await file.read(Buffer.alloc(1), 0, 1, Math.max(end - 1, 0));
    torn = end > 0 && last.buffer.toString('utf8', 0, last.bytesRead) !== '\n';
  } finally {
    await file.close();
  }
  if (!torn) return;
  const whole = (await readFile(path)).lastIndexOf(0x0a) + 1;
  await truncate(path, whole);
}
