import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { type AppError, transient } from '../errors.ts';
import type { AddressGuard } from './address-guard.ts';

/** Asks for all addresses of a host name; rejects with a DNS error (`ENOTFOUND`, `EAI_AGAIN`) when there are none. */
export type Resolve = (hostname: string) => Promise<readonly { address: string }[]>;

/** The operating system's own resolver, so that /etc/hosts, VPNs and container networks mean what they mean elsewhere. */
export const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true });

/**
 * Transient although the address is private: a hotel's or a train's network answers every name with its own address
 * until somebody logs in, and that must not switch off every source for good.
 */
function refusedByDns(hostname: string, reason: string): AppError {
  return transient(
    'http_address_refused',
    `${hostname} resolves to ${reason}, which is not fetched. If it is yours, add the host to the allowed hosts.`,
  );
}

function dnsError(hostname: string): Error {
  return Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' });
}

/**
 * The lookup handed to the socket itself: the addresses it returns are the very ones the socket connects to, so no
 * second answer of the DNS (rebinding) can come between check and connection. One refused address refuses the host,
 * since the socket may try any of them.
 */
export function guardedLookup(resolve: Resolve, guard: AddressGuard): LookupFunction {
  return (hostname, options, callback) => {
    const check = async () => {
      // Copied before the check: what was checked cannot change afterwards.
      const addresses = (await resolve(hostname)).map((answer) => answer.address);
      for (const address of addresses) {
        const reason = guard(address);
        if (reason !== undefined) throw refusedByDns(hostname, reason);
      }
      return addresses.map((address) => ({ address, family: isIP(address) }));
    };
    const answer = (found: { address: string; family: number }[]) => {
      const [first] = found;
      if (first === undefined) callback(dnsError(hostname), '');
      else if (options.all === true) callback(null, found);
      else callback(null, first.address, first.family);
    };
    check().then(answer, (error: unknown) => callback(error as NodeJS.ErrnoException, ''));
  };
}

/**
 * Opens sockets to checked addresses only. Sockets skip the lookup for a literal IP address, so that is checked here.
 *
 * @param connectMs milliseconds to resolve, connect and shake hands.
 */
export function guardedConnector(
  resolve: Resolve,
  guard: AddressGuard,
  connectMs: number,
): buildConnector.connector {
  const connect = buildConnector({
    timeout: connectMs,
    lookup: guardedLookup(resolve, guard),
  });
  return (options, callback) => {
    const literal = options.hostname.replace(/^\[|\]$/g, '');
    const reason = isIP(literal) === 0 ? undefined : guard(literal);
    if (reason === undefined) connect(options, callback);
    else queueMicrotask(() => callback(refusedByDns(literal, reason), null));
  };
}
