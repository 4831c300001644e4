import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { LookupAddress } from 'node:dns';
import { type AddressInfo, type Server, createServer } from 'node:net';
import type { AddressGuard } from '../../../src/shared/http/address-guard.ts';
import { refuseUnlessPublic } from '../../../src/shared/http/address-guard.ts';
import {
  type Resolve,
  guardedConnector,
  guardedLookup,
  systemResolve,
} from '../../../src/shared/http/lookup.ts';
import { resolverOf } from './support.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function counter(host: string, port = 0): Promise<{ port: number; hits: () => number }> {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.destroy();
  });
  servers.push(server);
  server.listen(port, host);
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, hits: () => count };
}

function look(resolve: Resolve, guard: AddressGuard, all: boolean): Promise<string | LookupAddress[]> {
  return new Promise((done, fail) => {
    guardedLookup(resolve, guard)('any.example', { all }, (error, address) => {
      if (error) fail(error);
      else done(address);
    });
  });
}

function connect(resolve: Resolve, guard: AddressGuard, hostname: string, port: number): Promise<string> {
  const connector = guardedConnector(resolve, guard, 2000);
  return new Promise((done, fail) => {
    connector({ hostname, host: hostname, protocol: 'http:', port: String(port) }, (...[error, socket]) => {
      if (error) {
        fail(error);
      } else {
        done(socket.remoteAddress ?? '');
        socket.destroy();
      }
    });
  });
}

describe('the lookup handed to the socket', () => {
  it('returns every address when all are public, one when one is asked for', async () => {
    const resolve = resolverOf({ 'any.example': ['1.1.1.1', '2606:4700:4700::1111'] });
    expect(await look(resolve, refuseUnlessPublic, true)).toEqual([
      { address: '1.1.1.1', family: 4 },
      { address: '2606:4700:4700::1111', family: 6 },
    ]);
    expect(await look(resolve, refuseUnlessPublic, false)).toBe('1.1.1.1');
  });

  it('refuses a host that has one private address among public ones', async () => {
    for (const addresses of [
      ['1.1.1.1', '10.0.0.1'],
      ['10.0.0.1', '1.1.1.1'],
      ['1.1.1.1', '::1'],
    ]) {
      const found = look(resolverOf({ 'any.example': addresses }), refuseUnlessPublic, true);
      await expect(found).rejects.toMatchObject({ code: 'http_address_refused', errorClass: 'transient' });
    }
  });

  it('refuses what is no address, and a host without one', async () => {
    await expect(
      look(resolverOf({ 'any.example': ['localhost'] }), refuseUnlessPublic, true),
    ).rejects.toMatchObject({
      code: 'http_address_refused',
    });
    await expect(look(resolverOf({ 'any.example': [] }), refuseUnlessPublic, true)).rejects.toMatchObject({
      code: 'ENOTFOUND',
    });
  });

  it('hands on what it checked, even if the answer changes under its hands', async () => {
    let reads = 0;
    const shifty = {
      get address() {
        reads += 1;
        return reads === 1 ? '1.1.1.1' : '127.0.0.1';
      },
    };
    const found = await look(() => Promise.resolve([shifty]), refuseUnlessPublic, true);
    expect(found).toEqual([{ address: '1.1.1.1', family: 4 }]);
  });

  it('asks the operating system by default', async () => {
    const found = (await systemResolve('localhost')).map((entry) => entry.address);
    expect(found.some((address) => address === '127.0.0.1' || address === '::1')).toBe(true);
  });
});

describe('a name that changes its address between check and connection', () => {
  // 127.0.0.1 plays the public address, 127.0.0.2 the private one.
  const guard: AddressGuard = (address) => (address === '127.0.0.1' ? undefined : 'private');

  it('is asked for once, and the socket connects to that answer', async () => {
    const open = await counter('127.0.0.1');
    const secret = await counter('127.0.0.2', open.port);
    let questions = 0;
    const resolve: Resolve = () =>
      Promise.resolve([{ address: ++questions === 1 ? '127.0.0.1' : '127.0.0.2' }]);
    expect(await connect(resolve, guard, 'rebind.example', open.port)).toBe('127.0.0.1');
    expect(questions).toBe(1);
    await expect(connect(resolve, guard, 'rebind.example', open.port)).rejects.toMatchObject({
      code: 'http_address_refused',
    });
    expect(secret.hits()).toBe(0);
  });

  it('is checked as a literal too, where sockets do not look anything up', async () => {
    const secret = await counter('127.0.0.2');
    for (const host of ['127.0.0.2', '[::1]', '::1']) {
      await expect(connect(resolverOf({}), guard, host, secret.port)).rejects.toMatchObject({
        code: 'http_address_refused',
      });
    }
    expect(secret.hits()).toBe(0);
  });
});
