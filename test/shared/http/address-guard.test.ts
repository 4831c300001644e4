import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import {
  createAddressGuard,
  isLocalName,
  refuseUnlessPublic,
} from '../../../src/shared/http/address-guard.ts';

/** First and last address of every range that is not public, and neighbours that are. */
const REFUSED = `
  0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 100.127.255.255 100.100.100.200 127.0.0.0 127.0.0.1
  127.255.255.255 169.254.0.0 169.254.169.254 169.254.255.255 172.16.0.0 172.31.255.255 192.0.0.0 192.0.0.192
  192.0.2.1 192.88.99.1 192.168.0.0 192.168.255.255 198.18.0.0 198.19.255.255 198.51.100.7 203.0.113.7 224.0.0.0
  239.255.255.255 240.0.0.0 255.255.255.254 255.255.255.255 168.63.129.16
  :: ::1 ::2 ::ffff:0:0 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:7f00:1 ::127.0.0.1 ::7f00:1 ::8.8.8.8 ::ffff:0:127.0.0.1
  64:ff9b::7f00:1 64:ff9b::10.0.0.1 64:ff9b::8.8.8.8 64:ff9b:1::1 100::1 2001::1 2001:0:7f00:1::1 2001:2::1 2001:3::1
  2001:10::1 2001:20::1 2001:30::1 2001:db8::1 2002:7f00:1::1 2002:a00:1::1 2002:808:808::1 3fff::1 3fff:fff:ffff::1
  4000::1 5f00::1 8000::1 fc00::1 fd00::1 fd00:ec2::254 fd20:ce::254 fdff:ffff::1 fe80::1 fe80::1%eth0 fe80::1%25eth0
  febf::1 fec0::1 feff::1 ff00::1 ff02::1 ff05::2 ffff::1 2606:4700::1%eth0
`;
const ACCEPTED = `
  1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 169.253.255.255
  169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.1 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255
  2606:4700:4700::1111 2001:4860:4860::8888 2a00:1450:4001:80b::200e 2400:cb00::1
`;
const NO_ADDRESS = [
  '',
  'localhost',
  '127.1',
  '0177.0.0.1',
  '0x7f000001',
  '2130706433',
  '127.0.0.1 ',
  '[::1]',
  '1.2.3',
];
const words = (text: string) => text.trim().split(/\s+/);

describe('the address guard', () => {
  test.each([...words(REFUSED), ...NO_ADDRESS])('refuses %s', (address) => {
    expect(refuseUnlessPublic(address)).toEqual(expect.any(String));
  });

  test.each(words(ACCEPTED))('accepts %s', (address) => {
    expect(refuseUnlessPublic(address)).toBeUndefined();
  });

  it("refuses this machine's own public address, in any spelling", () => {
    const guard = createAddressGuard(() => ['8.8.4.4', '2606:4700:0:0::1', 'not an address']);
    expect(guard('8.8.4.4')).toContain('own address');
    expect(guard('2606:4700::1')).toContain('own address');
    expect(guard('8.8.8.8')).toBeUndefined();
    expect(guard('10.0.0.1')).toContain('private');
  });

  it('reads the interfaces of this machine when nothing else is given', () => {
    expect(createAddressGuard()('127.0.0.1')).toContain('loopback');
    expect(createAddressGuard()('1.1.1.1')).toBeUndefined();
  });

  test.each(['localhost', 'a.localhost', 'localhost.', 'printer.local', 'vault.internal', 'nas.home.arpa'])(
    'knows %s as a local name',
    (name) => expect(isLocalName(name)).toBe(true),
  );

  test.each(['local.example', 'localhost.example', 'mylocalhost', 'internal.news', 'harbour-ledger.example'])(
    'takes %s for a name of the internet',
    (name) => expect(isLocalName(name)).toBe(false),
  );

  it('accepts no IPv4 address that the ranges of RFC 6890 exclude, whatever ipaddr.js knows', () => {
    // Written out a second time, as numbers, so that a gap in the library would show.
    const inside = ([a = 0, b = 0, c = 0]: number[]) =>
      [0, 10, 127].includes(a) ||
      a >= 224 ||
      (a === 100 && b >= 64 && b <= 127) ||
      (a === 169 && b === 254) ||
      (a === 172 && b >= 16 && b <= 31) ||
      (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)) || (b === 88 && c === 99))) ||
      (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) ||
      (a === 203 && b === 0 && c === 113);
    const octet = fc.oneof(
      fc.nat(255),
      fc.constantFrom(0, 10, 88, 99, 100, 113, 127, 168, 169, 172, 192, 198, 203, 254),
    );
    fc.assert(
      fc.property(fc.array(octet, { minLength: 4, maxLength: 4 }), (octets) => {
        if (inside(octets)) expect(refuseUnlessPublic(octets.join('.'))).toEqual(expect.any(String));
      }),
      { numRuns: 3000 },
    );
  });

  it('accepts no IPv6 address outside 2000::/3', () => {
    const group = fc.nat(0xffff);
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        if ((groups[0]! & 0xe000) === 0x2000) return;
        expect(refuseUnlessPublic(groups.map((part) => part.toString(16)).join(':'))).toEqual(
          expect.any(String),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
