/** Takes pictures of pages with a Chromium (CHROMIUM names it, by default `chromium`): docs/previews/*.png. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @param sheets by name, each with its size and a function that gives its page in a theme, light or dark */
export function shoot(sheets) {
  const folder = mkdtempSync(join(tmpdir(), 'preview-'));
  mkdirSync('docs/previews', { recursive: true });
  try {
    for (const [name, { width, height, page }] of Object.entries(sheets)) {
      for (const theme of ['light', 'dark']) {
        const file = join(folder, `${name}-${theme}.html`);
        writeFileSync(file, page(theme));
        execFileSync(
          process.env.CHROMIUM ?? 'chromium',
          [
            '--headless',
            '--no-sandbox',
            '--disable-gpu',
            '--hide-scrollbars',
            `--window-size=${width},${height}`,
            `--screenshot=docs/previews/${name}-${theme}.png`,
            `file://${file}`,
          ],
          { stdio: 'ignore' },
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
