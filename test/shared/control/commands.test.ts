import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type Socket, connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { askOwner } from '../../../src/shared/control/ask.ts';
import { type Ownership, answers } from '../../../src/shared/control/owner.ts';
import { socketPath } from '../../../src/shared/control/socket-path.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { gate, until, within } from '../../helpers/until.ts';
import { ask, elsewhere, kill, own, owner } from './support.ts';

const pipes = (): number =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'PipeWrap').length;

describe('commands through the socket', () => {
  test('the owner gets the arguments and the folder; its words and exit code come back', async () => {
    const path = socketPath(tempFolder());
    const requests: unknown[] = [];
    await own(path, async (request, print) => {
      requests.push(request);
      print('first\n');
      await new Promise(setImmediate);
      print('ünï 🛰️\nlast\n');
      return 3;
    });
    expect(await ask(path, 'sources', 'add', 'a "b"\n c')).toEqual({
      code: 3,
      text: 'first\nünï 🛰️\nlast\n',
    });
    expect(requests).toEqual([{ arguments: ['sources', 'add', 'a "b"\n c'], folder: '/' }]);
  });

  test('with no bot there, nobody answers: neither on a missing socket nor on one left behind', async () => {
    const path = socketPath(tempFolder());
    expect(await ask(path, 'doctor')).toEqual({ code: undefined, text: '' });
    writeFileSync(path, '');
    expect(await ask(path, 'doctor')).toEqual({ code: undefined, text: '' });
  });

  test('a command that fails says why and ends with 1; the next one is carried out', async () => {
    const path = socketPath(tempFolder());
    await own(path, (request) =>
      request.arguments[0] === 'bad' ? Promise.reject(new Error('it broke')) : Promise.resolve(0),
    );
    expect(await ask(path, 'bad')).toEqual({ code: 1, text: 'it broke\n' });
    expect((await ask(path, 'good')).code).toBe(0);
  });

  test('several commands at once are answered each with its own words', async () => {
    const path = socketPath(tempFolder());
    await own(path, async (request, print) => {
      for (const word of request.arguments) {
        print(`${word}\n`);
        await new Promise(setImmediate);
      }
      return request.arguments.length;
    });
    const answered = await Promise.all([
      ask(path, 'a', 'b'),
      ask(path, 'c'),
      ask(path, 'd', 'e', 'f', 'g', 'h'),
    ]);
    expect(answered).toEqual([
      { code: 2, text: 'a\nb\n' },
      { code: 1, text: 'c\n' },
      { code: 5, text: 'd\ne\nf\ng\nh\n' },
    ]);
  });

  test('when the owner is killed before it has read the command, the asker is told too', async () => {
    const path = socketPath(tempFolder());
    const stuck = elsewhere(`
      await takeOwnership(${JSON.stringify(path)}, async () => 0);
      say('mine');
      setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));`);
    await until('it owns the folder', () => stuck.lines.includes('mine'));
    const asked = ask(path, 'x');
    // The connection stands as soon as the system has taken it on; the command lies unread.
    await until('somebody is there', () => answers(path));
    await kill(stuck.child);
    expect(await asked).toEqual({ code: 1, text: 'The bot stopped before the command was done.\n' });
  });

  test('no connection is left on either side once its command is done', async () => {
    const path = socketPath(tempFolder());
    await own(path, () => Promise.resolve(0));
    const before = pipes();
    for (let index = 0; index < 5; index += 1) await ask(path, 'x');
    await until('all connections are closed', () => pipes() <= before, 3_000);
  });

  test('a long answer arrives whole', async () => {
    const path = socketPath(tempFolder());
    const long = 'x'.repeat(100_000);
    await own(path, (_, print) => {
      for (let index = 0; index < 20; index += 1) print(`${long}\n`);
      return Promise.resolve(0);
    });
    expect((await ask(path, 'all')).text).toBe(`${long}\n`.repeat(20));
  });

  test.each([
    ['released', (_: ChildProcess | undefined, ownership: Ownership | undefined) => ownership?.release()],
    ['killed', (child: ChildProcess | undefined) => child && kill(child)],
  ])('when the owner is %s in the middle of a command, the asker is told', async (how, end) => {
    const path = socketPath(tempFolder());
    const begun = gate();
    let child: ChildProcess | undefined;
    let ownership: Ownership | undefined;
    if (how === 'killed') {
      const other = owner(
        path,
        `async (request, print) => { print('begun'); return new Promise(() => {}); }`,
      );
      ({ child } = other);
      await until('it owns the folder', () => other.lines.includes('mine'));
    } else {
      ownership = await own(path, (_, print) => {
        print('begun');
        return new Promise(() => undefined);
      });
    }
    let text = '';
    const code = askOwner(path, { arguments: ['long'], folder: '/' }, (more) => {
      text += more;
      begun.open();
    });
    await begun.opened;
    await end(child, ownership);
    expect(await within('an answer', 5_000, code)).toBe(1);
    expect(text).toBe('begunThe bot stopped before the command was done.\n');
  });

  test('the asking process ends by itself once it has its answer', async () => {
    const path = socketPath(tempFolder());
    await own(path, (_, print) => {
      print('words');
      return Promise.resolve(4);
    });
    const { child, lines } = elsewhere(
      `say(await askOwner(${JSON.stringify(path)}, { arguments: ['x'], folder: '/' }, say));`,
    );
    await within('it ends', 10_000, once(child, 'exit'));
    expect(lines).toEqual(['words', '4']);
  });
});

