import { createHmac } from 'node:crypto';
import type { Installation } from '@slack/bolt';
import type {
  HTTPReceiverInstallerOptions,
  HTTPReceiverOptions,
} from '@slack/bolt/dist/receivers/HTTPReceiver.js';
import { permanent } from '../../shared/errors.ts';
import type { StoredInstallations } from './installations.ts';
import { paths } from './manifest.ts';
import { notices } from './notices.en.ts';
import { scopes } from './scopes.ts';

export interface InstallingOptions {
  clientId: string;
  clientSecret: string;
  /** Where people install the bot, such as `https://news.example.org`. */
  publicUrl: string;
  /** Of Slack's Web API; the page where people allow the app is on the same host. */
  apiUrl: string;
  /** Signs what must come back unchanged. */
  key: Buffer;
  store: StoredInstallations;
  installed: (teamId: string, name: string) => Promise<void>;
}

type InstallerOptions = {
  [Name in keyof HTTPReceiverInstallerOptions]?: NonNullable<HTTPReceiverInstallerOptions[Name]>;
};
export type ReceiverOptions = Pick<
  HTTPReceiverOptions,
  'clientId' | 'clientSecret' | 'stateSecret' | 'scopes' | 'redirectUri' | 'installationStore'
> & { installerOptions: InstallerOptions };

/** Lets workspaces install the bot by themselves, by Slack's OAuth. */
export class Installing {
  readonly #options: InstallingOptions;

  constructor(options: InstallingOptions) {
    this.#options = options;
  }

  receiverOptions(installerOptions: InstallerOptions): ReceiverOptions {
    const { clientId, clientSecret, publicUrl, apiUrl, key } = this.#options;
    return {
      clientId,
      clientSecret,
      // The library refuses an answer whose state it has not given to this very browser.
      stateSecret: createHmac('sha256', key).update('slack oauth state').digest('base64url'),
      scopes: scopes.map(({ name }) => name),
      redirectUri: new URL(paths.oauth, publicUrl).href,
      installationStore: {
        storeInstallation: (installation) => this.#store(installation),
        // Tokens are looked up by `Installations`; the library only stores.
        fetchInstallation: ({ teamId = '' }) => Promise.resolve(unread(teamId)),
      },
      installerOptions: {
        ...installerOptions,
        installPath: paths.install,
        redirectUriPath: paths.oauth,
        directInstall: true,
        authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href,
      },
    };
  }

  async #store({ team, bot }: Installed): Promise<void> {
    if (!team || !bot) throw permanent('not_a_workspace', notices.oneWorkspaceAtATime);
    const { store, installed } = this.#options;
    await store.save({ teamId: team.id, token: bot.token, botUserId: bot.userId, scopes: bot.scopes });
    await installed(team.id, team.name ?? '');
  }
}

/** All that the library hears of an installation. */
const unread = (teamId: string): Installation => ({
  team: { id: teamId },
  enterprise: undefined,
  user: { id: '', token: undefined, scopes: undefined },
});

/** What Slack hands over, as far as it is kept: not who installed it. */
interface Installed {
  team?: { id: string; name?: string } | undefined;
  bot?: { token: string; userId: string; scopes: string[] } | undefined;
}
