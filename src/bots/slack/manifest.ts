import { commandName } from './command-name.ts';
import { events, scopes } from './scopes.ts';
import { words } from './words.en.ts';

export interface ManifestOptions {
  /** Where Slack reaches the bot; undefined for Socket Mode, which needs no public address. */
  publicUrl?: string | undefined;
}

/** Where Slack's requests come to, below the public address. */
export const paths = { events: '/slack/events', install: '/slack/install', oauth: '/slack/oauth_redirect' };

/** The app's settings, to be pasted at https://api.slack.com/apps > Create New App > From a manifest. */
export function manifest({ publicUrl }: ManifestOptions): object {
  const at = (path: string): string => new URL(path, publicUrl).href;
  const request = publicUrl === undefined ? {} : { request_url: at(paths.events) };
  const interactive =
    publicUrl === undefined ? {} : { ...request, message_menu_options_url: at(paths.events) };
  return {
    display_information: {
      name: words.untitled,
      description: words.appDescription,
      background_color: '#334155',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: words.untitled, always_online: true },
      shortcuts: [
        {
          name: words.briefShortcut,
          type: 'message',
          callback_id: 'brief',
          description: words.briefShortcutWhy,
        },
      ],
      slash_commands: [
        {
          command: commandName,
          description: words.commandDescription,
          usage_hint: words.usageHint,
          should_escape: true,
          ...(publicUrl === undefined ? {} : { url: at(paths.events) }),
        },
      ],
    },
    oauth_config: {
      ...(publicUrl === undefined ? {} : { redirect_urls: [at(paths.oauth)] }),
      scopes: { bot: scopes.map(({ name }) => name) },
    },
    settings: {
      event_subscriptions: { ...request, bot_events: [...events] },
      interactivity: { is_enabled: true, ...interactive },
      org_deploy_enabled: false,
      socket_mode_enabled: publicUrl === undefined,
      token_rotation_enabled: false,
    },
  };
}
