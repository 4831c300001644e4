// Loaded into a spawned process by --import: takes it off the internet, and at its end writes down the most memory
// that it has held.
import dns from 'node:dns/promises';
import { readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isIP } from 'node:net';

const lookup = dns.lookup;
// Tests ask no real publisher's server, on a machine with a network neither.
dns.lookup = (name, options) =>
  isIP(name)
    ? lookup(name, options)
    : Promise.reject(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' }));
syncBuiltinESMExports();

const file = process.env['TEST_PEAK_FILE'];
if (file) process.once('exit', () => writeFileSync(file, String(peakMb())));

/** Linux counts the parent's memory at the fork into maxRSS, so there the kernel's own mark of this process is read. */
function peakMb() {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (kilobytes) return Number(kilobytes) / 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS / 1024;
}
