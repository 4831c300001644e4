import type { World } from '../state/world.ts';
import { ApiError } from './errors.ts';
import type { Grants } from './oauth.ts';
import type { Answer } from './send.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const page = (body: string, status = 200): Answer => ({
  status,
  headers: {},
  body: `<!doctype html><meta charset="utf-8"><title>Simulated Slack</title>${body}`,
});

/** The page that asks whether the app may be installed, and what follows when somebody agrees or does not. */
export function authorizePage(world: World, grants: Grants, url: URL): Answer {
  try {
    const { scopes } = grants.read(url.searchParams);
    const person = world.user(url.searchParams.get('person') ?? '');
    if (url.pathname === '/oauth/v2/decide' && person !== undefined) {
      const agrees = url.searchParams.get('agrees') === 'yes';
      const location = grants.decide(url.searchParams, person, agrees);
      return { status: 302, headers: { location }, body: '' };
    }
    const people = [...world.teams.values()].flatMap((team) =>
      [...team.users.values()].filter(({ bot }) => !bot).map((user) => ({ team, user })),
    );
    const choices = people.map(({ team, user }) => {
      const link = new URL(url);
      link.pathname = '/oauth/v2/decide';
      link.searchParams.set('person', user.id);
      link.searchParams.set('agrees', 'yes');
      const address = escaped(link.pathname + link.search);
      return `<li><a href="${address}">Allow, as ${escaped(user.realName)} of ${escaped(team.name)}</a>`;
    });
    return page(
      `<h1>${escaped(world.app.name)} asks for access</h1><p>${escaped(scopes.join(', '))}</p><ul>${choices.join('')}</ul>`,
    );
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return page(`<h1>Something went wrong</h1><p>${error.code}</p>`, 400);
  }
}