describe('what does not hurt the owner', () => {
  /** What comes back when `text` is sent as it is. */
  async function send(path: string, text: string, then: 'end' | 'destroy' | 'stay'): Promise<string> {
    const socket: Socket = connect(path);
    let back = '';
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (more: string) => (back += more));
    await once(socket, 'connect');
    socket.write(text);
    if (then === 'end') socket.end();
    if (then === 'destroy') socket.destroy();
    await within('the connection closes', 5_000, once(socket, 'close'));
    return back;
  }

  test.each([
    ['garbage', 'garbage\n'],
    ['half a line', '{"arguments":["st'],
    ['nothing', ''],
    ['JSON that is no command', '{"arguments":"stop"}\n'],
    ['too many words', `${JSON.stringify({ arguments: Array(65).fill('x'), folder: '/' })}\n`],
    ['bytes of no text', '\u0000\ufffd\u0001\n'],
  ])('%s is no command', async (_, text) => {
    const path = socketPath(tempFolder());
    let carriedOut = 0;
    await own(path, () => Promise.resolve((carriedOut += 1)));
    const back = await send(path, text, 'end');
    if (text.endsWith('\n')) {
      const replies = back.trimEnd().split('\n');
      expect(replies.at(-1)).toBe('{"exitCode":1}');
      expect(replies.length).toBeGreaterThan(1);
    }
    await send(path, text, 'destroy');
    expect(carriedOut).toBe(0);
    expect((await ask(path, 'still there')).code).toBe(1);
  });

  test('one that goes on talking after its command', async () => {
    const path = socketPath(tempFolder());
    await own(path, () => Promise.resolve(0));
    const before = pipes();
    const command = `${JSON.stringify({ arguments: [], folder: '/' })}\n`;
    expect(await send(path, `${command}${command}`.concat('x'.repeat(300_000)), 'end')).toBe(
      '{"exitCode":0}\n',
    );
    await until('its connection is closed', () => pipes() <= before, 3_000);
  });

  test('an asker that goes away while its command runs', async () => {
    const path = socketPath(tempFolder());
    const [begun, goOn, ended] = [gate(), gate(), gate()];
    await own(path, async (request, print) => {
      if (request.arguments[0] !== 'leave') return 9;
      begun.open();
      await goOn.opened;
      for (let index = 0; index < 50; index += 1) print('x'.repeat(10_000));
      ended.open();
      return 0;
    });
    const leaving = connect(path);
    leaving.write(`${JSON.stringify({ arguments: ['leave'], folder: '/' })}\n`);
    await begun.opened;
    leaving.destroy();
    goOn.open();
    await ended.opened;
    expect((await ask(path, 'still there')).code).toBe(9);
  });

  test('many that connect and say nothing do not keep others out, nor the owner from leaving', async () => {
    const path = socketPath(tempFolder());
    const ownership = await own(path, () => Promise.resolve(2));
    const silent = Array.from({ length: 100 }, () => connect(path).on('error', () => undefined));
    await Promise.all(silent.map((socket) => once(socket, 'connect')));
    expect((await ask(path, 'x')).code).toBe(2);
    await within('the owner leaves', 5_000, ownership.release());
    for (const socket of silent) socket.destroy();
  });
});
