import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import type { HttpClient } from '../../../src/shared/http/client.ts';
import { type Web, startWeb } from '../../simulators/web/web.ts';
import { type Canary, clientOf, failure, resolverOf, startCanary } from './support.ts';

const REFUSED = 'http_address_refused';
const BAD = 'http_bad_url';

/** Names that a hostile DNS answers. Every other name is unknown. */
const NAMES = {
  'loopback.example': ['127.0.0.1'],
  'loopback6.example': ['::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'compat.example': ['::127.0.0.1'],
  'nat64.example': ['64:ff9b::7f00:1'],
  'sixtofour.example': ['2002:7f00:1::'],
  'private.example': ['10.0.0.8'],
  'mixed.example': ['1.1.1.1', '127.0.0.1'],
  'mixed-last.example': ['127.0.0.1', '1.1.1.1'],
  'mixed6.example': ['2606:4700:4700::1111', '::1'],
  'metadata.example': ['169.254.169.254'],
  'azure.example': ['168.63.129.16'],
  'zero.example': ['0.0.0.0'],
  'scoped.example': ['fe80::1%eth0'],
  '127.0.0.1.nip.example': ['127.0.0.1'],
};

/** PORT stands for the canary's port. */
const TRICKS: [url: string, code: string][] = [
  // IPv4 in every notation that some library reads
  ['http://127.0.0.1:PORT/', REFUSED],
  ['http://127.0.0.2:PORT/', REFUSED],
  ['http://127.255.255.254:PORT/', REFUSED],
  ['http://127.1:PORT/', REFUSED],
  ['http://127.0.1:PORT/', REFUSED],
  ['http://2130706433:PORT/', REFUSED],
  ['http://0x7f000001:PORT/', REFUSED],
  ['http://0x7F.0x0.0x0.0x1:PORT/', REFUSED],
  ['http://0x7f.1:PORT/', REFUSED],
  ['http://0177.0.0.1:PORT/', REFUSED],
  ['http://0177.0.0.01:PORT/', REFUSED],
  ['http://017700000001:PORT/', REFUSED],
  ['http://0000000000000000177.0.0.1:PORT/', REFUSED],
  ['http://127.0.0.1.:PORT/', REFUSED],
  ['http://127.0x0.0.01:PORT/', REFUSED],
  ['http://4294967297:PORT/', BAD],
  ['http://256.0.0.1:PORT/', BAD],
  ['http://127.0.0.1..:PORT/', 'http_dns_failed'],
  ['http://0/', REFUSED],
  ['http://0.0.0.0:PORT/', REFUSED],
  ['http://0x0:PORT/', REFUSED],
  ['http://10.1.2.3/', REFUSED],
  ['http://167837955/', REFUSED],
  ['http://172.16.0.1/', REFUSED],
  ['http://192.168.1.1/', REFUSED],
  ['http://3232235777/', REFUSED],
  ['http://100.64.0.1/', REFUSED],
  ['http://198.18.0.1/', REFUSED],
  ['http://224.0.0.251/', REFUSED],
  ['http://240.0.0.1/', REFUSED],
  ['http://255.255.255.255/', REFUSED],
  ['http://192.0.2.1/', REFUSED],
  // Unicode that becomes digits and dots
  ['http://１２７.０.０.１:PORT/', REFUSED],
  ['http://127。0。0。1:PORT/', REFUSED],
  ['http://127．0．0．1:PORT/', REFUSED],
  ['http://①②⑦.⓪.⓪.①:PORT/', REFUSED],
  ['http://𝟏𝟐𝟕.𝟎.𝟎.𝟏:PORT/', REFUSED],
  ['http://127%2e0%2e0%2e1:PORT/', REFUSED],
  ['http://%31%32%37.0.0.1:PORT/', REFUSED],
  ['http://loca\u00adlhost:PORT/', REFUSED],
  ['http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/', REFUSED],
  // IPv6
  ['http://[::1]:PORT/', REFUSED],
  ['http://[0:0:0:0:0:0:0:1]:PORT/', REFUSED],
  ['http://[0000:0000:0000:0000:0000:0000:0000:0001]:PORT/', REFUSED],
  ['http://[::]:PORT/', REFUSED],
  ['http://[::ffff:127.0.0.1]:PORT/', REFUSED],
  ['http://[::ffff:7f00:1]:PORT/', REFUSED],
  ['http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/', REFUSED],
  ['http://[::127.0.0.1]:PORT/', REFUSED],
  ['http://[::ffff:0:127.0.0.1]:PORT/', REFUSED],
  ['http://[64:ff9b::127.0.0.1]:PORT/', REFUSED],
  ['http://[64:ff9b:1::7f00:1]:PORT/', REFUSED],
  ['http://[2002:7f00:1::]:PORT/', REFUSED],
  ['http://[2001:0:7f00:1::]:PORT/', REFUSED],
  ['http://[fe80::1]:PORT/', REFUSED],
  ['http://[fe80::1%25eth0]:PORT/', BAD],
  ['http://[::1%25lo]:PORT/', BAD],
  ['http://[fc00::1]/', REFUSED],
  ['http://[fec0::1]/', REFUSED],
  ['http://[ff02::1]/', REFUSED],
  ['http://[2001:db8::1]/', REFUSED],
  ['http://[::ffff:0177.0.0.1]:PORT/', BAD],
  // Names of this machine and its network
  ['http://localhost:PORT/', REFUSED],
  ['http://LOCALHOST:PORT/', REFUSED],
  ['http://localhost.:PORT/', REFUSED],
  ['http://anything.localhost:PORT/', REFUSED],
  ['http://router.local/', REFUSED],
  ['http://metadata.google.internal/computeMetadata/v1/', REFUSED],
  // Cloud metadata
  ['http://169.254.169.254/latest/meta-data/', REFUSED],
  ['http://2852039166/latest/meta-data/', REFUSED],
  ['http://0xa9fea9fe/', REFUSED],
  ['http://[fd00:ec2::254]/latest/meta-data/', REFUSED],
  ['http://[::ffff:a9fe:a9fe]/', REFUSED],
  ['http://100.100.100.200/latest/meta-data/', REFUSED],
  ['http://168.63.129.16/metadata', REFUSED],
  // Hosts hidden behind user names, slashes and white space
  ['http://news.example@127.0.0.1:PORT/', 'http_credentials_in_url'],
  ['http://news.example:80@127.0.0.1:PORT/', 'http_credentials_in_url'],
  ['http://127.0.0.1:PORT@news.example/', 'http_credentials_in_url'],
  ['http://news.example%40127.0.0.1:PORT/', BAD],
  ['http:\\\\127.0.0.1:PORT\\', REFUSED],
  ['http:/\\127.0.0.1:PORT/', REFUSED],
  ['http:127.0.0.1:PORT/', REFUSED],
  ['http:////127.0.0.1:PORT/', REFUSED],
  ['\t\nhttp://127.0.0.1:PORT/ ', REFUSED],
  ['ht\ntp://127.\t0.0.1:PORT/', REFUSED],
  ['http://127.0.0.1\\@news.example:PORT/', REFUSED],
  ['http://127.0.0.1:PORT#@news.example/', REFUSED],
  ['http://127.0.0.1:PORT?@news.example/', REFUSED],
  ['http://127.0.0.1 .news.example/', BAD],
  ['//127.0.0.1:PORT/', BAD],
  ['http://', BAD],
  // Schemes
  ['file:///etc/passwd', 'http_scheme_refused'],
  ['file://127.0.0.1/etc/passwd', 'http_scheme_refused'],
  ['ftp://127.0.0.1:PORT/', 'http_scheme_refused'],
  ['gopher://127.0.0.1:PORT/_GET', 'http_scheme_refused'],
  ['data:text/html,hello', 'http_scheme_refused'],
  ['javascript:alert(1)', 'http_scheme_refused'],
  ['ws://127.0.0.1:PORT/', 'http_scheme_refused'],
  ['unix:/var/run/docker.sock', 'http_scheme_refused'],
  ['blob:http://127.0.0.1:PORT/1', 'http_scheme_refused'],
  // DNS that answers with private addresses
  ...Object.keys(NAMES).map((name): [string, string] => [`http://${name}:PORT/`, REFUSED]),
  ['https://loopback.example:PORT/', REFUSED],
  // Services that are not the web
  ['http://news.example:22/', 'http_port_refused'],
  ['http://news.example:25/', 'http_port_refused'],
  ['http://news.example:6379/', 'http_port_refused'],
  ['http://news.example:0/', 'http_port_refused'],
];

let canary: Canary;
let web: Web;
let client: HttpClient;
const withPort = (url: string) => url.replaceAll('PORT', String(canary.port));

beforeAll(async () => {
  canary = await startCanary();
  web = await startWeb();
  client = clientOf({
    resolve: resolverOf(NAMES),
    ownAddresses: () => [],
    route: (url) => (url.hostname === 'news.example' && url.port === '' ? web.route(url) : undefined),
    limits: { connectMs: 500, headersMs: 500, totalMs: 1000 },
  });
});

afterAll(async () => {
  // The point of this file: whatever was tried, nobody came through.
  const hits = canary.hits();
  await client.close();
  await Promise.all([canary.close(), web.close()]);
  expect(hits).toBe(0);
});

describe('an address in disguise', () => {
  test.each(TRICKS)('%j is refused', async (url, code) => {
    const error = await failure(client.get(withPort(url), { kind: 'feed' }));
    expect(error.code).toBe(code);
    expect(canary.hits()).toBe(0);
  });

  it('is refused for pages before their robots.txt is asked for', async () => {
    for (const url of ['http://127.0.0.1:PORT/', 'http://localhost:PORT/', 'http://[::1]:PORT/']) {
      expect((await failure(client.get(withPort(url), { kind: 'page' }))).code).toBe(REFUSED);
    }
    // A name is resolved for the robots.txt first, which then counts as not to be had.
    const error = await failure(client.get(withPort('http://loopback.example:PORT/'), { kind: 'page' }));
    expect(error.code).toBe('http_robots_unreachable');
    expect(canary.hits()).toBe(0);
  });
});

describe('a redirect from a public host', () => {
  const LEADS: [to: string, code: string][] = [
    ['http://127.0.0.1:PORT/', REFUSED],
    ['//127.0.0.1:PORT/', REFUSED],
    ['http://2130706433:PORT/', REFUSED],
    ['http://[::1]:PORT/', REFUSED],
    ['http://[::ffff:127.0.0.1]:PORT/', REFUSED],
    ['http://localhost:PORT/', REFUSED],
    ['http://loopback.example:PORT/', REFUSED],
    ['http://169.254.169.254/latest/meta-data/', REFUSED],
    ['file:///etc/passwd', 'http_scheme_refused'],
    ['data:text/html,hello', 'http_scheme_refused'],
    ['http://me:secret@127.0.0.1:PORT/', 'http_credentials_in_url'],
  ];
  const cases = [301, 302, 303, 307, 308].flatMap((status) =>
    LEADS.map(([to, code]): [number, string, string] => [status, to, code]),
  );

  test.each(cases)('%d to %s goes nowhere', async (status, to, code) => {
    web.put('http://news.example/moved', { body: '', status, headers: { location: withPort(to) } });
    const error = await failure(client.get('http://news.example/moved', { kind: 'feed' }));
    expect(error.code).toBe(code);
    expect(canary.hits()).toBe(0);
  });

  it('by way of a second public host goes nowhere either', async () => {
    web.put('http://news.example/one', { body: '', status: 302, headers: { location: '/two' } });
    web.put('http://news.example/two', {
      body: '',
      status: 302,
      headers: { location: withPort('http://127.0.0.1:PORT/') },
    });
    expect((await failure(client.get('http://news.example/one', { kind: 'feed' }))).code).toBe(REFUSED);
  });

  it('written as a meta element or a Refresh header is not followed at all', async () => {
    const to = withPort('http://127.0.0.1:PORT/');
    const body = `<meta http-equiv="refresh" content="0;url=${to}"><script>location='${to}'</script>`;
    web.put('http://news.example/meta', { body, headers: { refresh: `0;url=${to}` } });
    expect((await client.get('http://news.example/meta', { kind: 'page' })).body).toBe(body);
    expect(canary.hits()).toBe(0);
  });

  it('of a robots.txt goes nowhere, and the page stays closed', async () => {
    web.put('http://news.example/robots.txt', {
      body: '',
      status: 302,
      headers: { location: withPort('http://127.0.0.1:PORT/') },
    });
    const fresh = clientOf({
      route: (url) => (url.hostname === 'news.example' ? web.route(url) : undefined),
    });
    const error = await failure(fresh.get('http://news.example/meta', { kind: 'page' }));
    expect(error.code).toBe('http_robots_unreachable');
    await fresh.close();
  });
});

describe('any private address in any notation', () => {
  const octets = fc.oneof(
    fc.tuple(fc.constant(127), fc.nat(255), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(10), fc.nat(255), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(192), fc.constant(168), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(169), fc.constant(254), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.integer({ min: 224, max: 255 }), fc.nat(255), fc.nat(255), fc.nat(255)),
    fc.tuple(fc.constant(0), fc.nat(255), fc.nat(255), fc.nat(255)),
  );
  const notation = fc.constantFrom<(n: number) => string>(
    (n) => String(n),
    (n) => `0x${n.toString(16)}`,
    (n) => `0X${n.toString(16).toUpperCase()}`,
    (n) => `0${n.toString(8)}`,
    (n) => `000${n.toString(8)}`,
  );
  const dots = fc.constantFrom('.', '。', '．', '｡', '%2e', '%2E');
  const widen = (text: string) =>
    text.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

  /** Joins the last `parts` octets into one number, as inet_aton does. */
  const fold = (bytes: number[], parts: number) => [
    ...bytes.slice(0, 4 - parts),
    bytes.slice(4 - parts).reduce((sum, byte) => sum * 256 + byte, 0),
  ];
  const four = fc
    .tuple(
      octets,
      fc.integer({ min: 1, max: 4 }),
      fc.array(notation, { minLength: 4, maxLength: 4 }),
      dots,
      fc.boolean(),
      fc.boolean(),
    )
    .map(([bytes, parts, write, dot, wide, trailing]) => {
      const numbers = fold(bytes, parts).map((part, index) => write[index]!(part));
      return (wide ? numbers.map(widen) : numbers).join(dot) + (trailing ? '.' : '');
    });
  const six = fc
    .tuple(octets, fc.constantFrom('::ffff:', '::', '64:ff9b::', '::ffff:0:'), fc.boolean())
    .map(([bytes, prefix, hex]) => {
      const high = (bytes[0] * 256 + bytes[1]).toString(16);
      const low = (bytes[2] * 256 + bytes[3]).toString(16);
      return `[${prefix}${hex ? `${high}:${low}` : bytes.join('.')}]`;
    });

  it('is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(four, six), async (host) => {
        const error = await failure(client.get(`http://${host}:${canary.port}/`, { kind: 'feed' }));
        expect(error.code).toBe(REFUSED);
      }),
      { numRuns: 2000 },
    );
    expect(canary.hits()).toBe(0);
  });
});
