import { Routes } from 'discord.js';
import type { Sender } from '../../shared/domain/sender.ts';
import { AppError, userError } from '../../shared/errors.ts';
import type { Logger } from '../../shared/logger.ts';
import type { Destinations } from '../../shared/news/publish/destination-keeper.ts';
import type { Answer, Call, ChatPlatform, Command, Desk } from '../commands/command.ts';
import { discordPlatform, openApi } from './api.ts';
import { Bot } from './bot.ts';
import { openChannels, placeOf } from './channels.ts';
import { putCommandInPlace } from './commands.ts';
import { Interactions } from './interactions.ts';
import { nameOf } from '../../shared/rendering/names.ts';
import { obstaclesAt } from './permissions.ts';
import { discordSender } from './sender.ts';
import { Servers } from './servers.ts';
import { words } from './words.en.ts';

export interface DiscordOptions {
  token: string;
  /** `https://discord.com/api`, or a server that speaks the same. */
  apiUrl: string;
  /** What commands work with; the platform is put in. */
  desk: Omit<Desk, 'platform'>;
  log: Logger;
  commands: readonly Command[];
  press: (action: string, call: Call) => Promise<Answer>;
  destinations: Destinations;
  /** How long a request may take, in milliseconds. */
  timeoutMs?: number;
}

export interface Discord {
  /** Needs no gateway: workers send with it on any machine. */
  sender: Sender;
  platform: ChatPlatform;
  /** Puts the command in place and listens to people. @throws what only a person can mend, such as a wrong token. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Discord, ready to send; `start` makes the bot appear. */
export function openDiscord(options: DiscordOptions): Discord {
  const { token, apiUrl, desk, commands, press, destinations, timeoutMs } = options;
  const { db, clock } = desk;
  const log = options.log.child({ platform: discordPlatform });
  const api = openApi({ token, apiUrl, db, clock, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  const channels = openChannels(api, clock);
  let own: Promise<string> | undefined;
  const me = (): Promise<string> => {
    own ??= api.get<{ id: string }>({ route: Routes.user() }).then(({ id }) => id);
    own.catch(() => (own = undefined));
    return own;
  };
  const obstacles = (address: string): Promise<string[]> => obstaclesAt({ api, channels, me }, address);
  const platform: ChatPlatform = {
    name: discordPlatform,
    obstaclesAt: obstacles,
    takesLines: async (address) => placeOf(await channels.find(address)) !== 'forum',
    nameOfPlace: (address) => nameOf('#', address),
    nameOfPerson: (personId) => nameOf('@', personId),
    directAddress: (personId) => directAddress(api, personId),
  };
  const bot = new Bot({
    api,
    token,
    apiUrl,
    log,
    interactions: new Interactions({ api, desk: { ...desk, platform }, log, commands, press }),
    servers: new Servers({ api, db, clock, log, channels, destinations, obstaclesAt: obstacles }),
  });
  return {
    sender: discordSender({
      api,
      channels,
      clock,
      log,
      me,
      obstaclesAt: obstacles,
      directAddress: (personId) => directAddress(api, personId),
    }),
    platform,
    async start() {
      await bot.start();
      await tellCommands();
    },
    stop: () => bot.stop(),
  };

  /** Commands that are there already work without it, so trouble here stops nothing. */
  async function tellCommands(): Promise<void> {
    try {
      const { id } = await api.get<{ id: string }>({ route: Routes.currentApplication() });
      const changed = await putCommandInPlace(api, id, commands);
      log.debug({ changed }, 'command in place');
    } catch (error) {
      log.error(
        { code: error instanceof AppError ? error.code : 'unexpected', err: error },
        'command not in place',
      );
    }
  }
}

async function directAddress(api: ReturnType<typeof openApi>, personId: string): Promise<string> {
  try {
    const { id } = await api.post<{ id: string }>({
      route: Routes.userChannels(),
      body: { recipient_id: personId },
    });
    return id;
  } catch (error) {
    if (error instanceof AppError && error.code === 'direct_messages_refused')
      throw userError(error.code, words.directMessagesRefused, { cause: error });
    throw error;
  }
}
