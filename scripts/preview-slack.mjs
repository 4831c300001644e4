/**
 * Renders sample messages as the bot sends them and shoots them in the look of Slack. Run by `npm run preview`, after a
 * build.
 */
import { renderMessage } from '../dist/src/bots/slack/render.js';
import { answers, edited, samples } from './preview/messages.mjs';
import { shoot } from './preview/shoot.mjs';
import { page, post } from './preview/slack-html.mjs';

const width = 760;
const group = { id: 'S012AB3CD', name: 'ai-readers' };

const posts = (list) =>
  list.map(({ title, message, role, alone, edited }) =>
    post({
      title,
      alone,
      edited,
      payload: renderMessage(message, role ? { mention: group.id } : {}),
      names: { [group.id]: group.name },
    }),
  );
const sheet = (height, list) => ({ width, height, page: (theme) => page(posts(list), theme, width) });
const named = (...names) => samples.filter(({ name }) => names.includes(name));

shoot({
  slack: sheet(2070, [...named('compact'), edited, ...named('calling', 'update', 'digest', 'quiet')]),
  'slack-brief': sheet(570, named('full')),
  'slack-answers': sheet(1430, [...named('answer'), ...answers]),
});
