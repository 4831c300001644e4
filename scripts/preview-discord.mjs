/**
 * Renders sample messages as the bot sends them and shoots them in the look of Discord. Run by `npm run preview`, after
 * a build.
 */
import { renderCalling } from '../dist/src/bots/discord/embed.js';
import { renderMessage } from '../dist/src/bots/discord/render.js';
import { page, post } from './preview/html.mjs';
import { samples } from './preview/messages.mjs';
import { shoot } from './preview/shoot.mjs';

const width = 700;

const posts = (list) =>
  list.map(({ title, message, role, alone }) =>
    post({
      title,
      alone,
      payload: role ? renderCalling(message, role.id) : renderMessage(message),
      names: role ? { [role.id]: role.name } : {},
    }),
  );
const sheet = (height, list) => ({ width, height, page: (theme) => page(posts(list), theme, width) });

shoot({
  discord: sheet(
    2180,
    samples.filter(({ name }) => name !== 'full'),
  ),
  'discord-brief': sheet(
    860,
    samples.filter(({ name }) => name === 'full'),
  ),
});
