import { secret } from '../state/ids.ts';
import { install } from '../state/installing.ts';
import type { Team, User } from '../state/types.ts';
import type { World } from '../state/world.ts';
import { ApiError } from './errors.ts';

/** Slack: "Installing with OAuth": codes live ten minutes. */
const CODE_MS = 10 * 60_000;

interface Grant {
  team: Team;
  person: User;
  scopes: readonly string[];
  redirectUri: string | null;
  at: Date;
  used: boolean;
}

/** What an address like /oauth/v2/authorize?... asks for. */
export interface Asked {
  scopes: readonly string[];
  state: string | null;
  /** Where the person is sent back to. */
  backTo: string;
  redirectUri: string | null;
}

/** Installing by OAuth: people agree, codes are exchanged for tokens. */
export class Grants {
  readonly #world: World;
  readonly #codes = new Map<string, Grant>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Reads the query of an authorize address; raises what Slack's page would say. */
  read(query: URLSearchParams): Asked {
    const { app } = this.#world;
    if (query.get('client_id') !== app.clientId) throw new ApiError('invalid_client_id');
    const scopes = (query.get('scope') ?? '').split(/[, ]+/).filter((each) => each !== '');
    if (scopes.length === 0) throw new ApiError('invalid_scope');
    const redirectUri = query.get('redirect_uri');
    const allowed = app.redirectUrls;
    if (redirectUri !== null && allowed !== null && !allowed.some((each) => redirectUri.startsWith(each)))
      throw new ApiError('bad_redirect_uri');
    const backTo = redirectUri ?? allowed?.[0];
    if (backTo === undefined) throw new ApiError('bad_redirect_uri');
    return { scopes, state: query.get('state'), backTo, redirectUri };
  }

  /** The address that a person is sent back to, with a code or with a refusal. */
  decide(query: URLSearchParams, person: User, agrees: boolean): string {
    const { scopes, state, backTo, redirectUri } = this.read(query);
    const back = new URL(backTo);
    if (state !== null) back.searchParams.set('state', state);
    if (!agrees) {
      back.searchParams.set('error', 'access_denied');
      return back.href;
    }
    const code = `${secret(6)}.${secret(6)}`;
    const team = this.#world.team(person.teamId);
    this.#codes.set(code, { team, person, scopes, redirectUri, at: this.#world.now(), used: false });
    back.searchParams.set('code', code);
    return back.href;
  }

  /** oauth.v2.access: a code for a token, once. */
  exchange(args: Record<string, unknown>): Record<string, unknown> {
    const { app } = this.#world;
    if (args['client_id'] !== app.clientId) throw new ApiError('invalid_client_id');
    if (args['client_secret'] !== app.clientSecret) throw new ApiError('bad_client_secret');
    const grant = this.#codes.get(String(args['code']));
    const isOld = grant !== undefined && this.#world.now().getTime() - grant.at.getTime() > CODE_MS;
    if (grant === undefined || isOld) throw new ApiError('invalid_code');
    if (grant.used) throw new ApiError('code_already_used');
    if (grant.redirectUri !== null && args['redirect_uri'] !== grant.redirectUri)
      throw new ApiError('bad_redirect_uri');
    grant.used = true;
    const { team, person, scopes } = grant;
    const installation = install(this.#world, team, scopes);
    return {
      app_id: app.id,
      authed_user: { id: person.id },
      scope: [...installation.scopes].join(','),
      token_type: 'bot',
      access_token: installation.token,
      bot_user_id: installation.bot.id,
      team: { id: team.id, name: team.name },
      enterprise: null,
      is_enterprise_install: false,
    };
  }
}
