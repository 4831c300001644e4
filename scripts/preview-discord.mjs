/**
 * Renders sample messages as the bot sends them and shoots them in the look of Discord: docs/previews/*.png.
 * Needs a Chromium (CHROMIUM names it, by default `chromium`). Run by `npm run preview`, after a build.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderCalling } from '../dist/src/bots/discord/embed.js';
import { renderMessage } from '../dist/src/bots/discord/render.js';
import { page, post } from './preview/html.mjs';
import { samples } from './preview/messages.mjs';

const width = 700;
const sheets = {
  discord: samples.filter(({ name }) => name !== 'full'),
  'discord-brief': samples.filter(({ name }) => name === 'full'),
};
const heights = { discord: 2180, 'discord-brief': 860 };
const folder = mkdtempSync(join(tmpdir(), 'preview-'));
mkdirSync('docs/previews', { recursive: true });
try {
  for (const [sheet, list] of Object.entries(sheets)) {
    for (const theme of ['light', 'dark']) {
      const posts = list.map(({ title, message, role, alone }) =>
        post({
          title,
          alone,
          payload: role ? renderCalling(message, role.id) : renderMessage(message),
          names: role ? { [role.id]: role.name } : {},
        }),
      );
      const file = join(folder, `${sheet}-${theme}.html`);
      writeFileSync(file, page(posts, theme, width));
      execFileSync(
        process.env.CHROMIUM ?? 'chromium',
        [
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          '--hide-scrollbars',
          `--window-size=${width},${heights[sheet]}`,
          `--screenshot=docs/previews/${sheet}-${theme}.png`,
          `file://${file}`,
        ],
        { stdio: 'ignore' },
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
