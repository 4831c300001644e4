import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

/** Says why a connection to an IP address is refused; undefined if it may be made. */
export type AddressGuard = (address: string) => string | undefined;

/**
 * Cloud metadata services that hand out credentials to whoever asks from the machine. Most sit on link-local, CGNAT
 * or unique-local addresses, refused anyway; Azure's answers on a public one. They are named so that the reason says so.
 */
const METADATA = new Set([
  '169.254.169.254',
  'fd00:ec2::254',
  'fd20:ce::254',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
]);

/** The only IPv6 block given out for public unicast so far (IANA): everything outside is refused without a list. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address lies in the public internet. Denies by default: an IPv4 address must be plain unicast, an IPv6
 * address plain unicast inside 2000::/3. So no loopback, private, link-local, CGNAT, unique-local, multicast,
 * broadcast, unspecified, reserved, documentation or benchmark range, and no IPv6 address that carries an IPv4 one
 * inside (mapped, compatible, translated, NAT64, 6to4, Teredo), public or not: a web server needs none of those.
 *
 * @param address a bare IP address, without brackets; anything else, zone ids included, is refused.
 * @returns the reason for a refusal, in words; undefined for a public address.
 */
export function refuseUnlessPublic(address: string): string | undefined {
  // net.isIP is strict; ipaddr.js alone would read 0177.0.0.1 and 127.1, whose meaning depends on who reads them.
  if (isIP(address) === 0 || address.includes('%')) return 'not an IP address';
  const ip = ipaddr.parse(address);
  if (METADATA.has(ip.toString())) return 'a cloud metadata service';
  const range = ip.range();
  if (range !== 'unicast') return `a ${range} address`;
  if (ip.kind() === 'ipv6' && !ip.match(GLOBAL_UNICAST)) return 'not a public IPv6 address';
  return undefined;
}

/** The addresses of this machine's network interfaces. */
function interfaceAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((entries) =>
    (entries ?? []).map((entry) => entry.address),
  );
}

/**
 * The guard in use: public addresses only, and not those of this machine. A server with a public address reaches its
 * own services through it, past the firewall that keeps everybody else out.
 */
export function createAddressGuard(ownAddresses: () => readonly string[] = interfaceAddresses): AddressGuard {
  return (address) => {
    const reason = refuseUnlessPublic(address);
    if (reason !== undefined) return reason;
    const plain = ipaddr.parse(address).toString();
    const own = ownAddresses().some((mine) => isIP(mine) !== 0 && ipaddr.parse(mine).toString() === plain);
    return own ? "this machine's own address" : undefined;
  };
}

/**
 * Names that never mean a public host: localhost (RFC 6761), local networks (RFC 6762, RFC 8375) and the top level
 * reserved for private use (ICANN, .internal). Their addresses would be refused too; this saves the question to the
 * DNS, and holds where a resolver answers them strangely.
 */
export function isLocalName(hostname: string): boolean {
  return /(^|\.)(localhost|local|internal|home\.arpa)\.?$/.test(hostname);
}
